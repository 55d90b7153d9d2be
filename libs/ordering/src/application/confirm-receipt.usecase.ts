import { formatMoney, formatQuantity, invalid, isDivisibleUnit, parseQuantity, timesContent } from '@app/kernel';
import { type Actor, AuditTrail, newId, Outbox, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { GOODS_RECEIVED, type GoodsReceivedV1 } from '../contract/events';
import { postedVat } from '../domain/order-vat';
import {
  type OrderLineState,
  receive,
  type ReceiptCondition,
  type ReceiptPosting,
  type ReceiptResult,
} from '../domain/receipt';
import { markReceived } from '../domain/requisition';
import { OrderRepository, type StoredOrder, type StoredOrderLine } from '../infrastructure/order.repository';
import { RequisitionRepository } from '../infrastructure/requisition.repository';
import { asRequisition } from './submit-requisition.usecase';

export interface ReceiptRequestLine {
  readonly lineId: string;
  /** Decimal text. */
  readonly quantity: string;
  readonly condition: ReceiptCondition;
}

/** Goods arrived, all or part of them; what is accepted is posted to the cost centres. */
@Injectable()
export class ConfirmReceipt {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orders: OrderRepository,
    private readonly requisitions: RequisitionRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /** Throws `invalid` at the line, `conflict` when more is accepted than is open. Returns the receipt's id. */
  execute(actor: Actor, orderId: string, requested: readonly ReceiptRequestLine[]): Promise<string> {
    return this.uow.run(actor, async () => {
      const order = await this.orders.find(orderId, true);
      requirePermission(actor, 'receipt.confirm', order.memberId);
      const lines = await this.orders.lines(orderId);
      const receipt = requested.map((line) => ({ ...line, quantity: parseQuantity(line.quantity) }));
      const result = receive(lines.map(toRuleLine), receipt);

      const receiptId = newId();
      await this.orders.insertReceipt({ id: receiptId, memberId: order.memberId, orderId }, receipt);
      const posted = lines.map((line) => afterReceipt(line, result));
      await this.orders.saveReceived(order, result.state, posted);
      await this.followRequisition(order);
      if (result.postings.length) await this.publish(receiptId, order, lines, posted, result.postings);
      this.audit.record({
        action: 'order.goods-received',
        subject: { type: 'order', id: orderId, label: order.number },
        memberId: order.memberId,
        before: { state: order.state },
        after: { state: result.state, lines: requested },
      });
      return receiptId;
    });
  }

  private async followRequisition(order: StoredOrder): Promise<void> {
    const requisition = await this.requisitions.lockAny(order.requisitionId);
    const state = await this.orders.stateOfAll(order.requisitionId);
    if (state === requisition.state) return;
    const next = markReceived(asRequisition(requisition, []), state);
    await this.requisitions.change(requisition, { state: next.state });
  }

  private async publish(
    receiptId: string,
    order: StoredOrder,
    before: readonly StoredOrderLine[],
    after: readonly ReturnType<typeof afterReceipt>[],
    postings: readonly ReceiptPosting[],
  ): Promise<void> {
    const event: GoodsReceivedV1 = {
      receiptId,
      orderId: order.id,
      orderNumber: order.number,
      memberId: order.memberId,
      day: this.uow.today(),
      supplier: order.supplier,
      postings: postings.map((posting) => {
        const line = before.find(({ id }) => id === posting.lineId);
        const old = line?.split.find(({ costCentreId }) => costCentreId === posting.costCentre);
        const now = after
          .find(({ id }) => id === posting.lineId)
          ?.split.find(({ costCentreId }) => costCentreId === posting.costCentre);
        if (!line || !old || !now) throw invalid('receipt-line', 'Die Position gehört nicht zu dieser Bestellung.');
        const vat = now.postedVat - old.postedVat;
        return {
          orderLineId: line.id,
          costCentreId: posting.costCentre,
          articleNumber: line.articleNumber,
          text: line.text,
          productGroup: line.productGroup,
          label: line.label,
          unit: line.unit,
          quantity: formatQuantity(posting.quantity),
          baseUnit: line.baseUnit,
          baseQuantity: formatQuantity(timesContent(posting.quantity, line.content)),
          net: formatMoney(posting.amount),
          vatRate: line.vatRate,
          vat: formatMoney(vat),
          gross: formatMoney(posting.amount + vat),
        };
      }),
    };
    await this.outbox.publish(GOODS_RECEIVED, event);
  }
}

const toRuleLine = (line: StoredOrderLine): OrderLineState => ({
  lineId: line.id,
  articleNumber: line.articleNumber,
  quantity: line.quantity,
  received: line.received,
  divisible: isDivisibleUnit(line.unit),
  split: line.split.map(({ costCentreId, quantity, net }) => ({ costCentre: costCentreId, quantity, amount: net })),
  posted: line.split.map(({ costCentreId, postedQuantity, postedNet }) => ({
    costCentre: costCentreId,
    quantity: postedQuantity,
    amount: postedNet,
  })),
});

function afterReceipt(line: StoredOrderLine, result: ReceiptResult) {
  const state = result.lines.find(({ lineId }) => lineId === line.id);
  return {
    id: line.id,
    received: state?.received ?? line.received,
    split: line.split.map((part) => {
      const posted = state?.posted.find(({ costCentre }) => costCentre === part.costCentreId);
      const postedNet = posted?.amount ?? part.postedNet;
      return {
        costCentreId: part.costCentreId,
        postedQuantity: posted?.quantity ?? part.postedQuantity,
        postedNet,
        postedVat: postedVat(part, postedNet),
      };
    }),
  };
}
