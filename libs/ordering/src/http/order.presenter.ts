import { formatMoney, formatQuantity, unitName } from '@app/kernel';
import { People } from '@app/identity/contract';
import { Directory } from '@app/organisation/contract';
import { type Actor, decodeCursor, toPage, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { ReceivedState } from '../domain/receipt';
import { REQUISITION_STATE_NAMES } from '../domain/requisition';
import { OrderRepository, type StoredOrderLine } from '../infrastructure/order.repository';
import type { OrderQuery } from './order.request';
import type {
  OrderLineResponse,
  OrderListItemResponse,
  OrderListResponse,
  OrderResponse,
  ReceiptResponse,
} from './order.response';

/** Purchase orders as people see them; each method runs inside an open unit of work. */
@Injectable()
export class OrderPresenter {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly people: People,
    private readonly orders: OrderRepository,
  ) {}

  async one(id: string): Promise<OrderResponse> {
    const order = await this.orders.find(id);
    const member = await this.directory.memberById(order.memberId);
    const site = (await this.directory.sites(order.memberId)).find((each) => each.id === order.siteId);
    const requisition = await this.uow.first<{ number: string; note: string }>(
      'select number, note from ordering.requisition where id = $1',
      [order.requisitionId],
    );
    return {
      id,
      number: order.number,
      member: member.slug,
      memberName: member.name,
      requisitionId: order.requisitionId,
      requisitionNumber: requisition?.number ?? '',
      orderer: (await this.people.names([order.ordererId])).get(order.ordererId) ?? '',
      note: requisition?.note ?? '',
      framework: order.frameworkId,
      frameworkNumber: order.frameworkNumber,
      supplier: order.supplier,
      site: site ? { name: site.name, street: site.street, postcode: site.postcode, city: site.city } : null,
      orderedAt: order.orderedAt,
      net: order.net,
      vat: order.vat,
      gross: order.gross,
      state: order.state,
      stateName: REQUISITION_STATE_NAMES[order.state],
      documentId: order.documentId,
      lines: await this.lines(order.memberId, await this.orders.lines(id)),
      receipts: await this.receipts(id),
      version: order.version,
    };
  }

  async list(actor: Actor, query: OrderQuery): Promise<OrderListResponse> {
    const memberId = query.member ? (await this.directory.memberBySlug(query.member)).id : null;
    type Row = Omit<OrderListItemResponse, 'member' | 'memberName' | 'orderer' | 'own' | 'stateName'> & {
      memberId: string;
      ordererId: string;
      state: ReceivedState;
    };
    const pattern = query.q?.trim() ? `%${query.q.trim().replace(/[\\%_]/g, '\\$&')}%` : null;
    const rows = await this.uow.query<Row>(
      `select o.id, o.number, o.member_id as "memberId", o.orderer_id as "ordererId", o.supplier,
              o.framework_number as "frameworkNumber", o.ordered_at as "orderedAt", o.net, o.gross, o.state,
              l.lines, l.summary, o.document_id as "documentId", o.version
       from ordering.purchase_order o
       cross join lateral (
         select count(*)::int as lines, coalesce(string_agg(text, ' · ' order by position) filter (where position <= 3), '') as summary,
                coalesce(bool_or(text ilike $3 or article_number ilike $3), false) as found
         from ordering.order_line l where l.order_id = o.id) l
       where ($1::uuid is null or o.member_id = $1)
         and ($2::text is null or o.state = $2 or ($2 = 'open' and o.state <> 'received'))
         and ($3::text is null or o.number ilike $3 or o.supplier ilike $3 or l.found)
         and ($4::uuid is null or o.id < $4)
       order by o.id desc limit $5`,
      [memberId, query.state ?? null, pattern, decodeCursor(query.cursor, 1)?.[0] ?? null, query.limit + 1],
    );
    const { items, nextCursor } = toPage(rows, query.limit, ({ id }) => [id]);
    const members = new Map((await this.directory.members()).map((member) => [member.id, member]));
    const names = await this.people.names([...new Set(items.map(({ ordererId }) => ordererId))]);
    return {
      items: items.map(({ memberId: of, ordererId, ...row }) => ({
        ...row,
        member: members.get(of)?.slug ?? '',
        memberName: members.get(of)?.name ?? '',
        orderer: names.get(ordererId) ?? '',
        own: ordererId === actor.personId,
        stateName: REQUISITION_STATE_NAMES[row.state],
      })),
      nextCursor,
    };
  }

  private async lines(memberId: string, lines: readonly StoredOrderLine[]): Promise<OrderLineResponse[]> {
    const costCentres = new Map(
      (await this.directory.costCentres(memberId)).map((costCentre) => [costCentre.id, costCentre]),
    );
    return lines.map(({ content, ...line }) => ({
      ...line,
      unitName: unitName(line.unit),
      quantity: formatQuantity(line.quantity),
      received: formatQuantity(line.received),
      rest: formatQuantity(line.quantity - line.received),
      net: formatMoney(line.net),
      contentPerUnit: formatQuantity(content),
      split: line.split
        .map(({ costCentreId, quantity, net, vat, postedQuantity }) => ({
          costCentre: costCentres.get(costCentreId)?.number ?? '',
          costCentreId,
          costCentreName: costCentres.get(costCentreId)?.name ?? '',
          quantity: formatQuantity(quantity),
          net: formatMoney(net),
          vat: formatMoney(vat),
          received: formatQuantity(postedQuantity),
        }))
        .sort((a, b) => a.costCentre.localeCompare(b.costCentre)),
    }));
  }

  private async receipts(orderId: string): Promise<ReceiptResponse[]> {
    const receipts = await this.uow.query<Omit<ReceiptResponse, 'lines'>>(
      `select id, confirmed_by as "confirmedBy", confirmed_at as "confirmedAt", received_on as day
       from ordering.receipt where order_id = $1 order by id`,
      [orderId],
    );
    const lines = await this.uow.query<{
      receiptId: string;
      lineId: string;
      articleNumber: string;
      unit: string;
      quantity: string;
      condition: string;
    }>(
      `select p.receipt_id as "receiptId", p.line_id as "lineId", l.article_number as "articleNumber", l.unit,
              trim_scale(p.quantity)::text as quantity, p.condition
       from ordering.receipt_line p
       join ordering.receipt r on (r.centre_id, r.id) = (p.centre_id, p.receipt_id)
       join ordering.order_line l on (l.centre_id, l.id) = (p.centre_id, p.line_id)
       where r.order_id = $1 order by p.receipt_id, p.position`,
      [orderId],
    );
    const names = await this.people.names(receipts.map(({ confirmedBy }) => confirmedBy));
    return receipts.map((receipt) => ({
      ...receipt,
      confirmedBy: names.get(receipt.confirmedBy) ?? '',
      lines: lines
        .filter(({ receiptId }) => receiptId === receipt.id)
        .map(({ lineId, articleNumber, unit, quantity, condition }) => ({
          lineId,
          articleNumber,
          unitName: unitName(unit),
          quantity,
          condition,
        })),
    }));
  }
}
