import {
  formatMoney,
  formatQuantity,
  formatUnitPrice,
  type LocalDate,
  parseQuantity,
  parseUnitPrice,
  type PriceTier,
} from '@app/kernel';
import { decodeCursor, type Page, toPage, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Article } from '../domain/article';
import type { FrameworkItem, FrameworkPlan } from '../domain/framework';

export interface TierText {
  readonly fromQuantity: string;
  readonly unitPrice: string;
}
export interface FrameworkHead {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly procedureId: string;
  readonly procedureFileNumber: string;
  readonly lotId: string;
  readonly supplierName: string;
  readonly supplierStreet: string;
  readonly supplierPostcode: string;
  readonly supplierCity: string;
  readonly supplierEmail: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly marginPercent: number;
  readonly concludedOn: LocalDate;
  /** Null: the agreement states no maximum value. */
  readonly maximumValue: string | null;
  readonly calledOffValue: string;
  readonly memberIds: readonly string[];
  readonly items: number;
  readonly version: number;
}
export interface FrameworkItemRow {
  readonly articleNumber: string;
  readonly text: string;
  readonly productGroup: string;
  readonly unit: string;
  readonly contentPerUnit: string;
  readonly baseUnit: string;
  readonly vatRate: string;
  readonly label: string;
  readonly manufacturer: string;
  readonly manufacturerNumber: string;
  /** Valid on the day that was asked for. */
  readonly tiers: readonly TierText[];
  readonly priceFrom: LocalDate | null;
  /** The first day on which the price no longer counts; null: open end. */
  readonly priceTo: LocalDate | null;
  /** Null: the agreement states no maximum quantity. */
  readonly maximumQuantity: string | null;
  readonly calledOff: string;
}
export interface NewFramework extends Omit<FrameworkHead, 'maximumValue' | 'calledOffValue' | 'items' | 'version'> {
  readonly plan: FrameworkPlan;
  /** The article and name of every item. */
  readonly articleOf: ReadonlyMap<string, Article>;
}

// A member finds the agreements it takes part in; the centre finds all.
const HEAD = `select f.id, f.number, f.title, f.procedure_id as "procedureId", f.procedure_file_number as "procedureFileNumber", f.lot_id as "lotId",
    f.supplier_name as "supplierName", f.supplier_street as "supplierStreet", f.supplier_postcode as "supplierPostcode",
    f.supplier_city as "supplierCity", f.supplier_email as "supplierEmail", f.valid_from as "from", f.valid_to as "to",
    f.margin_percent as "marginPercent", f.concluded_on as "concludedOn",
    v.maximum_value::text as "maximumValue", v.called_off_value::text as "calledOffValue",
    (select jsonb_agg(m.member_id order by m.member_id) from bundling.framework_member m where (m.centre_id, m.framework_id) = (f.centre_id, f.id)) as "memberIds",
    (select count(*)::int from bundling.framework_item i where (i.centre_id, i.framework_id) = (f.centre_id, f.id)) as items,
    f.version
  from bundling.framework f join bundling.framework_value_rest v on (v.centre_id, v.framework_id) = (f.centre_id, f.id)
  where exists (select 1 from bundling.framework_member m where (m.centre_id, m.framework_id) = (f.centre_id, f.id) and app.sees(m.member_id))`;

/** Needs i, its rest r and its price p. */
export const FRAMEWORK_ITEM = `i.article_number as "articleNumber", i.text, i.product_group as "productGroup", i.unit,
    trim_scale(i.content_per_unit)::text as "contentPerUnit", i.base_unit as "baseUnit", trim_scale(i.vat_rate)::text as "vatRate",
    i.label, i.manufacturer, i.manufacturer_number as "manufacturerNumber",
    coalesce(p.tiers, '[]') as tiers, p.valid_from as "priceFrom", p.valid_to as "priceTo",
    trim_scale(r.maximum_quantity)::text as "maximumQuantity", trim_scale(r.called_off)::text as "calledOff"`;

@Injectable()
export class FrameworkRepository {
  constructor(private readonly uow: UnitOfWork) {}

  find(id: string): Promise<FrameworkHead | undefined> {
    return this.uow.first<FrameworkHead>(`${HEAD} and f.id = $1`, [id]);
  }

  /** Newest first. */
  async page(limit: number, cursor: string | undefined): Promise<Page<FrameworkHead>> {
    const after = decodeCursor(cursor, 1)?.[0] ?? null;
    const rows = await this.uow.query<FrameworkHead>(
      `${HEAD} and ($1::text is null or f.number < $1) order by f.number desc limit $2`,
      [after, limit + 1],
    );
    return toPage(rows, limit, ({ number }) => [number]);
  }

  /** The newest of those whose number, title or supplier holds the text. */
  search(text: string, limit: number): Promise<FrameworkHead[]> {
    return this.uow.query<FrameworkHead>(
      `${HEAD} and (f.number || ' ' || f.title || ' ' || f.supplier_name) ilike '%' || $1 || '%' order by f.number desc limit $2`,
      [text.replace(/[\\%_]/g, '\\$&'), limit],
    );
  }

  /** With the prices of the day; before the agreement begins with the first, after its end with the last ones. */
  items(frameworkId: string, day: LocalDate): Promise<FrameworkItemRow[]> {
    return this.uow.query<FrameworkItemRow>(
      `select ${FRAMEWORK_ITEM}
       from bundling.framework f
       join bundling.framework_item i on (i.centre_id, i.framework_id) = (f.centre_id, f.id)
       join bundling.framework_rest r on (r.centre_id, r.framework_id, r.article_number) = (i.centre_id, i.framework_id, i.article_number)
       left join bundling.framework_price p on (p.centre_id, p.framework_id, p.article_number) = (i.centre_id, i.framework_id, i.article_number)
         and daterange(p.valid_from, p.valid_to, '[)') @> greatest(f.valid_from, least(f.valid_to, $2::date))
       where f.id = $1 order by i.article_number`,
      [frameworkId, day],
    );
  }

  /** Whose term is not over on the day, oldest first. */
  running(day: LocalDate): Promise<FrameworkHead[]> {
    return this.uow.query<FrameworkHead>(`${HEAD} and f.valid_to >= $1 order by f.number`, [day]);
  }

  async exists(procedureId: string, lotId: string): Promise<boolean> {
    const sql = 'select 1 as found from bundling.framework where procedure_id = $1 and lot_id = $2';
    return (await this.uow.first(sql, [procedureId, lotId])) !== undefined;
  }

  /** The next number of the year, `RV-2026-001`. */
  async nextNumber(year: number): Promise<string> {
    await this.uow.query(`select pg_advisory_xact_lock(hashtextextended('framework:' || app.centre_id(), 0))`);
    const row = await this.uow.first<{ next: number }>(
      `select coalesce(max(substring(number from 9)::int), 0) + 1 as next from bundling.framework where number like $1`,
      [`RV-${year}-%`],
    );
    return `RV-${year}-${String(row?.next ?? 1).padStart(3, '0')}`;
  }

  async insert(framework: NewFramework): Promise<void> {
    const { id, plan, memberIds, articleOf } = framework;
    await this.uow.execute(
      `insert into bundling.framework (id, number, procedure_id, procedure_file_number, lot_id, title, supplier_name, supplier_street,
         supplier_postcode, supplier_city, supplier_email, valid_from, valid_to, margin_percent, concluded_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        id,
        framework.number,
        framework.procedureId,
        framework.procedureFileNumber,
        framework.lotId,
        framework.title,
        framework.supplierName,
        framework.supplierStreet,
        framework.supplierPostcode,
        framework.supplierCity,
        framework.supplierEmail,
        framework.from,
        framework.to,
        framework.marginPercent,
        framework.concludedOn,
      ],
    );
    await this.uow.execute(
      'insert into bundling.framework_member (framework_id, member_id) select $1, unnest($2::uuid[])',
      [id, memberIds],
    );
    await this.uow.execute(
      `insert into bundling.framework_item (framework_id, article_number, text, product_group, unit, content_per_unit, base_unit,
                                            vat_rate, label, manufacturer, manufacturer_number, tiers)
       select $2, article_number, text, product_group, unit, content_per_unit, base_unit, vat_rate, label, manufacturer, manufacturer_number, tiers
       from jsonb_populate_recordset(null::bundling.framework_item, $1)`,
      [JSON.stringify(plan.items.map((item) => itemRow(item, articleOf))), id],
    );
    await this.uow.execute('insert into bundling.framework_maximum (framework_id, maximum_value) values ($1, $2)', [
      id,
      formatMoney(plan.maximumValue),
    ]);
    await this.uow.execute(
      `insert into bundling.framework_price (framework_id, article_number, valid_from, tiers, basis, recorded_by_name, recorded_at)
       select framework_id, article_number, $2, tiers, 'Zuschlag', $3, $4 from bundling.framework_item where framework_id = $1`,
      [id, framework.from, this.uow.actor.name, this.uow.now()],
    );
    await this.uow.execute(
      `insert into bundling.framework_item_maximum (framework_id, article_number, maximum_quantity)
       select $2, article_number, maximum_quantity from jsonb_to_recordset($1) as x (article_number text, maximum_quantity numeric)`,
      [
        JSON.stringify(
          plan.items.map((item) => ({
            article_number: item.articleNumber,
            maximum_quantity: item.maximumQuantity === null ? null : formatQuantity(item.maximumQuantity),
          })),
        ),
        id,
      ],
    );
  }
}

export const readTiers = (tiers: readonly TierText[]): readonly PriceTier[] =>
  tiers.map(({ fromQuantity, unitPrice }) => ({
    fromQuantity: parseQuantity(fromQuantity),
    unitPrice: parseUnitPrice(unitPrice),
  }));

function itemRow(item: FrameworkItem, articleOf: ReadonlyMap<string, Article>): object {
  const article = articleOf.get(item.articleNumber);
  if (!article) throw new Error(`no article ${item.articleNumber}`);
  return {
    article_number: item.articleNumber,
    text: article.text,
    product_group: article.productGroup,
    unit: item.unit,
    content_per_unit: formatQuantity(article.content),
    base_unit: article.baseUnit,
    vat_rate: article.vatRate,
    label: article.label,
    manufacturer: article.manufacturer,
    manufacturer_number: article.manufacturerNumber,
    tiers: item.tiers.map((tier) => ({
      fromQuantity: formatQuantity(tier.fromQuantity),
      unitPrice: formatUnitPrice(tier.unitPrice),
    })),
  };
}
