import {
  formatMoney,
  formatQuantity,
  formatUnitPrice,
  type Money,
  notFound,
  parseMoney,
  parseQuantity,
  type Quantity,
} from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { ReceivedState } from '../domain/receipt';
import type { StoredLine } from './requisition.repository';

export interface NewOrderSplit {
  readonly costCentreId: string;
  readonly quantity: Quantity;
  readonly net: Money;
  readonly vat: Money;
}
export interface NewOrderLine extends Omit<StoredLine, 'split'> {
  readonly id: string;
  readonly split: readonly NewOrderSplit[];
}
export interface NewOrder {
  readonly id: string;
  readonly memberId: string;
  readonly number: string;
  readonly requisitionId: string;
  readonly ordererId: string;
  readonly siteId: string;
  readonly frameworkId: string;
  readonly frameworkNumber: string;
  readonly supplier: string;
  readonly net: Money;
  readonly vat: Money;
  readonly lines: readonly NewOrderLine[];
}

export interface StoredOrder {
  readonly id: string;
  readonly memberId: string;
  readonly number: string;
  readonly requisitionId: string;
  readonly ordererId: string;
  readonly siteId: string;
  readonly frameworkId: string;
  readonly frameworkNumber: string;
  readonly supplier: string;
  readonly orderedAt: Date;
  readonly net: string;
  readonly vat: string;
  readonly gross: string;
  readonly state: ReceivedState;
  readonly documentId: string | null;
  readonly version: number;
}
export interface StoredOrderSplit extends NewOrderSplit {
  readonly postedQuantity: Quantity;
  readonly postedNet: Money;
  readonly postedVat: Money;
}
export interface StoredOrderLine extends Omit<NewOrderLine, 'split' | 'unitPrice' | 'frameworkId'> {
  readonly unitPrice: string;
  readonly received: Quantity;
  readonly split: readonly StoredOrderSplit[];
}

type Texts<T, K extends keyof T> = Omit<T, K> & Record<K, string>;

const ORDER = `select id, member_id as "memberId", number, requisition_id as "requisitionId", orderer_id as "ordererId",
  site_id as "siteId", framework_id as "frameworkId", framework_number as "frameworkNumber", supplier,
  ordered_at as "orderedAt", net, vat, gross, state, document_id as "documentId", version from ordering.purchase_order`;

@Injectable()
export class OrderRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async insert(order: NewOrder): Promise<void> {
    await this.uow.execute(
      `insert into ordering.purchase_order (id, member_id, number, requisition_id, orderer_id, site_id, framework_id,
         framework_number, supplier, ordered_at, ordered_on, net, vat, gross)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        order.id,
        order.memberId,
        order.number,
        order.requisitionId,
        order.ordererId,
        order.siteId,
        order.frameworkId,
        order.frameworkNumber,
        order.supplier,
        this.uow.now(),
        this.uow.today(),
        formatMoney(order.net),
        formatMoney(order.vat),
        formatMoney(order.net + order.vat),
      ],
    );
    await this.uow.execute(
      `insert into ordering.order_line (order_id, member_id, id, position, article_number, text, product_group, label, unit,
         quantity, unit_price, net, vat_rate, content, base_unit)
       select $1, $2, r.* from jsonb_to_recordset($3) as r (id uuid, position integer, article_number text, text text,
         product_group text, label text, unit text, quantity numeric, unit_price numeric, net numeric, vat_rate numeric,
         content numeric, base_unit text)`,
      [order.id, order.memberId, JSON.stringify(order.lines.map(lineRow))],
    );
    await this.uow.execute(
      `insert into ordering.order_split (member_id, line_id, cost_centre_id, quantity, net, vat)
       select $1, r.* from jsonb_to_recordset($2) as r (line_id uuid, cost_centre_id uuid, quantity numeric, net numeric, vat numeric)`,
      [order.memberId, JSON.stringify(order.lines.flatMap(splitRows))],
    );
  }

  /** Throws `not-found`, also for a foreign member's. */
  async find(id: string, forUpdate = false): Promise<StoredOrder> {
    const order = await this.uow.first<StoredOrder>(`${ORDER} where id = $1${forUpdate ? ' for update' : ''}`, [id]);
    if (!order) throw notFound('Diese Bestellung');
    return order;
  }

  async lines(orderId: string): Promise<readonly StoredOrderLine[]> {
    const lines = await this.uow.query<
      Texts<Omit<StoredOrderLine, 'split'>, 'quantity' | 'net' | 'vatRate' | 'content' | 'received'>
    >(
      `select id, article_number as "articleNumber", text, product_group as "productGroup", label, unit, quantity,
              unit_price as "unitPrice", net, vat_rate as "vatRate", content, base_unit as "baseUnit", received
       from ordering.order_line where order_id = $1 order by position`,
      [orderId],
    );
    const splits = await this.uow.query<Record<keyof StoredOrderSplit | 'lineId', string>>(
      `select s.line_id as "lineId", s.cost_centre_id as "costCentreId", s.quantity, s.net, s.vat,
              s.posted_quantity as "postedQuantity", s.posted_net as "postedNet", s.posted_vat as "postedVat"
       from ordering.order_split s join ordering.order_line l on (l.centre_id, l.id) = (s.centre_id, s.line_id)
       where l.order_id = $1 order by s.cost_centre_id`,
      [orderId],
    );
    return lines.map((line) => ({
      ...line,
      quantity: parseQuantity(line.quantity),
      net: parseMoney(line.net),
      vatRate: Number(line.vatRate),
      content: parseQuantity(line.content),
      received: parseQuantity(line.received),
      split: splits.filter(({ lineId }) => lineId === line.id).map(toSplit),
    }));
  }

  async attachDocument(orderId: string, documentId: string): Promise<void> {
    await this.uow.execute('update ordering.purchase_order set document_id = $2 where id = $1', [orderId, documentId]);
  }

  async insertReceipt(
    receipt: { id: string; memberId: string; orderId: string },
    lines: readonly { lineId: string; quantity: Quantity; condition: string }[],
  ): Promise<void> {
    await this.uow.execute(
      `insert into ordering.receipt (id, member_id, order_id, confirmed_by, confirmed_at, received_on)
       values ($1, $2, $3, app.person_id(), $4, $5)`,
      [receipt.id, receipt.memberId, receipt.orderId, this.uow.now(), this.uow.today()],
    );
    const rows = lines.map(({ lineId, quantity, condition }, index) => ({
      position: index + 1,
      line_id: lineId,
      quantity: formatQuantity(quantity),
      condition,
    }));
    await this.uow.execute(
      `insert into ordering.receipt_line (receipt_id, member_id, position, line_id, quantity, condition)
       select $1, $2, r.* from jsonb_to_recordset($3) as r (position integer, line_id uuid, quantity numeric, condition text)`,
      [receipt.id, receipt.memberId, JSON.stringify(rows)],
    );
  }

  /** Writes what is received and posted now, and the order's new state. The order must be locked. */
  async saveReceived(
    order: StoredOrder,
    state: ReceivedState,
    lines: readonly {
      id: string;
      received: Quantity;
      split: readonly Pick<StoredOrderSplit, 'costCentreId' | 'postedQuantity' | 'postedNet' | 'postedVat'>[];
    }[],
  ): Promise<void> {
    await this.uow.execute(
      `update ordering.order_line l set received = r.received
       from jsonb_to_recordset($1) as r (id uuid, received numeric) where l.id = r.id`,
      [JSON.stringify(lines.map(({ id, received }) => ({ id, received: formatQuantity(received) })))],
    );
    const splits = lines.flatMap(({ id, split }) =>
      split.map((part) => ({
        line_id: id,
        cost_centre_id: part.costCentreId,
        quantity: formatQuantity(part.postedQuantity),
        net: formatMoney(part.postedNet),
        vat: formatMoney(part.postedVat),
      })),
    );
    await this.uow.execute(
      `update ordering.order_split s set posted_quantity = r.quantity, posted_net = r.net, posted_vat = r.vat
       from jsonb_to_recordset($1) as r (line_id uuid, cost_centre_id uuid, quantity numeric, net numeric, vat numeric)
       where s.line_id = r.line_id and s.cost_centre_id = r.cost_centre_id`,
      [JSON.stringify(splits)],
    );
    await this.uow.execute('update ordering.purchase_order set state = $2, version = version + 1 where id = $1', [
      order.id,
      state,
    ]);
  }

  /** How far the orders of a requisition have arrived, taken together. */
  async stateOfAll(requisitionId: string): Promise<ReceivedState> {
    const row = await this.uow.first<{ all: boolean; some: boolean }>(
      `select bool_and(state = 'received') as "all", bool_or(state <> 'ordered') as "some"
       from ordering.purchase_order where requisition_id = $1`,
      [requisitionId],
    );
    return row?.all ? 'received' : row?.some ? 'partly-received' : 'ordered';
  }
}

const toSplit = (row: Record<keyof StoredOrderSplit, string>): StoredOrderSplit => ({
  costCentreId: row.costCentreId,
  quantity: parseQuantity(row.quantity),
  net: parseMoney(row.net),
  vat: parseMoney(row.vat),
  postedQuantity: parseQuantity(row.postedQuantity),
  postedNet: parseMoney(row.postedNet),
  postedVat: parseMoney(row.postedVat),
});

const lineRow = (line: NewOrderLine, index: number) => ({
  id: line.id,
  position: index + 1,
  article_number: line.articleNumber,
  text: line.text,
  product_group: line.productGroup,
  label: line.label,
  unit: line.unit,
  quantity: formatQuantity(line.quantity),
  unit_price: formatUnitPrice(line.unitPrice),
  net: formatMoney(line.net),
  vat_rate: line.vatRate,
  content: formatQuantity(line.content),
  base_unit: line.baseUnit,
});

const splitRows = ({ id, split }: NewOrderLine) =>
  split.map(({ costCentreId, quantity, net, vat }) => ({
    line_id: id,
    cost_centre_id: costCentreId,
    quantity: formatQuantity(quantity),
    net: formatMoney(net),
    vat: formatMoney(vat),
  }));
