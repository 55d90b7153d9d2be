import { type Actor, AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Contract } from '../domain/contract';
import { ContractRepository } from '../infrastructure/contract.repository';
import { refuseStale } from '../infrastructure/stale';

export interface ContractChange {
  readonly action: string;
  readonly contract: Contract;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The way every change of a contract goes: permission, lock, version, rule, conditional write, audit entry. */
@Injectable()
export class ContractStep {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly contracts: ContractRepository,
  ) {}

  run(
    actor: Actor,
    id: string,
    seenVersion: number | undefined,
    step: (contract: Contract) => Promise<ContractChange> | ContractChange,
  ): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'contract.manage');
      const contract = await this.contracts.lock(id);
      if (seenVersion !== undefined && seenVersion !== contract.version) refuseStale(contract);
      const change = await step(contract);
      await this.contracts.update(change.contract);
      this.audit.record({
        action: `contract.${change.action}`,
        subject: { type: 'contract', id, label: contract.number },
        before: change.before,
        after: change.after,
      });
    });
  }
}
