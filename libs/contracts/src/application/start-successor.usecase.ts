import {
  addDays,
  addMonths,
  conflict,
  daysBetween,
  germanMoney,
  invalid,
  type LocalDate,
  parseMoney,
} from '@app/kernel';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Procedures } from '@app/procedures/contract';
import { Injectable } from '@nestjs/common';
import { type Contract, currentValue, endsOn } from '../domain/contract';
import { ContractRepository } from '../infrastructure/contract.repository';
import { ContractStep } from './contract-step';

export interface StartedSuccessor {
  readonly procedureId: string;
  readonly fileNumber: string;
}

const LEAST_REASON = 10;

/** The procedure that follows a contract begins with what the contract knows: nothing is typed twice. */
@Injectable()
export class StartSuccessor {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly step: ContractStep,
    private readonly contracts: ContractRepository,
    private readonly procedures: Procedures,
  ) {}

  /** Asked twice, the first procedure is answered again. */
  run(actor: Actor, id: string): Promise<StartedSuccessor> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'contract.manage');
      const { successor } = await this.contracts.lock(id);
      if (successor) return successor;
      await this.step.run(actor, id, undefined, async (contract) => {
        const awarded = await this.procedures.awarded(contract.procedureId);
        const started = await this.procedures.create({
          title: contract.title,
          nature: contract.nature,
          state: contract.state,
          buyerIds: contract.memberIds,
          onBehalfOf: awarded.onBehalfOf,
          lots: contract.lots.map(({ lotId, title, cpv, value }) => ({
            ...{ title, cpv, estimatedValue: value },
            positions: (awarded.lots.find((lot) => lot.lotId === lotId)?.positions ?? []).map(
              ({ articleNumber, text, unit, quantity }) => ({ articleNumber, text, unit, quantity }),
            ),
          })),
          estimateReasons: [
            `Ausgangspunkt ist der Vertrag ${contract.number} (ursprünglich ${germanMoney(parseMoney(contract.value))}, zuletzt ${germanMoney(parseMoney(currentValue(contract)))} netto); der Wert ist neu zu schätzen.`,
          ],
          recordSentences: [`Nachfolge des Vertrags ${contract.number} mit ${contract.partner.name}.`],
          term: followingTerm(contract),
          joint: contract.memberIds.length > 1,
          origin: { type: 'contract', id },
        });
        const { id: procedureId, fileNumber } = started;
        return {
          action: 'successor-started',
          contract: { ...contract, successor: { procedureId, fileNumber }, noSuccessor: null },
          after: { procedureId, fileNumber },
        };
      });
      const started = (await this.contracts.find(id)).successor;
      if (!started) throw conflict('successor', 'Das Folgeverfahren konnte nicht angelegt werden.');
      return started;
    });
  }

  /** Says why nothing follows. */
  waive(actor: Actor, id: string, reason: string): Promise<void> {
    return this.step.run(actor, id, undefined, (contract) => {
      if (contract.successor)
        throw conflict('successor-started', `Das Folgeverfahren ${contract.successor.fileNumber} ist schon angelegt.`);
      if (reason.trim().length < LEAST_REASON)
        throw invalid('reason-missing', 'Bitte begründen.', [
          {
            pointer: '/reason',
            message: `Bitte nennen Sie mit mindestens ${LEAST_REASON} Zeichen, warum nichts folgt.`,
          },
        ]);
      return { action: 'successor-waived', contract: { ...contract, noSuccessor: reason.trim() }, after: { reason } };
    });
  }
}

/** As long as before, from the day after the end on; null where begin or end are not fixed. */
export function followingTerm(contract: Contract): { readonly from: LocalDate; readonly to: LocalDate } | null {
  const end = endsOn(contract);
  const { termFrom, termTo } = contract;
  if (end === null || termFrom === null || termTo === null) return null;
  const from = addDays(end, 1);
  const months = wholeMonths(termFrom, addDays(termTo, 1));
  const to = months === null ? addDays(from, daysBetween(termFrom, termTo)) : addDays(addMonths(from, months), -1);
  return { from, to };
}

/** How many months lie between two days that stand on the same day of the month; otherwise null. */
function wholeMonths(from: LocalDate, to: LocalDate): number | null {
  for (let months = 1; addMonths(from, months) <= to; months += 1) if (addMonths(from, months) === to) return months;
  return null;
}
