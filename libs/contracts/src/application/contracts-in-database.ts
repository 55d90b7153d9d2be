import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type ContractEnd, Contracts } from '../contract';
import { endsOn } from '../domain/contract';
import { ContractRepository } from '../infrastructure/contract.repository';

@Injectable()
export class ContractsInDatabase extends Contracts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contracts: ContractRepository,
  ) {
    super();
  }

  async ends(procedureIds: readonly string[]): Promise<readonly ContractEnd[]> {
    requirePermission(this.uow.actor, 'contract.read');
    return (await this.contracts.ofProcedures(procedureIds)).map((contract) => ({
      procedureId: contract.procedureId,
      number: contract.number,
      partner: contract.partner.name,
      endsOn: endsOn(contract),
      successor: contract.successor?.fileNumber ?? null,
    }));
  }
}
