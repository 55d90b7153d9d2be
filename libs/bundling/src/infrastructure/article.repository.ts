import { formatQuantity, formatUnitPrice, parseQuantity, parseUnitPrice } from '@app/kernel';
import { decodeCursor, type Page, toPage, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Article } from '../domain/article';

/** An article as it is shown: numbers as decimal text. */
export interface ArticleView {
  readonly articleNumber: string;
  readonly text: string;
  readonly productGroup: string;
  readonly cpv: string;
  readonly unit: string;
  readonly contentPerUnit: string;
  readonly baseUnit: string;
  readonly manufacturer: string;
  readonly manufacturerNumber: string;
  readonly label: string;
  readonly vatRate: string;
  readonly referencePrice: string;
  readonly version: number;
}

const ARTICLE = `select article_number as "articleNumber", text, product_group as "productGroup", cpv, unit,
  trim_scale(content_per_unit)::text as "contentPerUnit", base_unit as "baseUnit", manufacturer,
  manufacturer_number as "manufacturerNumber", label, trim_scale(vat_rate)::text as "vatRate",
  reference_price::text as "referencePrice", version from bundling.article`;

@Injectable()
export class ArticleRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Every article by number. */
  async all(): Promise<ReadonlyMap<string, Article>> {
    const rows = await this.uow.query<ArticleView>(`${ARTICLE} order by article_number`);
    return new Map(rows.map((row) => [row.articleNumber, toArticle(row)]));
  }

  /** Articles that hold every word of `text` in number, name, maker or maker's number. */
  async page(
    text: string,
    group: string | undefined,
    limit: number,
    cursor: string | undefined,
  ): Promise<Page<ArticleView>> {
    const after = decodeCursor(cursor, 1)?.[0] ?? '';
    const words = text.trim().split(/\s+/).filter(Boolean).map(likePattern);
    const rows = await this.uow.query<ArticleView>(
      `${ARTICLE}
       where article_number > $1 and ($2::text is null or product_group = $2)
         and (article_number || ' ' || text || ' ' || manufacturer || ' ' || manufacturer_number || ' ' || label) ilike all ($3::text[])
       order by article_number limit $4`,
      [after, group ?? null, words, limit + 1],
    );
    return toPage(rows, limit, (row) => [row.articleNumber]);
  }

  groups(): Promise<{ productGroup: string; articles: number }[]> {
    return this.uow.query(
      `select product_group as "productGroup", count(*)::int as articles from bundling.article
       group by product_group order by product_group collate "de-x-icu"`,
    );
  }

  /** Adds new articles and changes known ones; returns how many rows were new or different. */
  store(articles: readonly Article[]): Promise<number> {
    const rows = articles.map((article) => ({
      article_number: article.articleNumber,
      text: article.text,
      product_group: article.productGroup,
      cpv: article.cpv,
      unit: article.unit,
      content_per_unit: formatQuantity(article.content),
      base_unit: article.baseUnit,
      manufacturer: article.manufacturer,
      manufacturer_number: article.manufacturerNumber,
      label: article.label,
      vat_rate: article.vatRate,
      reference_price: formatUnitPrice(article.referencePrice),
    }));
    return this.uow.execute(
      `insert into bundling.article (article_number, text, product_group, cpv, unit, content_per_unit, base_unit,
                                     manufacturer, manufacturer_number, label, vat_rate, reference_price)
       select article_number, text, product_group, cpv, unit, content_per_unit, base_unit,
              manufacturer, manufacturer_number, label, vat_rate, reference_price
       from jsonb_populate_recordset(null::bundling.article, $1)
       on conflict (centre_id, article_number) do update
         set text = excluded.text, product_group = excluded.product_group, cpv = excluded.cpv, unit = excluded.unit,
             content_per_unit = excluded.content_per_unit, base_unit = excluded.base_unit,
             manufacturer = excluded.manufacturer, manufacturer_number = excluded.manufacturer_number,
             label = excluded.label, vat_rate = excluded.vat_rate, reference_price = excluded.reference_price,
             version = article.version + 1
         where (article.text, article.product_group, article.cpv, article.unit, article.content_per_unit, article.base_unit,
                article.manufacturer, article.manufacturer_number, article.label, article.vat_rate, article.reference_price)
           is distinct from
               (excluded.text, excluded.product_group, excluded.cpv, excluded.unit, excluded.content_per_unit, excluded.base_unit,
                excluded.manufacturer, excluded.manufacturer_number, excluded.label, excluded.vat_rate, excluded.reference_price)`,
      [JSON.stringify(rows)],
    );
  }
}

/** The word anywhere in the text, taken literally. */
export const likePattern = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

const toArticle = (row: ArticleView): Article => ({
  articleNumber: row.articleNumber,
  text: row.text,
  productGroup: row.productGroup,
  cpv: row.cpv,
  unit: row.unit,
  content: parseQuantity(row.contentPerUnit),
  baseUnit: row.baseUnit,
  manufacturer: row.manufacturer,
  manufacturerNumber: row.manufacturerNumber,
  label: row.label,
  vatRate: Number(row.vatRate),
  referencePrice: parseUnitPrice(row.referencePrice),
});
