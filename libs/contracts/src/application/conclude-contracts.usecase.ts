import { formatMoney, parseMoney } from '@app/kernel';
import { AuditTrail, newId, UnitOfWork } from '@app/platform';
import type { AwardedLot, AwardedProcedure } from '@app/procedures/contract';
import { Injectable } from '@nestjs/common';
import { newContracts } from '../domain/award';
import type { Contract } from '../domain/contract';
import { ContractRepository } from '../infrastructure/contract.repository';

/** An assumption of the product, changed in every contract; no law names it. */
export const USUAL_PREPARATION_DAYS = 60;

/** An award becomes one contract per winner. A lot that has one gets no second. */
@Injectable()
export class ConcludeContracts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly contracts: ContractRepository,
  ) {}

  /** Returns the ids of the new contracts. */
  async execute(procedure: AwardedProcedure): Promise<readonly string[]> {
    const stored = await this.contracts.ofProcedures([procedure.procedureId]);
    const held = stored.flatMap(({ lots }) => lots.map(({ lotId }) => lotId));
    const ids: string[] = [];
    for (const lots of newContracts(procedure.lots, held)) {
      const number = `${procedure.fileNumber}/V${stored.length + ids.length + 1}`;
      const contract = concluded(procedure, lots, number, this.uow.now());
      await this.contracts.insert(contract);
      this.audit.record({
        action: 'contract.concluded',
        subject: { type: 'contract', id: contract.id, label: number },
        after: { partner: contract.partner.name, value: contract.value, lots: lots.map((lot) => lot.number) },
      });
      ids.push(contract.id);
    }
    return ids;
  }
}

function concluded(procedure: AwardedProcedure, lots: readonly AwardedLot[], number: string, now: Date): Contract {
  const [first] = lots;
  const value = lots.reduce((sum, lot) => sum + parseMoney(lot.value), 0n);
  const { procedureId, fileNumber, title, buyerIds, plannedTerm, nature, state, regime, procedureType, startsOn } =
    procedure;
  return {
    ...{ id: newId(), number, procedureId, fileNumber, memberIds: buyerIds },
    ...{ nature, state, regime, procedureType, startsOn },
    title: procedure.lots.length === 1 || lots.length > 1 ? title : `${title}: ${first?.title ?? ''}`,
    partner: first?.supplier ?? { name: '', street: '', postcode: '', city: '', email: '' },
    lots: lots.map((lot) => ({
      ...{ lotId: lot.lotId, number: lot.number, title: lot.title },
      cpv: lot.cpv,
      value: lot.value,
    })),
    awardedOn: first?.awardedOn ?? procedure.term.from,
    value: formatMoney(value),
    ...{ termFrom: plannedTerm.from, termTo: plannedTerm.to },
    // Length and last day were not tendered in numbers: they are asked for on the contract's page.
    options: procedure.options.map((option) => ({
      ...{ id: newId(), title: option.title, months: 0, value: option.value, exerciseBy: null },
      ...{ decision: null, decidedOn: null, decidedBy: null, note: '' },
    })),
    ...{ priceClause: 'fixed', priceIndex: '', priceFrom: null, preparationDays: USUAL_PREPARATION_DAYS },
    ...{ modifications: [], adjustments: [], proofs: [], successor: null, noSuccessor: null },
    ...{ version: 1, changedAt: now, changedBy: '' },
  };
}
