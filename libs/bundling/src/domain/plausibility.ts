import { germanQuantity, type Quantity, unitName } from '@app/kernel';
import { compareRatio, divideRatio, germanRatio, medianOf, type Ratio, ratio } from './ratio';

/** What a member reported of one article in all, in order units. */
export interface ReportedTotal {
  readonly articleNumber: string;
  readonly unit: string;
  readonly quantity: Quantity;
}

/** The median of what the municipalities reported per inhabitant. */
export interface PerHeadMedian {
  /** Thousandths of the order unit per inhabitant. */
  readonly median: Ratio;
  readonly members: number;
}

/** What the member took before: in its last round, else in twelve months of consumption. */
export interface FormerTotal {
  readonly quantity: Quantity;
  /** „in der Bedarfsabfrage BA-2025-003“, „nach dem Verbrauch der letzten zwölf Monate“. */
  readonly where: string;
}

export type LimitName = 'per-head-high' | 'per-head-low' | 'former-high' | 'former-low';
export interface Limit {
  readonly times: Ratio;
  /** What people read. */
  readonly name: string;
}

/** From where on a quantity is worth a question. No rule of law: figures of this product, chosen for typing errors. */
export const PLAUSIBILITY_LIMITS: Readonly<Record<LimitName, Limit>> = {
  'per-head-high': { times: ratio(3n), name: 'ab dem Dreifachen des Medians je Einwohner' },
  'per-head-low': { times: ratio(1n, 5n), name: 'bis zu einem Fünftel des Medians je Einwohner' },
  'former-high': { times: ratio(2n), name: 'ab dem Doppelten der früheren Menge' },
  'former-low': { times: ratio(1n, 2n), name: 'bis zur Hälfte der früheren Menge' },
};
/** With fewer municipalities the median could be one of them. */
export const LEAST_MEMBERS = 4;
/** Below this many order units on both sides, factors say nothing. */
export const LEAST_QUANTITY: Quantity = 10_000n;

export interface Finding {
  readonly articleNumber: string;
  readonly limit: LimitName;
  /** Reported over compared, exact. */
  readonly factor: Ratio;
  readonly text: string;
}

/** Medians per article of the members that reported it. Values are quantity and inhabitants of one member each. */
export function perHeadMedians(
  reported: readonly { readonly articleNumber: string; readonly quantity: Quantity; readonly inhabitants: number }[],
): ReadonlyMap<string, PerHeadMedian> {
  const shares = new Map<string, Ratio[]>();
  for (const { articleNumber, quantity, inhabitants } of reported) {
    if (inhabitants <= 0 || quantity <= 0n) continue;
    shares.set(articleNumber, [...(shares.get(articleNumber) ?? []), ratio(quantity, BigInt(inhabitants))]);
  }
  const medians = new Map<string, PerHeadMedian>();
  for (const [articleNumber, values] of shares) {
    const median = medianOf(values);
    if (median) medians.set(articleNumber, { median, members: values.length });
  }
  return medians;
}

/** What stands out in one total. `inhabitants` is null for a county, whose inhabitants are those of its municipalities. */
export function findingsOf(
  { articleNumber, unit, quantity }: ReportedTotal,
  compared: {
    readonly inhabitants: number | null;
    readonly perHead: PerHeadMedian | undefined;
    readonly former: FormerTotal | undefined;
  },
): readonly Finding[] {
  const findings: Finding[] = [];
  const { inhabitants, perHead, former } = compared;
  if (inhabitants !== null && inhabitants > 0 && perHead && perHead.members >= LEAST_MEMBERS) {
    const own = ratio(quantity, BigInt(inhabitants));
    const expected = ratio(perHead.median.numerator * BigInt(inhabitants), perHead.median.denominator);
    const factor = divideRatio(own, perHead.median);
    const limit = crossed(factor, 'per-head', worthIt(quantity, expected));
    if (limit)
      findings.push({
        articleNumber,
        limit,
        factor,
        text: `${germanRatio(factor)}-mal der Median je 1.000 Einwohner: ${perThousand(own)} statt ${perThousand(perHead.median)} ${unitName(unit)} (Vergleich von ${perHead.members} Kommunen).`,
      });
  }
  if (former && former.quantity > 0n) {
    const factor = ratio(quantity, former.quantity);
    const limit = crossed(factor, 'former', worthIt(quantity, ratio(former.quantity)));
    if (limit)
      findings.push({
        articleNumber,
        limit,
        factor,
        text: `${germanRatio(factor)}-mal die frühere Menge: ${germanQuantity(quantity)} statt ${germanQuantity(former.quantity)} ${unitName(unit)} ${former.where}.`,
      });
  }
  return findings;
}

const perThousand = ({ numerator, denominator }: Ratio): string => germanRatio(ratio(numerator, denominator), 2);
const worthIt = (quantity: Quantity, compared: Ratio): boolean =>
  quantity >= LEAST_QUANTITY || compareRatio(compared, ratio(LEAST_QUANTITY)) >= 0n;

function crossed(factor: Ratio, kind: 'per-head' | 'former', worth: boolean): LimitName | undefined {
  if (!worth) return undefined;
  if (compareRatio(factor, PLAUSIBILITY_LIMITS[`${kind}-high`].times) >= 0n) return `${kind}-high`;
  return compareRatio(factor, PLAUSIBILITY_LIMITS[`${kind}-low`].times) <= 0n ? `${kind}-low` : undefined;
}
