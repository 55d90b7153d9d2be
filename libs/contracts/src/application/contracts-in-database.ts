import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type ContractEnd, type ContractFacts, Contracts, type IntendedChange, type JudgedContract } from '../contract';
import { type Contract, endsOn } from '../domain/contract';
import { ContractRepository } from '../infrastructure/contract.repository';
import { ChangeContract } from './change-contract.usecase';

@Injectable()
export class ContractsInDatabase extends Contracts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contracts: ContractRepository,
    private readonly changes: ChangeContract,
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

  async ofLot(procedureId: string, lotId: string): Promise<ContractFacts | null> {
    requirePermission(this.uow.actor, 'contract.read');
    const contract = await this.holding(procedureId, lotId);
    return contract === undefined ? null : factsOf(contract);
  }

  async judgeChange(procedureId: string, lotId: string, intended: IntendedChange): Promise<JudgedContract | null> {
    requirePermission(this.uow.actor, 'contract.read');
    const contract = await this.holding(procedureId, lotId);
    if (contract === undefined) return null;
    return { contract: factsOf(contract), answer: await this.changes.preview(this.uow.actor, contract.id, intended) };
  }

  async recordChange(
    procedureId: string,
    lotId: string,
    change: IntendedChange & { readonly reason: string },
  ): Promise<boolean> {
    const contract = await this.holding(procedureId, lotId);
    if (contract === undefined) return false;
    await this.changes.modify(this.uow.actor, contract.id, change);
    return true;
  }

  private async holding(procedureId: string, lotId: string): Promise<Contract | undefined> {
    const all = await this.contracts.ofProcedures([procedureId]);
    return all.find(({ lots }) => lots.some((lot) => lot.lotId === lotId));
  }
}

const factsOf = ({ id, number, startsOn, state, nature, regime }: Contract): ContractFacts => ({
  ...{ id, number, startsOn, state, nature, regime },
});
