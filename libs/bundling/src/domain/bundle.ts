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

/** Text order by code units: the same on every machine. */
/**
 * Bundles the demand of many into one lot per product group and one item per article. Every line stands in exactly one
 * part; packs stay whole; the order of the lines changes nothing. Lots are ordered by name, items by article number,
 * parts by member, cost centre and line. The estimated value is net of VAT (§ 3 Abs. 1 VgV).
 * Throws `conflict` for a line that occurs twice, whose article or unit is not the catalogue's, or without a positive quantity.
 */
export function bundleDemand(lines: readonly DemandLine[], articles: ReadonlyMap<string, BundleArticle>): Bundle {
  const items = new Map<string, Gathered>();
  const origins = new Map<string, Map<string, Origin>>();
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
    item.parts.push({ origin: originOf(origins, member, costCentre), quantity, lineId });
    seen.add(lineId);
  }
  if (seen.size !== lines.length) throw repeatedLine(lines);
  rankOrigins(origins);

  const groups = new Map<string, BundleItem[]>();
  for (const gathered of items.values()) {
    const { productGroup } = gathered.article;
    const group = groups.get(productGroup);
    if (group) group.push(bundleItem(gathered));
    else groups.set(productGroup, [bundleItem(gathered)]);
  }
  const lots = [...groups].sort(([a], [b]) => byText(a, b)).map(([name, group]) => bundleLot(name, group));
  return { lots, estimatedValue: sum(lots.map((lot) => lot.estimatedValue)) };
}

/** A cost centre of a member; `rank` is its place in the order of all, so that 100,000 parts are sorted by numbers. */
interface Origin {
  readonly member: string;
  readonly costCentre: string;
  rank: number;
}

interface Gathered {
  readonly article: BundleArticle;
  quantity: Quantity;
  readonly parts: { readonly origin: Origin; readonly quantity: Quantity; readonly lineId: string }[];
}

function originOf(origins: Map<string, Map<string, Origin>>, member: string, costCentre: string): Origin {
  let ofMember = origins.get(member);
  if (ofMember === undefined) origins.set(member, (ofMember = new Map()));
  let origin = ofMember.get(costCentre);
  if (origin === undefined) ofMember.set(costCentre, (origin = { member, costCentre, rank: 0 }));
  return origin;
}

function rankOrigins(origins: ReadonlyMap<string, ReadonlyMap<string, Origin>>): void {
  [...origins.values()]
    .flatMap((ofMember) => [...ofMember.values()])
    .sort((a, b) => byText(a.member, b.member) || byText(a.costCentre, b.costCentre))
    .forEach((origin, rank) => (origin.rank = rank));
}

function bundleItem({ article, quantity, parts }: Gathered): BundleItem {
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
    parts: parts
      .sort((a, b) => a.origin.rank - b.origin.rank || byText(a.lineId, b.lineId))
      .map(({ origin, quantity: part, lineId }) => ({
        member: origin.member,
        costCentre: origin.costCentre,
        quantity: part,
        lineId,
      })),
  };
}

function bundleLot(name: string, group: BundleItem[]): BundleLot {
  const items = group.sort((a, b) => byText(a.articleNumber, b.articleNumber));
  const byCpv = new Map<string, Money>();
  for (const { cpv, estimatedValue } of items) byCpv.set(cpv, (byCpv.get(cpv) ?? 0n) + estimatedValue);
  const [largest] = [...byCpv].sort(([a, x], [b, y]) => (x === y ? byText(a, b) : x > y ? -1 : 1));
  return { name, cpv: largest?.[0] ?? '', items, estimatedValue: sum(items.map((item) => item.estimatedValue)) };
}

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
