import type { Money, Quantity } from '@app/kernel';
import { invalid } from '@app/kernel';
import type { ConsumptionPosting } from './posting';

export const REPORT_DIMENSIONS = ['member', 'costCentre', 'article', 'month'] as const;
export type ReportDimension = (typeof REPORT_DIMENSIONS)[number];

type Reported = Pick<
  ConsumptionPosting,
  'member' | 'costCentre' | 'articleNumber' | 'unit' | 'quantity' | 'baseUnit' | 'baseQuantity' | 'amount' | 'bookedOn'
>;

/** One line of a consumption report. Dimensions that were not asked for are missing. */
export interface ReportRow {
  readonly member?: string;
  readonly costCentre?: string;
  readonly article?: string;
  /** "2026-11" */
  readonly month?: string;
  /** Quantities only where the report goes by article: pieces of toner and packs of paper have no common sum. */
  readonly unit?: string;
  readonly quantity?: Quantity;
  readonly baseUnit?: string;
  readonly baseQuantity?: Quantity;
  readonly amount: Money;
  readonly postings: number;
}

/** Reads "member,month" into dimensions. Throws `invalid` for an unknown or repeated one; empty text means the total. */
export function reportDimensions(text: string): readonly ReportDimension[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const dimensions = REPORT_DIMENSIONS.filter((dimension) => names.includes(dimension));
  if (dimensions.length !== names.length) {
    throw invalid(
      'group-by',
      `„${text}“ ist keine gültige Gruppierung. Möglich sind: ${REPORT_DIMENSIONS.join(', ')}.`,
    );
  }
  return names as ReportDimension[];
}

/**
 * Sums postings by the dimensions, in their order; reversals lower the sums. A cost centre's number is only unique within its
 * member, so a report by cost centre always shows the member too. Rows are ordered by their keys.
 */
export function reportConsumption(
  postings: readonly Reported[],
  dimensions: readonly ReportDimension[],
): readonly ReportRow[] {
  const shown =
    dimensions.includes('costCentre') && !dimensions.includes('member')
      ? (['member', ...dimensions] as const)
      : dimensions;
  const byArticle = shown.includes('article');
  const sums = new Map<
    string,
    {
      first: Reported;
      keys: readonly string[];
      quantity: bigint;
      baseQuantity: bigint;
      amount: bigint;
      postings: number;
    }
  >();
  for (const posting of postings) {
    const values = shown.map((dimension) => dimensionValue(posting, dimension));
    const keys = byArticle ? [...values, posting.unit, posting.baseUnit] : values;
    const key = JSON.stringify(keys);
    const sum = sums.get(key);
    if (sum) {
      sum.quantity += posting.quantity;
      sum.baseQuantity += posting.baseQuantity;
      sum.amount += posting.amount;
      sum.postings += 1;
    } else {
      const { quantity, baseQuantity, amount } = posting;
      sums.set(key, { first: posting, keys, quantity, baseQuantity, amount, postings: 1 });
    }
  }
  return [...sums.values()]
    .sort((a, b) => byKeys(a.keys, b.keys))
    .map(({ first, quantity, baseQuantity, amount, postings: count }) => ({
      ...Object.fromEntries(shown.map((dimension) => [dimension, dimensionValue(first, dimension)])),
      ...(byArticle ? { unit: first.unit, quantity, baseUnit: first.baseUnit, baseQuantity } : {}),
      amount,
      postings: count,
    }));
}

function dimensionValue(posting: Reported, dimension: ReportDimension): string {
  switch (dimension) {
    case 'member':
      return posting.member;
    case 'costCentre':
      return posting.costCentre;
    case 'article':
      return posting.articleNumber;
    case 'month':
      return posting.bookedOn.slice(0, 7);
  }
}

function byKeys(a: readonly string[], b: readonly string[]): number {
  const index = a.findIndex((key, position) => key !== b[position]);
  return index < 0 ? 0 : (a[index] ?? '') < (b[index] ?? '') ? -1 : 1;
}
