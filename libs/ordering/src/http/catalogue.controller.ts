import { formatQuantity, formatUnitPrice, unitName } from '@app/kernel';
import { type Actor, CurrentActor, decodeCursor, PageQuery, Requires, toPage, UnitOfWork } from '@app/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { BrowseCatalogue, type FoundEntry } from '../application/browse-catalogue';
import { OwnMember } from '../application/own-member';

export class CatalogueQuery extends PageQuery {
  /** Slug of the member that orders; without it the person's own. */
  @IsOptional()
  @IsString()
  member?: string;

  /** Words, article or manufacturer numbers; every spelling with or without umlauts, blanks and hyphens is found. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @IsOptional()
  @IsString()
  group?: string;

  @IsOptional()
  @IsString()
  label?: string;
}
export class BasePriceResponse {
  /** Price of one base unit, EUR. */
  amount: string;
  /** Name of the base unit, „Blatt“. */
  per: string;
}
export class PriceTierResponse {
  fromQuantity: string;
  unitPrice: string;
}
export class CatalogueItemResponse {
  articleNumber: string;
  text: string;
  productGroup: string;
  unit: string;
  unitName: string;
  unitPrice: string;
  vatRate: number;
  /** Base units in one order unit. */
  contentPerUnit: string;
  baseUnit: string;
  basePrice: BasePriceResponse;
  tiers: PriceTierResponse[];
  label: string | null;
  manufacturer: string | null;
  manufacturerNumber: string | null;
  /** Id of the framework agreement. */
  framework: string;
  frameworkNumber: string;
  supplier: string;
  /** What the framework agreement still allows, in order units. */
  rest: string;
}
export class FacetResponse {
  name: string;
  count: number;
}
export class CatalogueResponse {
  items: CatalogueItemResponse[];
  nextCursor: string | null;
  total: number;
  groups: FacetResponse[];
  labels: FacetResponse[];
}

@Controller('catalogue')
export class CatalogueController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly catalogue: BrowseCatalogue,
    private readonly ownMember: OwnMember,
  ) {}

  /** What the member may order today, by product group and article number. */
  @Get()
  @Requires('catalogue.read')
  list(@CurrentActor() actor: Actor, @Query() query: CatalogueQuery): Promise<CatalogueResponse> {
    return this.uow.run(actor, async () => {
      const member = await this.ownMember.slug(actor, query.member);
      const { items: all, groups, labels } = await this.catalogue.find(actor, member, query);
      const after = decodeCursor(query.cursor, 3)?.join('\n');
      const rest =
        after === undefined ? all : all.slice(all.findIndex((entry) => keyOf(entry).join('\n') === after) + 1);
      const { items, nextCursor } = toPage(rest.slice(0, query.limit + 1), query.limit, keyOf);
      return { items: items.map(toItem), nextCursor, total: all.length, groups: [...groups], labels: [...labels] };
    });
  }
}

const keyOf = (entry: FoundEntry): string[] => [entry.productGroup, entry.articleNumber, entry.frameworkNumber];

const toItem = (entry: FoundEntry): CatalogueItemResponse => ({
  articleNumber: entry.articleNumber,
  text: entry.text,
  productGroup: entry.productGroup,
  unit: entry.unit,
  unitName: unitName(entry.unit),
  unitPrice: formatUnitPrice(entry.unitPrice),
  vatRate: entry.vatRate,
  contentPerUnit: formatQuantity(entry.contentPerUnit),
  baseUnit: entry.baseUnit,
  basePrice: { amount: formatUnitPrice(entry.basePrice), per: entry.baseUnit },
  tiers: entry.tiers.map(({ fromQuantity, unitPrice }) => ({
    fromQuantity: formatQuantity(fromQuantity),
    unitPrice: formatUnitPrice(unitPrice),
  })),
  label: entry.label,
  manufacturer: entry.manufacturer,
  manufacturerNumber: entry.manufacturerNumber,
  framework: entry.frameworkId,
  frameworkNumber: entry.frameworkNumber,
  supplier: entry.supplier,
  rest: formatQuantity(entry.rest),
});
