import type { Money, Quantity } from '@app/kernel';
import { invalid } from '@app/kernel';
import type { ConsumptionPosting } from './posting';

export const REPORT_DIMENSIONS = ['member', 'costCentre', 'article', 'month'] as const;
export type ReportDimension = (typeof REPORT_DIMENSIONS)[number];

type Reported = Pick<
  ConsumptionPosting,
  | 'member'
  | 'costCentre'
  | 'articleNumber'
  | 'unit'
  | 'quantity'
  | 'baseUnit'
  | 'baseQuantity'
  | 'net'
  | 'vat'
  | 'gross'
  | 'bookedOn'
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
  readonly net: Money;
  readonly vat: Money;
  readonly gross: Money;
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
    const message = `„${text}“ ist keine gültige Gruppierung. Möglich sind: ${REPORT_DIMENSIONS.join(', ')}.`;
    throw invalid('group-by', message, [{ pointer: '/groupBy', message }]);
  }
  return names as ReportDimension[];
}

/** A cost centre's number is only unique within its member, so a report by cost centre always shows the member first. */
export const shownDimensions = (dimensions: readonly ReportDimension[]): readonly ReportDimension[] =>
  dimensions.includes('costCentre') && !dimensions.includes('member') ? ['member', ...dimensions] : dimensions;

/**
 * Sums postings by the dimensions, in their order; reversals lower the sums. Rows are ordered by their
 * keys.
 */
export function reportConsumption(
  postings: readonly Reported[],
  dimensions: readonly ReportDimension[],
): readonly ReportRow[] {
  const shown = shownDimensions(dimensions);
  const byArticle = shown.includes('article');
  const sums = new Map<
    string,
    {
      first: Reported;
      keys: readonly string[];
      quantity: bigint;
      baseQuantity: bigint;
      net: bigint;
      vat: bigint;
      gross: bigint;
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
      sum.net += posting.net;
      sum.vat += posting.vat;
      sum.gross += posting.gross;
      sum.postings += 1;
    } else {
      const { quantity, baseQuantity, net, vat, gross } = posting;
      sums.set(key, { first: posting, keys, quantity, baseQuantity, net, vat, gross, postings: 1 });
    }
  }
  return [...sums.values()]
    .sort((a, b) => byKeys(a.keys, b.keys))
    .map(({ first, quantity, baseQuantity, net, vat, gross, postings: count }) => ({
      ...Object.fromEntries(shown.map((dimension) => [dimension, dimensionValue(first, dimension)])),
      ...(byArticle ? { unit: first.unit, quantity, baseUnit: first.baseUnit, baseQuantity } : {}),
      net,
      vat,
      gross,
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
