import {
  formatUnitPrice,
  type LocalDate,
  parseMoney,
  parseQuantity,
  parseUnitPrice,
  type Quantity,
  type UnitPrice,
} from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { LastAward } from '../domain/savings-sources';
import type { CalledOffArticle } from '../domain/true-savings';
import { readTiers, type TierText } from './framework.repository';

/** An article of a bundle with the quantity of a year by member id. */
export interface BundledArticle {
  readonly articleNumber: string;
  readonly text: string;
  readonly unit: string;
  /** Name of the lot it stands in. */
  readonly lot: string;
  /** The bundle was valued with it. */
  readonly reference: UnitPrice;
  readonly referenceOn: LocalDate;
  readonly demand: ReadonlyMap<string, Quantity>;
}

export interface KnownReference {
  readonly unitPrice: UnitPrice;
  readonly asOf: LocalDate;
  /** `bundle`: as the bundle was valued · `derived`: from its value and quantity · `article-master`: as it is there today. */
  readonly origin: 'bundle' | 'derived' | 'article-master';
}

/** What the savings, simulated and real, are computed from. */
@Injectable()
export class SavingsQuery {
  constructor(private readonly uow: UnitOfWork) {}

  /** Keeps the prices a bundle was valued with. */
  async rememberReferences(
    bundleId: string,
    articleNumbers: readonly string[],
    articles: ReadonlyMap<string, { readonly referencePrice: UnitPrice }>,
  ): Promise<void> {
    const known = articleNumbers.flatMap((number) => {
      const article = articles.get(number);
      return article ? [{ number, price: formatUnitPrice(article.referencePrice) }] : [];
    });
    await this.uow.execute(
      `insert into bundling.bundle_reference (bundle_id, article_number, reference_price, as_of)
       select $1, number, price, $4 from unnest($2::text[], $3::numeric[]) as known (number, price)`,
      [bundleId, known.map(({ number }) => number), known.map(({ price }) => price), this.uow.today()],
    );
  }

  /** The articles of a bundle in the order of their lots and numbers. */
  async articles(bundleId: string): Promise<readonly BundledArticle[]> {
    const rows = await this.uow.query<{
      articleNumber: string;
      text: string;
      unit: string;
      lot: string;
      reference: string;
      referenceOn: LocalDate;
      demand: Record<string, string>;
    }>(
      `select i.article_number as "articleNumber", i.text, i.unit, l.name as lot,
              coalesce(r.reference_price, a.reference_price)::text as reference,
              coalesce(r.as_of, $2::date)::text as "referenceOn", d.demand
       from bundling.bundle_item i
       join bundling.bundle_lot l on (l.centre_id, l.id) = (i.centre_id, i.lot_id)
       join bundling.article a on (a.centre_id, a.article_number) = (i.centre_id, i.article_number)
       left join bundling.bundle_reference r on (r.centre_id, r.bundle_id, r.article_number) = (i.centre_id, i.bundle_id, i.article_number)
       join (select article_number, jsonb_object_agg(member_id, quantity::text) as demand
             from (select article_number, member_id, sum(quantity) as quantity from bundling.bundle_part
                   where bundle_id = $1 group by article_number, member_id) s
             group by article_number) d on d.article_number = i.article_number
       where i.bundle_id = $1 order by l.position, i.article_number`,
      [bundleId, this.uow.today()],
    );
    return rows.map((row) => ({
      ...row,
      reference: parseUnitPrice(row.reference),
      demand: new Map(Object.entries(row.demand).map(([member, quantity]) => [member, parseQuantity(quantity)])),
    }));
  }

  /** The tiers each article was awarded at last in the same unit, by article number. */
  async lastAwards(
    articles: readonly { readonly articleNumber: string; readonly unit: string }[],
  ): Promise<ReadonlyMap<string, LastAward>> {
    const rows = await this.uow.query<{
      articleNumber: string;
      agreement: string;
      concludedOn: LocalDate;
      tiers: TierText[];
    }>(
      `select distinct on (i.article_number) i.article_number as "articleNumber", f.number as agreement,
              f.concluded_on::text as "concludedOn", i.tiers
       from bundling.framework_item i
       join bundling.framework f on (f.centre_id, f.id) = (i.centre_id, i.framework_id)
       join unnest($1::text[], $2::text[]) as wanted (article_number, unit)
         on (wanted.article_number, wanted.unit) = (i.article_number, i.unit)
       order by i.article_number, f.concluded_on desc, f.number desc`,
      [articles.map(({ articleNumber }) => articleNumber), articles.map(({ unit }) => unit)],
    );
    return new Map(
      rows.map(({ articleNumber, agreement, concludedOn, tiers }) => [
        articleNumber,
        { agreement, concludedOn, tiers: readTiers(tiers) },
      ]),
    );
  }

  /** What each member (by id) has called off from an agreement, by article. */
  async calledOff(frameworkId: string): Promise<readonly CalledOffArticle[]> {
    const rows = await this.uow.query<{
      member: string;
      articleNumber: string;
      productGroup: string;
      quantity: string;
      paid: string;
    }>(
      `select c.member_id as member, c.article_number as "articleNumber", i.product_group as "productGroup",
              sum(c.quantity)::text as quantity, sum(c.net)::text as paid
       from bundling.call_off c
       join bundling.framework_item i on (i.centre_id, i.framework_id, i.article_number) = (c.centre_id, c.framework_id, c.article_number)
       where c.framework_id = $1
       group by c.member_id, c.article_number, i.product_group
       order by c.member_id, c.article_number`,
      [frameworkId],
    );
    return rows.map((row) => ({ ...row, quantity: parseQuantity(row.quantity), paid: parseMoney(row.paid) }));
  }

  /** What the articles of an agreement cost before: as the bundle of its procedure was valued, else as the article master says today. */
  async references(frameworkId: string): Promise<ReadonlyMap<string, KnownReference>> {
    const rows = await this.uow.query<{ articleNumber: string; unitPrice: string; asOf: LocalDate; origin: string }>(
      `select i.article_number as "articleNumber", coalesce(r.reference_price, a.reference_price)::text as "unitPrice",
              coalesce(r.as_of, $2::date)::text as "asOf",
              case when r.derived then 'derived' when r.reference_price is not null then 'bundle' else 'article-master' end as origin
       from bundling.framework_item i
       join bundling.framework f on (f.centre_id, f.id) = (i.centre_id, i.framework_id)
       left join bundling.bundle b on b.centre_id = f.centre_id and (b.procedure_id = f.procedure_id or b.id in (
         select h.bundle_id from bundling.handed_over_lot h
         where (h.centre_id, h.procedure_id) = (f.centre_id, f.procedure_id)))
       left join bundling.bundle_reference r on (r.centre_id, r.bundle_id, r.article_number) = (b.centre_id, b.id, i.article_number)
       left join bundling.article a on (a.centre_id, a.article_number, a.unit) = (i.centre_id, i.article_number, i.unit)
       where i.framework_id = $1 and coalesce(r.reference_price, a.reference_price) is not null`,
      [frameworkId, this.uow.today()],
    );
    return new Map(
      rows.map(({ articleNumber, unitPrice, asOf, origin }) => [
        articleNumber,
        { unitPrice: parseUnitPrice(unitPrice), asOf, origin: origin as KnownReference['origin'] },
      ]),
    );
  }
}
