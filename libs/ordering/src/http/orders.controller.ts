import { type Actor, CurrentActor, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ConfirmReceipt } from '../application/confirm-receipt.usecase';
import { OrderPresenter } from './order.presenter';
import { OrderQuery, ReceiptRequest } from './order.request';
import { OrderListResponse, OrderResponse } from './order.response';

@Controller('orders')
export class OrdersController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly presenter: OrderPresenter,
    private readonly receipts: ConfirmReceipt,
  ) {}

  /** Newest first. */
  @Get()
  @Requires('order.read')
  list(@CurrentActor() actor: Actor, @Query() query: OrderQuery): Promise<OrderListResponse> {
    return this.uow.run(actor, () => this.presenter.list(actor, query));
  }

  @Get(':id')
  @Requires('order.read')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<OrderResponse> {
    return this.uow.run(actor, () => this.presenter.one(id));
  }

  /** Confirms what arrived; answers with the order as it is now. */
  @Post(':id/receipts')
  @Requires('receipt.confirm')
  receive(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { lines }: ReceiptRequest,
  ): Promise<OrderResponse> {
    return this.uow.run(actor, async () => {
      await this.receipts.execute(actor, id, lines);
      return this.presenter.one(id);
    });
  }
}
