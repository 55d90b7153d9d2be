import { Module } from '@nestjs/common';
import { ApprovalsController } from './http/approvals.controller';
import { CatalogueController } from './http/catalogue.controller';
import { OrderPresenter } from './http/order.presenter';
import { OrdersController } from './http/orders.controller';
import { RequisitionPresenter } from './http/requisition.presenter';
import { RequisitionsController } from './http/requisitions.controller';

@Module({
  controllers: [CatalogueController, RequisitionsController, ApprovalsController, OrdersController],
  providers: [RequisitionPresenter, OrderPresenter],
})
export class OrderingHttpModule {}
