import type { Money, Quantity } from '@app/kernel';
import type { Bundle, BundleItem, BundlePart, DemandLine } from './bundle';
import { byText } from '@app/kernel';

/** One article in the proof: what the lines say, what the item says and what its parts add up to. */
export interface ArticleProof {
  readonly articleNumber: string;
  readonly unit: string;
  readonly reported: Quantity;
  readonly bundled: Quantity;
  readonly inParts: Quantity;
  readonly lines: number;
  readonly proven: boolean;
}

/** Shows, independently of how the bundle was made, that nothing got lost, doubled or changed. */
export interface BundleProof {
  readonly lineCount: number;
  readonly partCount: number;
  /** Ids of lines without a part, with several parts, with a part that differs, and of parts without a line. */
  readonly missing: readonly string[];
  readonly repeated: readonly string[];
  readonly changed: readonly string[];
  readonly foreign: readonly string[];
  readonly articles: readonly ArticleProof[];
  /** The items' estimated values added up, to be equal to the lots' and the bundle's. */
  readonly itemValues: Money;
  readonly valuesProven: boolean;
  readonly proven: boolean;
}

/** Proves a bundle against the lines of its demand round; the protocol of the bundling prints it. */
export function proveBundle(bundle: Bundle, lines: readonly DemandLine[]): BundleProof {
  const items = bundle.lots.flatMap((lot) => lot.items);
  const demands = new Map<string, { readonly line: DemandLine; parts: number }>();
  for (const line of lines) demands.set(line.lineId, { line, parts: 0 });
  const changed = new Set<string>();
  const foreign = new Set<string>();
  for (const item of items) {
    for (const part of item.parts) {
      const demand = demands.get(part.lineId);
      if (demand === undefined) foreign.add(part.lineId);
      else {
        demand.parts += 1;
        if (!isPartOf(demand.line, item, part)) changed.add(part.lineId);
      }
    }
  }
  const missing: string[] = [];
  const repeated: string[] = [];
  for (const [lineId, { parts }] of demands) {
    if (parts === 0) missing.push(lineId);
    else if (parts > 1) repeated.push(lineId);
  }
  const articles = articleProofs(bundle, lines);
  const itemValues = items.reduce((total, item) => total + item.estimatedValue, 0n);
  const lotValues = bundle.lots.reduce((total, lot) => total + lot.estimatedValue, 0n);
  const valuesProven = itemValues === lotValues && lotValues === bundle.estimatedValue;
  const faults = missing.length + repeated.length + changed.size + foreign.size;
  return {
    lineCount: lines.length,
    partCount: items.reduce((count, item) => count + item.parts.length, 0),
    missing: missing.sort(byText),
    repeated: repeated.sort(byText),
    changed: [...changed].sort(byText),
    foreign: [...foreign].sort(byText),
    articles,
    itemValues,
    valuesProven,
    proven:
      faults === 0 && demands.size === lines.length && valuesProven && articles.every((article) => article.proven),
  };
}

const isPartOf = (line: DemandLine, item: BundleItem, part: BundlePart): boolean =>
  line.quantity === part.quantity &&
  line.articleNumber === item.articleNumber &&
  line.unit === item.unit &&
  line.member === part.member &&
  line.costCentre === part.costCentre;

function articleProofs(bundle: Bundle, lines: readonly DemandLine[]): readonly ArticleProof[] {
  const sums = new Map<
    string,
    { unit: string; reported: Quantity; bundled: Quantity; inParts: Quantity; lines: number }
  >();
  const of = (articleNumber: string, unit: string) => {
    const known = sums.get(articleNumber);
    if (known) return known;
    const created = { unit, reported: 0n, bundled: 0n, inParts: 0n, lines: 0 };
    sums.set(articleNumber, created);
    return created;
  };
  for (const line of lines) {
    const article = of(line.articleNumber, line.unit);
    article.reported += line.quantity;
    article.lines += 1;
  }
  for (const item of bundle.lots.flatMap((lot) => lot.items)) {
    const article = of(item.articleNumber, item.unit);
    article.bundled += item.quantity;
    for (const part of item.parts) article.inParts += part.quantity;
  }
  return [...sums]
    .sort(([a], [b]) => byText(a, b))
    .map(([articleNumber, s]) => ({
      articleNumber,
      ...s,
      proven: s.reported === s.bundled && s.bundled === s.inParts,
    }));
}
