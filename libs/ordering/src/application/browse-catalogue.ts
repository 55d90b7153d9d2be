import { type CatalogueEntry, Frameworks } from '@app/bundling/contract';
import { byText, divideHalfUp, type UnitPrice, wholeQuantity } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { isFound, searchText } from '../domain/search-text';

export interface CatalogueWish {
  readonly q?: string;
  readonly group?: string;
  readonly label?: string;
}
export interface Facet {
  readonly name: string;
  readonly count: number;
}
export interface FoundEntry extends CatalogueEntry {
  readonly basePrice: UnitPrice;
}
export interface CatalogueFinding {
  /** By product group and article number. */
  readonly items: readonly FoundEntry[];
  /** Counted over what the search text finds, so that a filter never leads to nothing. */
  readonly groups: readonly Facet[];
  readonly labels: readonly Facet[];
}

/** The shared catalogue of a member's framework agreements in force today. */
@Injectable()
export class BrowseCatalogue {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly frameworks: Frameworks,
  ) {}

  async find(actor: Actor, memberSlug: string, wish: CatalogueWish): Promise<CatalogueFinding> {
    const member = await this.directory.memberBySlug(memberSlug);
    requirePermission(actor, 'catalogue.read', member.id);
    return this.findFor(member.id, wish);
  }

  async findFor(memberId: string, { q = '', group, label }: CatalogueWish): Promise<CatalogueFinding> {
    const all = await this.frameworks.catalogue(memberId, this.uow.today());
    const found = q.trim() ? all.filter((entry) => isFound(searchable(entry), q)) : all;
    const inGroup = (entry: CatalogueEntry): boolean => !group || entry.productGroup === group;
    const withLabel = (entry: CatalogueEntry): boolean => !label || entry.label === label;
    return {
      items: found
        .filter((entry) => inGroup(entry) && withLabel(entry))
        .map((entry) => ({ ...entry, basePrice: basePrice(entry) }))
        .sort(
          (a, b) =>
            byText(a.productGroup, b.productGroup) ||
            byText(a.articleNumber, b.articleNumber) ||
            byText(a.frameworkNumber, b.frameworkNumber),
        ),
      groups: facets(found.filter(withLabel), ({ productGroup }) => productGroup),
      labels: facets(found.filter(inGroup), (entry) => entry.label),
    };
  }
}

/** Price of one base unit (a sheet, a piece), rounded half up to 1/10,000 EUR. */
const basePrice = ({ unitPrice, contentPerUnit }: CatalogueEntry): UnitPrice =>
  contentPerUnit > 0n ? divideHalfUp(unitPrice * wholeQuantity(1), contentPerUnit) : unitPrice;

const searchable = (entry: CatalogueEntry): string =>
  searchText({
    articleNumber: entry.articleNumber,
    text: entry.text,
    productGroup: entry.productGroup,
    manufacturer: entry.manufacturer ?? '',
    manufacturerNumber: entry.manufacturerNumber ?? '',
    label: entry.label ?? '',
  });

function facets(
  entries: readonly CatalogueEntry[],
  nameOf: (entry: CatalogueEntry) => string | null,
): readonly Facet[] {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const name = nameOf(entry);
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => byText(a.name, b.name));
}
