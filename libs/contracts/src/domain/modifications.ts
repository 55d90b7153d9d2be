import { judgeModification, type Law, type ModificationAnswer, type ModificationGround } from '@app/law';
import type { LocalDate } from '@app/kernel';
import { INTENDED_CHANGE } from '../contract';
import type { Contract } from './contract';

export interface NewModification {
  readonly on: LocalDate;
  /** Net EUR, decimal string; negative when the contract becomes smaller. */
  readonly amount: string;
  readonly ground: ModificationGround;
  readonly natureChanged: boolean;
}

/** The id of the intended change in the answer of the law. */
export const INTENDED = INTENDED_CHANGE;

type Judged = Pick<Contract, 'startsOn' | 'state' | 'nature' | 'regime' | 'value' | 'adjustments' | 'modifications'>;

/** All changes so far with their running totals, and the intended one; null where there is none to judge. */
export function judgeChanges(contract: Judged, intended: NewModification | null, law: Law): ModificationAnswer | null {
  const all = [...contract.modifications, ...(intended ? [{ ...intended, id: INTENDED }] : [])];
  if (all.length === 0) return null;
  const { startsOn, state, nature, regime, value, adjustments } = contract;
  return judgeModification(
    {
      ...{ startsOn, state, nature, regime, buyer: 'municipality', originalValue: value },
      indexedValue: adjustments.at(-1)?.valueAfter ?? null,
      changes: all.map(({ id, on, amount, ground, natureChanged }) => ({
        ...{ id, on, amount, ground, overallNatureChanged: natureChanged },
      })),
    },
    law,
  );
}

/** How much of the small changes is used up: what the list shows as a bar. */
export interface Used {
  readonly factId: string;
  readonly name: string;
  readonly limit: string;
  readonly used: string;
  readonly left: string;
}

/**
 * The tightest limit on small changes, used by those recorded so far. Null where no rule is stored. A contract without
 * changes is asked with one of nothing, so that the limit shows before it is needed.
 */
export function smallChanges(contract: Judged, today: LocalDate, law: Law): Used | null {
  const on = today < contract.startsOn ? contract.startsOn : today;
  const nothing = { on, amount: '0.00', ground: 'de-minimis' as const, natureChanged: false };
  const answer = judgeChanges(contract, nothing, law);
  const limits = answer?.changes.find(({ id }) => id === INTENDED)?.limits ?? [];
  const [tightest] = [...limits].sort((a, b) => Number(a.left) - Number(b.left));
  if (!tightest) return null;
  const { factId, germanName, limit, used, left } = tightest;
  return { factId, name: germanName, limit, used, left };
}
