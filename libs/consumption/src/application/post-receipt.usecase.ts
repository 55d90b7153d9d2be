import { parseMoney, parseQuantity } from '@app/kernel';
import type { GoodsReceivedV1 } from '@app/ordering/events';
import { AuditTrail, newId } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { postReceipt } from '../domain/posting';
import type { LedgerEntry } from './ledger-entry';
import { Ledger } from './ports/ledger';

/** Posts what a receipt brought to the cost centres it is for. Runs in the caller's unit of work. */
@Injectable()
export class PostReceipt {
  constructor(
    private readonly ledger: Ledger,
    private readonly audit: AuditTrail,
  ) {}

  async execute(eventId: string, receipt: GoodsReceivedV1): Promise<void> {
    const entries = receipt.postings.map((goods, index): LedgerEntry => {
      const posting = postReceipt({
        id: newId(),
        member: receipt.memberId,
        costCentre: goods.costCentreId,
        articleNumber: goods.articleNumber,
        unit: goods.unit,
        quantity: parseQuantity(goods.quantity),
        baseUnit: goods.baseUnit,
        baseQuantity: parseQuantity(goods.baseQuantity),
        net: parseMoney(goods.net),
        vat: parseMoney(goods.vat),
        gross: parseMoney(goods.gross),
        bookedOn: receipt.day,
        source: `${receipt.receiptId}/${goods.orderLineId}`,
      });
      const { orderId, orderNumber, supplier } = receipt;
      const { text, productGroup, label, orderLineId } = goods;
      return {
        posting,
        goods: { text, productGroup, label, orderId, orderNumber, orderLineId, supplier },
        source: { event: eventId, index },
      };
    });
    const added = await this.ledger.append(entries);
    if (added === 0) return;
    this.audit.record({
      action: 'consumption.posted',
      subject: { type: 'order', id: receipt.orderId, label: receipt.orderNumber },
      memberId: receipt.memberId,
      after: { receiptId: receipt.receiptId, day: receipt.day, postings: added },
    });
  }
}
