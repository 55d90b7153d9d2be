import type { Money, Quantity } from '@app/kernel';
import { byText, conflict, isDivisibleUnit, isWhole, lineAmount, timesContent } from '@app/kernel';
import type { Article } from './article';

export type BundleArticle = Omit<Article, 'manufacturer' | 'manufacturerNumber' | 'label' | 'vatRate'>;

/** What one cost centre reported. `unit` is the article's order unit at that time. */
export interface DemandLine {
  readonly lineId: string;
  readonly member: string;
  readonly costCentre: string;
  readonly articleNumber: string;
  readonly unit: string;
  readonly quantity: Quantity;
}

/** The share of one demand line in an item. */
export interface BundlePart {
  readonly member: string;
  readonly costCentre: string;
  readonly quantity: Quantity;
  readonly lineId: string;
}

export interface BundleItem {
  readonly articleNumber: string;
  readonly text: string;
  readonly cpv: string;
  /** Order unit; `quantity` counts it. */
  readonly unit: string;
  readonly quantity: Quantity;
  readonly baseUnit: string;
  /** quantity × content of the order unit: 3 Packungen à 500 Blatt = 1500 Blatt. */
  readonly baseQuantity: Quantity;
  /** Reference price × quantity, net, rounded once. */
  readonly estimatedValue: Money;
  readonly parts: readonly BundlePart[];
}

export interface BundleLot {
  /** The product group, which is also the lot's name. */
  readonly name: string;
  /** CPV code with the largest share of the lot's value. */
  readonly cpv: string;
  readonly items: readonly BundleItem[];
  readonly estimatedValue: Money;
}

export interface Bundle {
  readonly lots: readonly BundleLot[];
  readonly estimatedValue: Money;
}

/** What was reported of an article, added up, with as much of its origin as is asked for. */
export interface ArticleDemand {
  readonly articleNumber: string;
  readonly unit: string;
  readonly quantity: Quantity;
  readonly parts: BundlePart[];
  /** One of the lines, to name it where the article is wrong. */
  readonly lineId?: string;
}

/**
 * Bundles the demand of many into one lot per product group and one item per article. Every line stands in exactly one
 * part; packs stay whole; the order of the lines changes nothing. Lots are ordered by name, items by article number,
 * parts by member, cost centre and line. The estimated value is net of VAT (§ 3 Abs. 1 VgV).
 * Throws `conflict` for a line that occurs twice, whose article or unit is not the catalogue's, or without a positive quantity.
 */
export function bundleDemand(lines: readonly DemandLine[], articles: ReadonlyMap<string, BundleArticle>): Bundle {
  const demands = new Map<string, ArticleDemand & { quantity: Quantity }>();
  const seen = new Set<string>();
  for (const line of lines) {
    const { lineId, member, costCentre, articleNumber, quantity } = line;
    let demand = demands.get(articleNumber);
    if (demand === undefined) {
      articleOf(line, articles);
      demand = { articleNumber, unit: line.unit, quantity: 0n, parts: [] };
      demands.set(articleNumber, demand);
    }
    if (line.unit !== demand.unit) throw changedUnit(line, articleOf(line, articles));
    if (quantity <= 0n || (!isWhole(quantity) && !isDivisibleUnit(line.unit))) throw wrongQuantity(line);
    demand.quantity += quantity;
    demand.parts.push({ member, costCentre, quantity, lineId });
    seen.add(lineId);
  }
  if (seen.size !== lines.length) throw repeatedLine(lines);
  return bundleSums(demands.values(), articles);
}

/**
 * The same from demand that is added up already, one per article and unit. Throws `conflict` for an article or unit that is
 * not the catalogue's; whole and positive quantities are the caller's business, line by line.
 */
export function bundleSums(demands: Iterable<ArticleDemand>, articles: ReadonlyMap<string, BundleArticle>): Bundle {
  const groups = new Map<string, BundleItem[]>();
  for (const demand of demands) {
    const article = articleOf(demand, articles);
    const item = bundleItem(article, demand.quantity, demand.parts);
    const group = groups.get(article.productGroup);
    if (group) group.push(item);
    else groups.set(article.productGroup, [item]);
  }
  const lots = [...groups].sort(([a], [b]) => byText(a, b)).map(([name, group]) => bundleLot(name, group));
  return { lots, estimatedValue: sum(lots.map((lot) => lot.estimatedValue)) };
}

type Reported = Pick<ArticleDemand, 'articleNumber' | 'unit' | 'lineId'>;

/** The catalogue's article of what was reported, in its unit. */
function articleOf(reported: Reported, articles: ReadonlyMap<string, BundleArticle>): BundleArticle {
  const article = articles.get(reported.articleNumber);
  if (!article) throw unknownArticle(reported);
  if (reported.unit !== article.unit) throw changedUnit(reported, article);
  return article;
}

function bundleItem(article: BundleArticle, quantity: Quantity, parts: BundlePart[]): BundleItem {
  const { articleNumber, text, cpv, unit, baseUnit } = article;
  return {
    articleNumber,
    text,
    cpv,
    unit,
    quantity,
    baseUnit,
    baseQuantity: timesContent(quantity, article.content),
    estimatedValue: lineAmount(article.referencePrice, quantity),
    parts: parts.sort(byOrigin),
  };
}

function bundleLot(name: string, group: BundleItem[]): BundleLot {
  const items = group.sort((a, b) => byText(a.articleNumber, b.articleNumber));
  const byCpv = new Map<string, Money>();
  for (const { cpv, estimatedValue } of items) byCpv.set(cpv, (byCpv.get(cpv) ?? 0n) + estimatedValue);
  const [largest] = [...byCpv].sort(([a, x], [b, y]) => (x === y ? byText(a, b) : x > y ? -1 : 1));
  return { name, cpv: largest?.[0] ?? '', items, estimatedValue: sum(items.map((item) => item.estimatedValue)) };
}

const byOrigin = (a: BundlePart, b: BundlePart): number =>
  byText(a.member, b.member) || byText(a.costCentre, b.costCentre) || byText(a.lineId, b.lineId);

const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

const unknownArticle = (line: Reported) =>
  conflict('unknown-article', `Den Artikel „${line.articleNumber}“ einer Bedarfsmeldung gibt es nicht.`, {
    lineId: line.lineId,
  });
const changedUnit = (line: Reported, article: BundleArticle) =>
  conflict(
    'unit-changed',
    `Der Artikel „${line.articleNumber}“ wurde in der Einheit ${line.unit} gemeldet und wird jetzt in ${article.unit} geführt.`,
    { lineId: line.lineId },
  );
export const wrongQuantity = (line: Reported) =>
  conflict(
    'wrong-quantity',
    `Die Menge einer Bedarfsmeldung zum Artikel „${line.articleNumber}“ ist keine ganze Menge größer als 0.`,
    {
      lineId: line.lineId,
    },
  );

function repeatedLine(lines: readonly DemandLine[]) {
  const seen = new Set<string>();
  const repeated = lines.find(({ lineId }) => seen.size === seen.add(lineId).size);
  return conflict('repeated-line', 'Eine Bedarfsmeldung kommt zweimal vor.', { lineId: repeated?.lineId });
}
