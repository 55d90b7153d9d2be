import { byText, formatMoney, type Money, parseMoney } from '@app/kernel';
import { kindOfNeed } from '@app/law';

/** What the members reported of one article in a round, at the reference price, for one year. */
export interface ReportedArticle {
  readonly productGroup: string;
  readonly cpv: string;
  /** Net EUR. */
  readonly value: string;
  readonly memberIds: readonly string[];
}

export interface RoundNeed {
  readonly kind: string;
  /** Net EUR over the whole term. */
  readonly value: string;
  readonly buyerIds: readonly string[];
}

/** One need per kind: a product group counts under the CPV code with the largest share of its value, as its lot will. */
export function needsOfRound(articles: readonly ReportedArticle[], termYears: number): readonly RoundNeed[] {
  const groups = groupedBy(articles, ({ productGroup }) => productGroup);
  const kinds = groupedBy([...groups], ([productGroup, rows]) => kindOfNeed(largestCpv(rows), productGroup));
  return [...kinds]
    .sort(([a], [b]) => byText(a, b))
    .map(([kind, members]) => {
      const rows = members.flatMap(([, group]) => group);
      return {
        kind,
        value: formatMoney(sum(rows.map(({ value }) => parseMoney(value))) * BigInt(termYears)),
        buyerIds: [...new Set(rows.flatMap(({ memberIds }) => memberIds))].sort(),
      };
    });
}

function largestCpv(rows: readonly ReportedArticle[]): string {
  const shares = new Map<string, Money>();
  for (const { cpv, value } of rows) shares.set(cpv, (shares.get(cpv) ?? 0n) + parseMoney(value));
  const [largest] = [...shares].sort(([a, x], [b, y]) => (x === y ? byText(a, b) : x > y ? -1 : 1));
  return largest?.[0] ?? '';
}

const sum = (amounts: readonly Money[]): Money => amounts.reduce((total, amount) => total + amount, 0n);

/** The rows by their key, keys in the order of their first row. */
export function groupedBy<T>(rows: Iterable<T>, keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
