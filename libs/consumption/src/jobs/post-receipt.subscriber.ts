import { GOODS_RECEIVED, type GoodsReceivedV1 } from '@app/ordering/events';
import { type DeliveredEvent, Subscriber } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { PostReceipt } from '../application/post-receipt.usecase';

@Injectable()
export class PostReceiptSubscriber extends Subscriber<GoodsReceivedV1> {
  readonly name = 'consumption.post-receipt';
  readonly events = [GOODS_RECEIVED];

  constructor(private readonly postReceipt: PostReceipt) {
    super();
  }

  handle(event: DeliveredEvent<GoodsReceivedV1>): Promise<void> {
    return this.postReceipt.execute(event.id, event.payload);
  }
}
