import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import {
  ConsumptionFigures,
  type ConsumptionFilter,
  type ConsumptionGroup,
  type ConsumptionNames,
  type ConsumptionPostingLine,
  type ConsumptionSums,
} from '../application/ports/consumption-figures';
import { type ReportDimension, shownDimensions } from '../domain/report';
import { isWholeMonths } from '../domain/report-period';

interface Page {
  readonly limit: number;
  readonly after: readonly string[] | null;
}

/** Where the sums come from: monthly sums for whole months, otherwise the postings themselves. */
const SOURCES = {
  monthly: { table: 'consumption.monthly', day: 'month', month: 's.month', count: 'sum(s.postings)' },
  postings: {
    table: 'consumption.posting',
    day: 'booked_on',
    month: `date_trunc('month', s.booked_on)`,
    count: 'count(*)',
  },
} as const;
const sourceOf = ({ period }: ConsumptionFilter) => SOURCES[isWholeMonths(period) ? 'monthly' : 'postings'];

const AMOUNTS = 'sum(s.net) as net, sum(s.vat) as vat, sum(s.gross) as gross';
/** The text an article had last. */
const latest = (column: string): string =>
  `(select p.${column} from consumption.posting p where p.article_number = s.article_number
    order by p.booked_on desc, p.id desc limit 1)`;

@Injectable()
export class ConsumptionFiguresQuery extends ConsumptionFigures {
  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  groups(
    filter: ConsumptionFilter,
    dimensions: readonly ReportDimension[],
    names: ConsumptionNames,
    { limit, after }: Page,
  ): Promise<readonly ConsumptionGroup[]> {
    const source = sourceOf(filter);
    const shown = shownDimensions(dimensions);
    const values = this.values(filter);
    const given = (value: unknown, type: string): string => `$${values.push(value)}::${type}`;
    const named = (name: string, keys: readonly (readonly [id: string, key: string])[]): string =>
      `unnest(${given(
        keys.map(([id]) => id),
        'uuid[]',
      )}, ${given(
        keys.map(([, key]) => key),
        'text[]',
      )}) as ${name} (id, key)`;
    const members = [...names.members].map(([id, { slug }]) => [id, slug] as const);
    const costCentres = [...names.costCentres].map(([id, { number }]) => [id, number] as const);
    const parts: Readonly<
      Record<ReportDimension, { key: string; group: string; columns: string; join?: () => string }>
    > = {
      member: {
        key: 'm.key',
        group: 's.member_id, m.key',
        columns: 's.member_id as "memberId"',
        join: () => `join ${named('m', members)} on m.id = s.member_id`,
      },
      costCentre: {
        key: 'c.key',
        group: 's.cost_centre_id, c.key',
        columns: 's.cost_centre_id as "costCentreId"',
        join: () => `join ${named('c', costCentres)} on c.id = s.cost_centre_id`,
      },
      article: {
        key: 's.article_number',
        group: 's.article_number, s.unit, s.base_unit',
        columns: `s.article_number as article, ${latest('text')} as "articleText", ${latest('product_group')} as "productGroup",
                  s.unit, s.base_unit as "baseUnit", sum(s.quantity) as quantity, sum(s.base_quantity) as "baseQuantity"`,
      },
      month: {
        key: `to_char(${source.month}, 'YYYY-MM')`,
        group: source.month,
        columns: `to_char(${source.month}, 'YYYY-MM') as month`,
      },
    };
    const used = shown.map((dimension) => parts[dimension]);
    const keys = [...used.map(({ key }) => key), ...(shown.includes('article') ? ['s.unit', 's.base_unit'] : [])];
    const sorted = keys.map((key) => `${key} collate "C"`);
    const columns = [...used.map((part) => part.columns), AMOUNTS, `${source.count}::integer as postings`];
    const joins = used.map(({ join }) => join?.() ?? '');
    const last = given(after, 'text[]');
    const sortKey = `array[${sorted.join(', ')}]::text[]`;
    return this.uow.query<ConsumptionGroup>(
      `select ${columns.join(', ')}, ${sortKey} as keys
       from ${source.table} s ${joins.join(' ')}
       where ${this.condition(source.day)}
       ${used.length ? `group by ${used.map(({ group }) => group).join(', ')}` : ''}
       having count(*) > 0 and (${last} is null or ${sortKey} > (${last}) collate "C")
       ${sorted.length ? `order by ${sorted.join(', ')}` : ''} limit ${limit}`,
      values,
    );
  }

  async totals(filter: ConsumptionFilter): Promise<ConsumptionSums> {
    const source = sourceOf(filter);
    const same = 'count(distinct (s.article_number, s.unit, s.base_unit)) = 1';
    const totals = await this.uow.first<ConsumptionSums>(
      `select coalesce(sum(s.net), 0.00) as net, coalesce(sum(s.vat), 0.00) as vat, coalesce(sum(s.gross), 0.00) as gross,
              coalesce(${source.count}, 0)::integer as postings,
              case when ${same} then sum(s.quantity) end as quantity,
              case when ${same} then sum(s.base_quantity) end as "baseQuantity",
              case when ${same} then min(s.unit) end as unit, case when ${same} then min(s.base_unit) end as "baseUnit"
       from ${source.table} s where ${this.condition(source.day)}`,
      this.values(filter),
    );
    if (!totals) throw new Error('an aggregate without group by has one row');
    return totals;
  }

  postings(filter: ConsumptionFilter, { limit, after }: Page): Promise<readonly ConsumptionPostingLine[]> {
    return this.uow.query<ConsumptionPostingLine>(
      `select s.id, s.booked_on as "bookedOn", s.kind, s.member_id as "memberId", s.cost_centre_id as "costCentreId",
              s.article_number as article, s.text as "articleText", s.product_group as "productGroup", s.label,
              s.unit, s.quantity, s.base_unit as "baseUnit", s.base_quantity as "baseQuantity", s.net, s.vat, s.gross,
              s.order_id as "orderId", s.order_number as "orderNumber", s.supplier
       from consumption.posting s
       where ${this.condition('booked_on')} and ($6::date is null or (s.booked_on, s.id) < ($6, $7::uuid))
       order by s.booked_on desc, s.id desc limit ${limit}`,
      [...this.values(filter), after?.[0] ?? null, after?.[1] ?? null],
    );
  }

  private condition(day: string): string {
    return `($1::uuid is null or s.member_id = $1) and ($2::uuid[] is null or s.cost_centre_id = any ($2))
      and ($3::text is null or s.article_number = $3) and ($4::date is null or s.${day} >= $4) and ($5::date is null or s.${day} <= $5)`;
  }

  private values({ memberId, costCentreIds, article, period }: ConsumptionFilter): unknown[] {
    return [memberId, costCentreIds, article, period.from, period.to];
  }
}
