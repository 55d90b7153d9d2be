import type { Money } from '@app/kernel';
import { byText } from '@app/kernel';
import type { ArticleMerge } from './article-merge';
import { cellsOf, type LotVariant, MOST_AWARDS } from './lot-variant';
import type { DemandCell, TenderArticle } from './tender-line';

/** `group`: a lot per product group · `single`: one lot · `region`: groups by place · `market`: small lots · `rounds`: group after group. */
export const PROPOSALS = ['group', 'single', 'region', 'market', 'rounds'] as const;
export type Proposal = (typeof PROPOSALS)[number];

export interface ProposalCase {
  readonly demand: readonly DemandCell[];
  readonly articles: ReadonlyMap<string, TenderArticle>;
  readonly merges: readonly ArticleMerge[];
  /** Where a member is supplied, by member id ("Leitregion 64"). */
  readonly placeOf: ReadonlyMap<string, string>;
  readonly years: number;
  /** `market`: net EUR over the term that a lot shall not exceed where it can be cut by place. */
  readonly largestLot: Money;
}

/** The first two digits of German postcodes; neighbouring places usually share them. */
export const placeOfPostcode = (postcode: string): string =>
  /^\d{5}$/.test(postcode) ? `Postleitzahl ${postcode.slice(0, 2)}` : 'ohne Ort';

/** Cuts the demand into lots; any order of the demand gives the same lots. */
export function proposeLots(proposal: Proposal, facts: ProposalCase): LotVariant {
  const group = (cell: DemandCell): string => tenderedAs(cell, facts).productGroup;
  const place = ({ memberId }: DemandCell): string => facts.placeOf.get(memberId) ?? 'ohne Ort';
  switch (proposal) {
    case 'group':
      return lotsBy(facts.demand, group);
    case 'single':
      return lotsBy(facts.demand, () => 'Gesamter Bedarf');
    case 'region':
      return lotsBy(facts.demand, (cell) => `${group(cell)} (${place(cell)})`);
    case 'market':
      return lotsBy(facts.demand, smallLots(facts, group, place));
    case 'rounds': {
      const { lots } = lotsBy(facts.demand, group);
      return { lots: lots.map((lot, index) => ({ ...lot, award: Math.min(index + 1, MOST_AWARDS) })) };
    }
  }
}

/** Merged articles stay together: they are judged by the article they are tendered as. */
function tenderedAs({ articleNumber }: DemandCell, { merges, articles }: ProposalCase): TenderArticle {
  const into = merges.find((merge) => merge.articleNumber === articleNumber)?.intoArticle ?? articleNumber;
  const article = articles.get(into);
  if (!article) throw new RangeError(`no article ${into}`);
  return article;
}

/** The first five digits of a CPV code name the category of goods. */
const categoryOf = (cpv: string): string => cpv.slice(0, 5);

/**
 * Trade lots (Fachlose) by category of goods inside each product group; what exceeds the largest lot is cut by place
 * into partial lots (Teillose).
 */
function smallLots(
  facts: ProposalCase,
  group: (cell: DemandCell) => string,
  place: (cell: DemandCell) => string,
): (cell: DemandCell) => string {
  const categories = new Map<string, Set<string>>();
  for (const cell of facts.demand) {
    const known = categories.get(group(cell)) ?? new Set<string>();
    categories.set(group(cell), known.add(categoryOf(tenderedAs(cell, facts).cpv)));
  }
  const trade = (cell: DemandCell): string => {
    const alone = (categories.get(group(cell))?.size ?? 0) < 2;
    return alone ? group(cell) : `${group(cell)}, CPV ${categoryOf(tenderedAs(cell, facts).cpv)}`;
  };
  const values = new Map<string, Money>();
  for (const cell of facts.demand)
    values.set(trade(cell), (values.get(trade(cell)) ?? 0n) + cell.value * BigInt(facts.years));
  return (cell) =>
    (values.get(trade(cell)) ?? 0n) > facts.largestLot ? `${trade(cell)} (${place(cell)})` : trade(cell);
}

function lotsBy(demand: readonly DemandCell[], nameOf: (cell: DemandCell) => string): LotVariant {
  const lots = new Map<string, DemandCell[]>();
  for (const cell of demand) {
    const name = nameOf(cell);
    const lot = lots.get(name);
    if (lot) lot.push(cell);
    else lots.set(name, [cell]);
  }
  return {
    lots: [...lots]
      .sort(([a], [b]) => byText(a, b))
      .map(([name, cells], index) => ({
        key: `L${index + 1}`,
        name,
        award: 1,
        outsideEu: false,
        cells: cellsOf(cells),
      })),
  };
}
