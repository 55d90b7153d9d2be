import { formatMoney, formatQuantity, type Money } from '@app/kernel';
import type { ArticleMerge } from './article-merge';
import { demandIn, type LotVariant, type VariantLot } from './lot-variant';
import { isZero } from './rational';
import { type DemandCell, type TenderArticle, type TenderLine, tenderLines } from './tender-line';

/** A lot with what bidders price, over the whole term. */
export interface TenderLot {
  readonly lot: VariantLot;
  readonly cpv: string;
  readonly lines: readonly TenderLine[];
  readonly memberIds: readonly string[];
  readonly demandValue: Money;
  readonly surplusValue: Money;
  /** Demand and rounding surplus. */
  readonly value: Money;
}

export interface TenderCase {
  readonly demand: readonly DemandCell[];
  readonly merges: readonly ArticleMerge[];
  readonly articles: ReadonlyMap<string, TenderArticle>;
  readonly years: number;
}

const sum = (values: readonly Money[]): Money => values.reduce((total, value) => total + value, 0n);

/** What a variant asks the market for, lot by lot in its order. */
export function tenderLots(variant: LotVariant, { demand, merges, articles, years }: TenderCase): readonly TenderLot[] {
  return variant.lots.map((lot) => {
    const lines = tenderLines(demandIn(lot, demand), merges, articles, years);
    const demandValue = sum(lines.map((line) => line.demandValue));
    const surplusValue = sum(lines.map((line) => line.surplusValue));
    return {
      lot,
      cpv: largestCpv(lines),
      lines,
      memberIds: [...new Set(lines.flatMap(({ memberIds }) => memberIds))].sort(),
      ...{ demandValue, surplusValue, value: demandValue + surplusValue },
    };
  });
}

/** A lot as a procedure takes it. Amounts and quantities are decimal strings. */
export const procedureLot = ({ lot, cpv, lines, value }: TenderLot) => ({
  title: lot.name,
  estimatedValue: formatMoney(value),
  cpv,
  positions: lines.map(({ articleNumber, text, unit, quantity }) => ({
    ...{ articleNumber, text, unit, quantity: formatQuantity(quantity) },
  })),
});

/** Lines whose quantity was rounded up. */
export const roundedLines = (lots: readonly TenderLot[]): readonly TenderLine[] =>
  lots.flatMap(({ lines }) => lines.filter(({ surplus }) => !isZero(surplus)));

/**
 * The buyers of a lot: those whose demand was handed over in it, and those that joined the procedure afterwards. Lots may
 * be put into another order while the procedure is planned, so a lot is known by its title, else by its number. One that
 * was not handed over is open to all buyers.
 */
export function entitledBuyers(
  lot: { readonly number: number; readonly title: string },
  lots: readonly { readonly lotNumber: number; readonly title: string; readonly memberIds: readonly string[] }[],
  buyerIds: readonly string[],
): readonly string[] {
  const own = lots.find(({ title }) => title === lot.title) ?? lots.find(({ lotNumber }) => lotNumber === lot.number);
  if (!own) return buyerIds;
  const known = new Set(lots.flatMap(({ memberIds }) => memberIds));
  return buyerIds.filter((id) => own.memberIds.includes(id) || !known.has(id));
}

/** CPV code with the largest share of the lot's value, as the bundle's own lots have it. */
function largestCpv(lines: readonly TenderLine[]): string {
  const shares = new Map<string, Money>();
  for (const { cpv, demandValue } of lines) shares.set(cpv, (shares.get(cpv) ?? 0n) + demandValue);
  const [largest] = [...shares].sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x > y ? -1 : 1));
  return largest?.[0] ?? '';
}
