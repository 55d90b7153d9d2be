import { formatQuantity, formatUnitPrice, type LocalDate, parseQuantity, parseUnitPrice } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Article } from '../domain/article';
import type { AgreedPrice, PriceOrigin, ReferencePrice } from '../domain/reference-price';
import { readTiers, type TierText } from './framework.repository';
import type { Round } from './round.repository';

/** An article of a round as it was at the opening: numbers as decimal text. */
export interface RoundArticle {
  readonly articleNumber: string;
  readonly text: string;
  readonly productGroup: string;
  readonly unit: string;
  readonly contentPerUnit: string;
  readonly baseUnit: string;
  /** Eco label, or ''. */
  readonly label: string;
  /** What the centre asks for beyond the article's text, or ''. */
  readonly requirement: string;
  readonly referencePrice: string;
  readonly priceOrigin: PriceOrigin;
  readonly priceAsOf: LocalDate;
  readonly priceSource: string;
}
export interface NewRoundArticle {
  readonly article: Article;
  readonly requirement: string;
  readonly price: ReferencePrice;
}

@Injectable()
export class RoundArticleRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /**
   * The articles of a round by number, as of its opening. A round that was opened before this was kept has those of its
   * product groups as they are today.
   */
  async of(round: Pick<Round, 'id' | 'productGroups' | 'openedAt'>): Promise<readonly RoundArticle[]> {
    const kept = await this.uow.query<RoundArticle>(
      `select article_number as "articleNumber", text, product_group as "productGroup", unit,
              trim_scale(content_per_unit)::text as "contentPerUnit", base_unit as "baseUnit", label, requirement,
              reference_price::text as "referencePrice", price_origin as "priceOrigin", price_as_of as "priceAsOf",
              price_source as "priceSource"
       from bundling.round_article where round_id = $1 order by article_number`,
      [round.id],
    );
    if (kept.length > 0) return kept;
    return this.uow.query<RoundArticle>(
      `select article_number as "articleNumber", text, product_group as "productGroup", unit,
              trim_scale(content_per_unit)::text as "contentPerUnit", base_unit as "baseUnit", label, '' as requirement,
              reference_price::text as "referencePrice", 'estimate' as "priceOrigin", $2::date as "priceAsOf",
              'Artikelstamm' as "priceSource"
       from bundling.article where product_group = any ($1) order by article_number`,
      [round.productGroups, this.uow.today()],
    );
  }

  async insert(roundId: string, articles: readonly NewRoundArticle[]): Promise<void> {
    const rows = articles.map(({ article, requirement, price }) => ({
      article_number: article.articleNumber,
      text: article.text,
      product_group: article.productGroup,
      unit: article.unit,
      content_per_unit: formatQuantity(article.content),
      base_unit: article.baseUnit,
      label: article.label,
      requirement,
      reference_price: formatUnitPrice(price.unitPrice),
      price_origin: price.origin,
      price_as_of: price.asOf,
      price_source: price.source,
    }));
    await this.uow.execute(
      `insert into bundling.round_article (round_id, article_number, text, product_group, unit, content_per_unit, base_unit,
                                           label, requirement, reference_price, price_origin, price_as_of, price_source)
       select $2, article_number, text, product_group, unit, content_per_unit, base_unit,
              label, requirement, reference_price, price_origin, price_as_of, price_source
       from jsonb_populate_recordset(null::bundling.round_article, $1)`,
      [JSON.stringify(rows), roundId],
    );
  }

  /** What articles cost in the agreements of the centre: the price of the first tier. */
  async agreedPrices(): Promise<readonly AgreedPrice[]> {
    const rows = await this.uow.query<Omit<AgreedPrice, 'unitPrice'> & { tiers: readonly TierText[] }>(
      `select i.article_number as "articleNumber", i.unit, i.tiers, f.number as agreement, f.valid_from as "from",
              f.valid_to as "to", f.concluded_on as "concludedOn"
       from bundling.framework_item i join bundling.framework f on (f.centre_id, f.id) = (i.centre_id, i.framework_id)`,
    );
    return rows.flatMap(({ tiers, ...row }) => {
      const [first] = [...readTiers(tiers)].sort((a, b) => (a.fromQuantity < b.fromQuantity ? -1 : 1));
      return first ? [{ ...row, unitPrice: first.unitPrice }] : [];
    });
  }
}

export const askedArticle = ({
  articleNumber,
  text,
  unit,
  referencePrice,
  contentPerUnit,
  baseUnit,
}: RoundArticle) => ({
  ...{ articleNumber, text, unit, baseUnit },
  unitPrice: parseUnitPrice(referencePrice),
  content: parseQuantity(contentPerUnit),
});
