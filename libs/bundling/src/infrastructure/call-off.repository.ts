import {
  formatMoney,
  formatQuantity,
  formatUnitPrice,
  type LocalDate,
  type Money,
  parseMoney,
  parseQuantity,
  parseUnitPrice,
  type Quantity,
  type UnitPrice,
} from '@app/kernel';
import { decodeCursor, type Page, toPage, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { FrameworkItem } from '../domain/framework';
import { readTiers, type TierText } from './framework.repository';

export interface CallOffEntry {
  readonly articleNumber: string;
  readonly quantity: Quantity;
  readonly unitPrice: UnitPrice;
  readonly net: Money;
}
/** One row of the list of call-offs; what was given back has a minus. */
export interface CallOffRow {
  readonly orderId: string;
  readonly position: number;
  readonly memberId: string;
  readonly articleNumber: string;
  readonly text: string;
  readonly unit: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly net: string;
  readonly returned: boolean;
  readonly at: Date;
}
/** What was called off on a day, of one article by all members together or of everything by one member. */
export interface DrawnOnDay {
  readonly day: LocalDate;
  readonly quantity: string;
  readonly net: string;
}
export interface FrameworkRest {
  readonly maximumValue: Money | null;
  readonly calledOffValue: Money;
  readonly items: readonly FrameworkItem[];
}

/** The call-offs of framework agreements: rows that are only ever added, and what is left by them. */
@Injectable()
export class CallOffRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Nobody else calls off from the agreement until the end of the transaction. */
  async hold(frameworkId: string): Promise<void> {
    await this.uow.query('select bundling.hold_framework($1)', [frameworkId]);
  }

  /** Agreed, called off and the prices of the day; ask while holding the agreement, or it may change meanwhile. */
  async rest(
    frameworkId: string,
    articleNumbers: readonly string[],
    day: LocalDate,
  ): Promise<FrameworkRest | undefined> {
    const value = await this.uow.first<{ maximumValue: string | null; calledOffValue: string }>(
      `select maximum_value::text as "maximumValue", called_off_value::text as "calledOffValue"
       from bundling.framework_value_rest where framework_id = $1`,
      [frameworkId],
    );
    if (!value) return undefined;
    const rows = await this.uow.query<{
      articleNumber: string;
      unit: string;
      tiers: TierText[];
      maximumQuantity: string | null;
      calledOff: string;
    }>(
      `select r.article_number as "articleNumber", i.unit, coalesce(p.tiers, '[]') as tiers,
              r.maximum_quantity::text as "maximumQuantity", r.called_off::text as "calledOff"
       from bundling.framework_rest r
       join bundling.framework_item i on (i.centre_id, i.framework_id, i.article_number) = (r.centre_id, r.framework_id, r.article_number)
       left join bundling.framework_price p on (p.centre_id, p.framework_id, p.article_number) = (r.centre_id, r.framework_id, r.article_number)
         and daterange(p.valid_from, p.valid_to, '[)') @> $3::date
       where r.framework_id = $1 and r.article_number = any ($2) order by r.article_number`,
      [frameworkId, articleNumbers, day],
    );
    return {
      maximumValue: value.maximumValue === null ? null : parseMoney(value.maximumValue),
      calledOffValue: parseMoney(value.calledOffValue),
      items: rows.map((row) => ({
        ...row,
        maximumQuantity: row.maximumQuantity === null ? null : parseQuantity(row.maximumQuantity),
        calledOff: parseQuantity(row.calledOff),
        tiers: readTiers(row.tiers),
      })),
    };
  }

  /** What the order called off (`back` left out) or gave back in that return; empty: nothing yet. */
  async entries(frameworkId: string, orderId: string, back?: string): Promise<readonly CallOffEntry[]> {
    const rows = await this.uow.query<{ articleNumber: string; quantity: string; unitPrice: string; net: string }>(
      `select article_number as "articleNumber", quantity::text, unit_price::text as "unitPrice", net::text
       from bundling.call_off where framework_id = $1 and order_id = $2 and return_id is not distinct from $3::uuid
       order by position`,
      [frameworkId, orderId, back ?? null],
    );
    return rows.map(readEntry);
  }

  /** Everything the order called off and gave back. */
  async ledger(frameworkId: string, orderId: string): Promise<readonly CallOffEntry[]> {
    const rows = await this.uow.query<{ articleNumber: string; quantity: string; unitPrice: string; net: string }>(
      `select article_number as "articleNumber", quantity::text, unit_price::text as "unitPrice", net::text
       from bundling.call_off where framework_id = $1 and order_id = $2 order by position`,
      [frameworkId, orderId],
    );
    return rows.map(readEntry);
  }

  /** In one statement, so that the database judges the order as a whole. */
  async add(
    { frameworkId, orderId, memberId }: { frameworkId: string; orderId: string; memberId: string },
    entries: readonly CallOffEntry[],
    back?: string,
  ): Promise<void> {
    await this.uow.execute(
      `insert into bundling.call_off (framework_id, order_id, position, member_id, article_number, quantity, unit_price, net, called_off_at, return_id)
       select $1, $2, x.position + (select coalesce(max(position), 0) from bundling.call_off where framework_id = $1 and order_id = $2),
              $3, x.article_number, x.quantity, x.unit_price, x.net, $5, $6
       from jsonb_to_recordset($4) as x (position integer, article_number text, quantity numeric, unit_price numeric, net numeric)`,
      [
        frameworkId,
        orderId,
        memberId,
        JSON.stringify(
          entries.map((entry, index) => ({
            position: index + 1,
            article_number: entry.articleNumber,
            quantity: formatQuantity(entry.quantity),
            unit_price: formatUnitPrice(entry.unitPrice),
            net: formatMoney(entry.net),
          })),
        ),
        this.uow.now(),
        back ?? null,
      ],
    );
  }

  /** Net value called off by each member the actor may see. */
  byMember(frameworkId: string): Promise<{ memberId: string; net: string }[]> {
    return this.uow.query(
      `select member_id as "memberId", sum(net)::text as net from bundling.call_off where framework_id = $1 group by member_id order by member_id`,
      [frameworkId],
    );
  }

  /** By day and article, over all members; who they are is not said. */
  drawnByArticle(frameworkId: string): Promise<(DrawnOnDay & { articleNumber: string })[]> {
    return this.uow.query(
      `select day::text, article_number as "articleNumber", quantity::text, net::text
       from bundling.drawn_by_day(app.centre_id(), $1) order by day, article_number`,
      [frameworkId],
    );
  }

  /** By day and member; a member sees its own. Quantities of different articles add up to nothing. */
  drawnByMember(frameworkId: string): Promise<(DrawnOnDay & { memberId: string })[]> {
    return this.uow.query(
      `select (called_off_at at time zone 'Europe/Berlin')::date::text as day, member_id as "memberId", '0' as quantity, sum(net)::text as net
       from bundling.call_off where framework_id = $1 group by 1, 2 order by 1, 2`,
      [frameworkId],
    );
  }

  /** Newest first; a member sees its own. */
  async page(frameworkId: string, limit: number, cursor: string | undefined): Promise<Page<CallOffRow>> {
    const [at, orderId, position] = decodeCursor(cursor, 3) ?? [null, null, null];
    const rows = await this.uow.query<CallOffRow & { cursorAt: string }>(
      `select c.order_id as "orderId", c.position, c.member_id as "memberId", c.article_number as "articleNumber", i.text, i.unit,
              trim_scale(c.quantity)::text as quantity, c.unit_price::text as "unitPrice", c.net::text,
              c.return_id is not null as returned, c.called_off_at as at, c.called_off_at::text as "cursorAt"
       from bundling.call_off c
       join bundling.framework_item i on (i.centre_id, i.framework_id, i.article_number) = (c.centre_id, c.framework_id, c.article_number)
       where c.framework_id = $1
         and ($2::timestamptz is null or (c.called_off_at, c.order_id, c.position) < ($2::timestamptz, $3::uuid, $4::integer))
       order by c.called_off_at desc, c.order_id desc, c.position desc limit $5`,
      [frameworkId, at ?? null, orderId ?? null, position ?? null, limit + 1],
    );
    const page = toPage(rows, limit, (row) => [row.cursorAt, row.orderId, String(row.position)]);
    return { ...page, items: page.items.map(({ cursorAt: _, ...row }) => row) };
  }
}

const readEntry = (row: { articleNumber: string; quantity: string; unitPrice: string; net: string }): CallOffEntry => ({
  articleNumber: row.articleNumber,
  quantity: parseQuantity(row.quantity),
  unitPrice: parseUnitPrice(row.unitPrice),
  net: parseMoney(row.net),
});
