import type { Money, Quantity, UnitPrice } from '@app/kernel';
import { byText, divideHalfUp, lineAmount } from '@app/kernel';

/** What a member has called off of an article and paid for it, net, at the prices of the award. */
export interface CalledOffArticle {
  readonly member: string;
  readonly articleNumber: string;
  readonly productGroup: string;
  readonly quantity: Quantity;
  readonly paid: Money;
}

export interface Saved {
  /** The same quantities at reference prices. */
  readonly reference: Money;
  readonly paid: Money;
  /** reference − paid; below 0 the award was dearer. */
  readonly saving: Money;
  /** Hundredths of a percent of the reference, half up; null without any reference. */
  readonly rate: bigint | null;
}

export interface TrueSavings {
  readonly total: Saved;
  /** By member, in the order of their names. */
  readonly members: readonly (Saved & { readonly member: string })[];
  /** By product group, in the order of their names. */
  readonly groups: readonly (Saved & { readonly productGroup: string })[];
  /** By member and product group. */
  readonly cells: readonly (Saved & { readonly member: string; readonly productGroup: string })[];
  /** Called off, but left out because nobody knows what it cost before; with what was paid for it. */
  readonly withoutReference: readonly { readonly articleNumber: string; readonly paid: Money }[];
}

/**
 * What was really saved: Σ reference price × quantity called off − Σ amounts of the call-offs. The reference amount is rounded once
 * per member and article (half up, `lineAmount`), so that members, groups and the total add up. Nothing is said about articles
 * without a reference price; prices are not adjusted by an index, because no series is kept.
 */
export function trueSavings(
  callOffs: readonly CalledOffArticle[],
  referenceOf: ReadonlyMap<string, UnitPrice>,
): TrueSavings {
  const cells = new Map<string, { member: string; productGroup: string; reference: Money; paid: Money }>();
  const unknown = new Map<string, Money>();
  for (const { member, articleNumber, productGroup, quantity, paid } of together(callOffs)) {
    const price = referenceOf.get(articleNumber);
    if (price === undefined) {
      unknown.set(articleNumber, (unknown.get(articleNumber) ?? 0n) + paid);
      continue;
    }
    const key = JSON.stringify([member, productGroup]);
    const cell = cells.get(key) ?? { member, productGroup, reference: 0n, paid: 0n };
    cell.reference += lineAmount(price, quantity);
    cell.paid += paid;
    cells.set(key, cell);
  }
  const all = [...cells.values()].sort((a, b) => byText(a.member, b.member) || byText(a.productGroup, b.productGroup));
  const by = <K extends 'member' | 'productGroup'>(key: K) =>
    [...new Set(all.map((cell) => cell[key]))].sort(byText).map((name) => ({
      [key]: name,
      ...saved(all.filter((cell) => cell[key] === name)),
    })) as unknown as readonly (Saved & Record<K, string>)[];
  return {
    total: saved(all),
    members: by('member'),
    groups: by('productGroup'),
    cells: all.map((cell) => ({ member: cell.member, productGroup: cell.productGroup, ...saved([cell]) })),
    withoutReference: [...unknown]
      .sort(([a], [b]) => byText(a, b))
      .map(([articleNumber, paid]) => ({ articleNumber, paid })),
  };
}

/** One row per member, article and product group, whatever the call-offs were. */
function together(callOffs: readonly CalledOffArticle[]): readonly CalledOffArticle[] {
  const rows = new Map<string, CalledOffArticle>();
  for (const callOff of callOffs) {
    const key = JSON.stringify([callOff.member, callOff.articleNumber, callOff.productGroup]);
    const known = rows.get(key);
    const quantity = (known?.quantity ?? 0n) + callOff.quantity;
    rows.set(key, { ...callOff, quantity, paid: (known?.paid ?? 0n) + callOff.paid });
  }
  return [...rows.values()];
}

function saved(cells: readonly { readonly reference: Money; readonly paid: Money }[]): Saved {
  const reference = cells.reduce((total, cell) => total + cell.reference, 0n);
  const paid = cells.reduce((total, cell) => total + cell.paid, 0n);
  const saving = reference - paid;
  return { reference, paid, saving, rate: reference === 0n ? null : divideHalfUp(saving * 10_000n, reference) };
}
