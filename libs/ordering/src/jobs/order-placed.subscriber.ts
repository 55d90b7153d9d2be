import { Notifications } from '@app/identity/contract';
import { type DeliveredEvent, Subscriber } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { ORDER_PLACED, type OrderPlacedV1 } from '../contract/events';
import { OrderRepository } from '../infrastructure/order.repository';

/** Tells the orderer that the requisition was approved and ordered. */
@Injectable()
export class OrderPlacedSubscriber extends Subscriber<OrderPlacedV1, void> {
  readonly name = 'ordering.tell-orderer';
  readonly events = [ORDER_PLACED];

  constructor(
    private readonly orders: OrderRepository,
    private readonly notifications: Notifications,
  ) {
    super();
  }

  async handle({ payload }: DeliveredEvent<OrderPlacedV1>): Promise<void> {
    const order = await this.orders.find(payload.orderId);
    const text = `Ihre Bestellung wurde freigegeben und als ${order.number} bei ${order.supplier} bestellt.`;
    await this.notifications.notifyPerson(order.ordererId, text, `/bestellungen/${order.id}`);
  }
}
