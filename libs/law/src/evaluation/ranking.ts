import type { Money } from '@app/kernel';
import { byText } from '@app/kernel';
import type { Rational } from './rational';
import { compare, negate, ratio } from './rational';

/** A bid that takes part in the comparison: price in cents, performance L in points. */
export interface Offer {
  readonly id: string;
  readonly price: Money;
  readonly performance: Rational;
}

/** What decides between equal scores, as announced: a lower price, a higher performance, the drawing of lots, or nothing. */
export const TIE_RULES = ['lower-price', 'higher-performance', 'lot', 'none'] as const;
export type TieRule = (typeof TIE_RULES)[number];

/** A bid with what it is ranked by: the first key decides, then the next; the greater the better. */
export interface Scored {
  readonly offer: Offer;
  /** What is shown as the result of the method. */
  readonly score: Rational;
  readonly scoreText: string;
  /** How the score came about, as a German calculation. */
  readonly derivation: string;
  readonly keys: readonly Rational[];
}

export interface Place {
  readonly bidId: string;
  /** 1 for the first; equal bids share a rank and the next ranks stay free (1, 1, 3). */
  readonly rank: number;
  readonly tied: boolean;
}

export const euros = ({ price }: Pick<Offer, 'price'>): Rational => ratio(price, 100n);

/** The keys a tie rule adds; drawing lots adds none, because a function must not draw. */
export function tieKeys(offer: Offer, rule: TieRule): readonly Rational[] {
  if (rule === 'lower-price') return [negate(euros(offer))];
  return rule === 'higher-performance' ? [offer.performance] : [];
}

/** Better first: negative when `a` is better than `b`. */
function compareKeys(a: readonly Rational[], b: readonly Rational[]): number {
  for (const [i, key] of a.entries()) {
    const other = b[i];
    const order = other ? compare(other, key) : 0;
    if (order !== 0) return order;
  }
  return 0;
}

/** Sorts into groups of equals, best group first; inside a group by id, so that the order of the input does not matter. */
export function groups<T extends { readonly id: string; readonly keys: readonly Rational[] }>(
  rows: readonly T[],
): readonly (readonly T[])[] {
  const sorted = [...rows].sort((a, b) => compareKeys(a.keys, b.keys) || byText(a.id, b.id));
  const found: T[][] = [];
  for (const row of sorted) {
    const last = found.at(-1);
    if (last?.[0] && compareKeys(last[0].keys, row.keys) === 0) last.push(row);
    else found.push([row]);
  }
  return found;
}

/** The ids of the best, more than one when they are equal. */
export const firstOf = (rows: readonly { readonly id: string; readonly keys: readonly Rational[] }[]): string[] =>
  (groups(rows)[0] ?? []).map(({ id }) => id);

/** Ranks by the keys, then by the tie rule; who is still equal is `tied`. */
export function rank(scored: readonly Scored[], rule: TieRule): readonly Place[] {
  let before = 0;
  return groups(scored.map(({ offer, keys }) => ({ id: offer.id, keys: [...keys, ...tieKeys(offer, rule)] }))).flatMap(
    (group) => {
      const place = before + 1;
      before += group.length;
      return group.map(({ id }) => ({ bidId: id, rank: place, tied: group.length > 1 }));
    },
  );
}
