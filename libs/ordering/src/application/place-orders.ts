import { type FrameworkSummary, type PricedCallOff } from '@app/bundling/contract';
import { byText, conflict, formatMoney, type Money } from '@app/kernel';
import { AuditTrail, newId, Outbox } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { ORDER_PLACED, type OrderPlacedV1 } from '../contract/events';
import { orderVat, reshare } from '../domain/order-vat';
import { NumberSeries } from '../infrastructure/number-series';
import { type NewOrder, type NewOrderLine, OrderRepository } from '../infrastructure/order.repository';
import {
  RequisitionRepository,
  type StoredLine,
  type StoredRequisition,
} from '../infrastructure/requisition.repository';
import { OrderFacts } from './order-facts';
import { PurchaseOrderDocuments } from './purchase-order-documents';

interface CalledOff {
  readonly orderId: string;
  readonly framework: FrameworkSummary;
  readonly lines: readonly StoredLine[];
  readonly priced: PricedCallOff;
}

/** Makes the purchase orders of an approved requisition: one per framework agreement, all or none. */
@Injectable()
export class PlaceOrders {
  constructor(
    private readonly facts: OrderFacts,
    private readonly requisitions: RequisitionRepository,
    private readonly orders: OrderRepository,
    private readonly numbers: NumberSeries,
    private readonly documents: PurchaseOrderDocuments,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /** Inside the caller's unit of work. Throws `conflict` naming article and rest when an agreement does not allow it. */
  async execute(requisition: StoredRequisition): Promise<void> {
    const calledOff = await this.callOff(requisition);
    // Numbers come last: their counter is shared by the whole centre.
    for (const each of calledOff) await this.place(requisition, each);
  }

  /** In the order of the agreements' ids, so that two requisitions over the same agreements wait and do not block each other. */
  private async callOff(requisition: StoredRequisition): Promise<readonly CalledOff[]> {
    const lines = await this.requisitions.lines(requisition.id);
    const frameworkIds = [...new Set(lines.map(({ frameworkId }) => frameworkId))].sort(byText);
    const calledOff: CalledOff[] = [];
    for (const frameworkId of frameworkIds) {
      const own = lines.filter((line) => line.frameworkId === frameworkId);
      const orderId = newId();
      const priced = await this.facts.frameworks.callOff({
        orderId,
        memberId: requisition.memberId,
        frameworkId,
        lines: own.map(({ articleNumber, quantity }) => ({ articleNumber, quantity })),
      });
      calledOff.push({ orderId, framework: await this.facts.frameworks.summary(frameworkId), lines: own, priced });
    }
    return calledOff;
  }

  private async place(requisition: StoredRequisition, { orderId, framework, lines, priced }: CalledOff): Promise<void> {
    const siteId = requisition.siteId;
    if (!siteId) throw conflict('no-site', 'Der Bestellanforderung fehlt die Lieferstelle.');
    const order: NewOrder = {
      id: orderId,
      memberId: requisition.memberId,
      number: await this.numbers.next('order'),
      requisitionId: requisition.id,
      ordererId: requisition.ordererId,
      siteId,
      frameworkId: framework.id,
      frameworkNumber: framework.number,
      supplier: framework.supplier.name,
      ...withVat(lines, priced),
    };
    await this.orders.insert(order);
    await this.outbox.publish(ORDER_PLACED, { orderId } satisfies OrderPlacedV1);
    await this.documents.request(orderId);
    this.audit.record({
      action: 'order.placed',
      subject: { type: 'order', id: orderId, label: order.number },
      memberId: order.memberId,
      after: {
        requisition: requisition.number,
        framework: framework.number,
        supplier: order.supplier,
        net: formatMoney(order.net),
        gross: formatMoney(order.net + order.vat),
      },
    });
  }
}

/** The lines at the prices they were called off at, with the VAT shared over the cost centres. */
function withVat(
  lines: readonly StoredLine[],
  priced: PricedCallOff,
): { net: Money; vat: Money; lines: readonly NewOrderLine[] } {
  const priceOf = new Map(priced.lines.map((line) => [line.articleNumber, line]));
  const drafted = lines.map((line) => {
    const called = priceOf.get(line.articleNumber);
    if (!called) throw new Error(`call-off without ${line.articleNumber}`);
    const asked = line.split.map(({ costCentreId, quantity, net }) => ({
      costCentre: costCentreId,
      quantity,
      amount: net,
    }));
    return { ...line, id: newId(), unitPrice: called.unitPrice, net: called.net, split: reshare(called.net, asked) };
  });
  const key = (lineId: string, costCentre: string): string => `${lineId} ${costCentre}`;
  const { total, byPart } = orderVat(
    drafted.flatMap(({ id, vatRate, split }) =>
      split.map(({ costCentre, amount }) => ({ key: key(id, costCentre), net: amount, vatRate })),
    ),
  );
  return {
    net: drafted.reduce((sum, { net }) => sum + net, 0n),
    vat: total,
    lines: drafted.map((line) => ({
      ...line,
      split: line.split.map(({ costCentre, quantity, amount }) => ({
        costCentreId: costCentre,
        quantity,
        net: amount,
        vat: byPart.get(key(line.id, costCentre)) ?? 0n,
      })),
    })),
  };
}
