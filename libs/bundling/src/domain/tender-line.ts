import type { Money, Quantity, UnitPrice } from '@app/kernel';
import { allocate, byText, divideHalfUp, isDivisibleUnit, wholeQuantity } from '@app/kernel';
import type { ArticleMerge } from './article-merge';
import { ceilTo, minus, plus, type Rational, rational, times, ZERO } from './rational';

/** What one member needs of one article in one year: the smallest thing a lot can hold. */
export interface DemandCell {
  readonly articleNumber: string;
  readonly memberId: string;
  readonly quantity: Quantity;
  /** The share of the article's estimated value; the cells of an article add up to it. */
  readonly value: Money;
}

/** An article as bidders will read it. */
export interface TenderArticle {
  readonly articleNumber: string;
  readonly text: string;
  readonly cpv: string;
  readonly productGroup: string;
  readonly unit: string;
  readonly baseUnit: string;
  readonly content: Quantity;
  readonly referencePrice: UnitPrice;
}

/** One reported article in a tender line. */
export interface TenderSource {
  readonly articleNumber: string;
  readonly unit: string;
  /** Over the whole term, in the unit it was reported in. */
  readonly quantity: Quantity;
  /** Tender units in one of these. */
  readonly factor: Rational;
}

/** One line of the specification: exact demand, what is asked for, and the difference as its own figure. */
export interface TenderLine {
  readonly articleNumber: string;
  readonly text: string;
  readonly cpv: string;
  readonly unit: string;
  readonly baseUnit: string;
  /** Exact demand of the term in tender units. */
  readonly demand: Rational;
  /** `demand` rounded up to whole packs. */
  readonly quantity: Quantity;
  /** quantity − demand: the rounding surplus nobody reported. */
  readonly surplus: Rational;
  readonly demandValue: Money;
  /** Of the surplus at the reference price. */
  readonly surplusValue: Money;
  readonly sources: readonly TenderSource[];
  readonly memberIds: readonly string[];
}

const ONE = rational(1n);
/** Unit prices count ten-thousandths of a euro. */
const PRICE_UNITS_PER_CENT = 100n;

/** The items' quantities and values by member: values are shared so that they add up (largest remainder). */
export function demandCells(
  items: readonly {
    readonly articleNumber: string;
    readonly estimatedValue: Money;
    readonly parts: readonly { readonly memberId: string; readonly quantity: Quantity }[];
  }[],
): readonly DemandCell[] {
  return items.flatMap(({ articleNumber, estimatedValue, parts }) => {
    const quantities = new Map<string, Quantity>();
    for (const { memberId, quantity } of parts) quantities.set(memberId, (quantities.get(memberId) ?? 0n) + quantity);
    const values = allocate(
      estimatedValue,
      [...quantities].map(([key, weight]) => ({ key, weight })),
    );
    return [...quantities]
      .sort(([a], [b]) => byText(a, b))
      .map(([memberId, quantity]) => ({ articleNumber, memberId, quantity, value: values.get(memberId) ?? 0n }));
  });
}

/**
 * The specification of some cells over `years`: merged articles in one line, every line rounded up once to whole packs.
 * Measures (t, l, m) are only rounded up to a thousandth. By article number; the order of the cells changes nothing.
 */
export function tenderLines(
  cells: readonly DemandCell[],
  merges: readonly ArticleMerge[],
  articles: ReadonlyMap<string, TenderArticle>,
  years: number,
): readonly TenderLine[] {
  const rules = new Map(merges.map((merge) => [merge.articleNumber, merge]));
  const groups = new Map<string, DemandCell[]>();
  for (const cell of cells) {
    const into = rules.get(cell.articleNumber)?.intoArticle ?? cell.articleNumber;
    const group = groups.get(into);
    if (group) group.push(cell);
    else groups.set(into, [cell]);
  }
  return [...groups]
    .sort(([a], [b]) => byText(a, b))
    .map(([number, group]) => tenderLine(articleOf(articles, number), group, rules, articles, BigInt(years)));
}

function tenderLine(
  article: TenderArticle,
  cells: readonly DemandCell[],
  rules: ReadonlyMap<string, ArticleMerge>,
  articles: ReadonlyMap<string, TenderArticle>,
  years: bigint,
): TenderLine {
  const { articleNumber, text, cpv, unit, baseUnit, referencePrice } = article;
  const sources = [...new Set(cells.map((cell) => cell.articleNumber))].sort(byText).map((source): TenderSource => ({
    articleNumber: source,
    unit: articleOf(articles, source).unit,
    quantity: years * cells.reduce((sum, cell) => (cell.articleNumber === source ? sum + cell.quantity : sum), 0n),
    factor: rules.get(source)?.factor ?? ONE,
  }));
  const demand = sources.reduce(
    (sum, { quantity, factor }) => plus(sum, times(rational(quantity, 1000n), factor)),
    ZERO,
  );
  const thousandths = times(demand, rational(1000n));
  const quantity = ceilTo(thousandths, isDivisibleUnit(unit) ? 1n : wholeQuantity(1));
  const surplus = minus(rational(quantity, 1000n), demand);
  return {
    ...{ articleNumber, text, cpv, unit, baseUnit, demand, quantity, surplus, sources },
    demandValue: years * cells.reduce((sum, { value }) => sum + value, 0n),
    surplusValue: divideHalfUp(surplus.numerator * referencePrice, surplus.denominator * PRICE_UNITS_PER_CENT),
    memberIds: [...new Set(cells.map(({ memberId }) => memberId))].sort(byText),
  };
}

function articleOf(articles: ReadonlyMap<string, TenderArticle>, number: string): TenderArticle {
  const article = articles.get(number);
  if (!article) throw new RangeError(`no article ${number}`);
  return article;
}
