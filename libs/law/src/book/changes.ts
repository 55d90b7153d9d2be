import type { LocalDate } from '@app/kernel';
import { addDays } from '@app/kernel';
import type { Fact } from './facts';
import type { Law, SuccessorRow } from './law';
import { SHIPPED_LAW } from './law';

/** What changed on one day, by the ids of the facts. A fact stands either in a pair or by itself. */
export interface LawChange {
  /** The first day of the new state; what ended held until the day before. */
  readonly on: LocalDate;
  /** Began without replacing anything. */
  readonly began: readonly string[];
  /** Ended, and the book holds nothing that follows it. */
  readonly ended: readonly string[];
  /** Old and new; one old fact may have several successors and the other way round. */
  readonly replaced: readonly SuccessorRow[];
}

/** Single days, such as a one-off holiday, do not end: they are over. */
const isSingleDay = ({ validFrom, validTo }: Fact): boolean => validFrom !== null && validFrom === validTo;

/** A method or a decision does not change the law on the day it is dated, which may only be that of its source. */
const isLaw = ({ unit }: Fact): boolean => unit !== 'formula' && unit !== 'case';

const endOf = (row: Fact): LocalDate | null =>
  row.validTo === null || isSingleDay(row) ? null : addDays(row.validTo, 1);

function byDay(facts: readonly Fact[], dayOf: (row: Fact) => LocalDate | null): ReadonlyMap<LocalDate, Fact[]> {
  const days = new Map<LocalDate, Fact[]>();
  for (const row of facts) {
    const day = dayOf(row);
    if (day !== null) days.set(day, [...(days.get(day) ?? []), row]);
  }
  return days;
}

/**
 * What changed when, the latest day first, read from the validity of the facts. A fact that ends is followed by the one
 * that begins the next day under the same subject, or by those the book names as its successors. Formulas and case law are
 * left out.
 */
export function lawChanges(law: Law = SHIPPED_LAW): readonly LawChange[] {
  const facts = law.allFacts.filter(isLaw);
  const beginnings = byDay(facts, ({ validFrom }) => validFrom);
  const ends = byDay(facts, endOf);
  return [...new Set([...beginnings.keys(), ...ends.keys()])]
    .sort()
    .reverse()
    .map((on) => {
      const old = ends.get(on) ?? [];
      const young = beginnings.get(on) ?? [];
      const follows = (from: Fact, to: Fact): boolean =>
        from.subject === to.subject || law.successors.some((row) => row.from === from.id && row.to === to.id);
      const replaced = old.flatMap((from) =>
        young.filter((to) => follows(from, to)).map((to) => ({ from: from.id, to: to.id })),
      );
      const paired = new Set(replaced.flatMap(({ from, to }) => [from, to]));
      const alone = (rows: readonly Fact[]): string[] => rows.map(({ id }) => id).filter((id) => !paired.has(id));
      return { on, began: alone(young), ended: alone(old), replaced };
    });
}
