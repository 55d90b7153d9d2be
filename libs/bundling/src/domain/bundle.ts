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

/**
 * Bundles the demand of many into one lot per product group and one item per article. Every line stands in exactly one
 * part; packs stay whole; the order of the lines changes nothing. Lots are ordered by name, items by article number,
 * parts by member, cost centre and line. The estimated value is net of VAT (§ 3 Abs. 1 VgV).
 * Throws `conflict` for a line that occurs twice, whose article or unit is not the catalogue's, or without a positive quantity.
 */
export function bundleDemand(lines: readonly DemandLine[], articles: ReadonlyMap<string, BundleArticle>): Bundle {
  const items = new Map<
    string,
    { readonly article: BundleArticle; quantity: Quantity; readonly parts: BundlePart[] }
  >();
  const seen = new Set<string>();
  for (const line of lines) {
    const { lineId, member, costCentre, articleNumber, quantity } = line;
    let item = items.get(articleNumber);
    if (item === undefined) {
      const article = articles.get(articleNumber);
      if (!article) throw unknownArticle(line);
      item = { article, quantity: 0n, parts: [] };
      items.set(articleNumber, item);
    }
    if (line.unit !== item.article.unit) throw changedUnit(line, item.article);
    if (quantity <= 0n || (!isWhole(quantity) && !isDivisibleUnit(line.unit))) throw wrongQuantity(line);
    item.quantity += quantity;
    item.parts.push({ member, costCentre, quantity, lineId });
    seen.add(lineId);
  }
  if (seen.size !== lines.length) throw repeatedLine(lines);

  const groups = new Map<string, BundleItem[]>();
  for (const { article, quantity, parts } of items.values()) {
    const group = groups.get(article.productGroup);
    const item = bundleItem(article, quantity, parts);
    if (group) group.push(item);
    else groups.set(article.productGroup, [item]);
  }
  const lots = [...groups].sort(([a], [b]) => byText(a, b)).map(([name, group]) => bundleLot(name, group));
  return { lots, estimatedValue: sum(lots.map((lot) => lot.estimatedValue)) };
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

const unknownArticle = (line: DemandLine) =>
  conflict('unknown-article', `Den Artikel „${line.articleNumber}“ einer Bedarfsmeldung gibt es nicht.`, {
    lineId: line.lineId,
  });
const changedUnit = (line: DemandLine, article: BundleArticle) =>
  conflict(
    'unit-changed',
    `Der Artikel „${line.articleNumber}“ wurde in der Einheit ${line.unit} gemeldet und wird jetzt in ${article.unit} geführt.`,
    { lineId: line.lineId },
  );
const wrongQuantity = (line: DemandLine) =>
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
