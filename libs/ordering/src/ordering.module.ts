import { Global, Module } from '@nestjs/common';
import { BrowseCatalogue } from './application/browse-catalogue';
import { ConfirmReceipt } from './application/confirm-receipt.usecase';
import { DecideApproval } from './application/decide-approval.usecase';
import { DeliveryDocuments } from './application/delivery-documents';
import { KeepDraft } from './application/keep-draft.usecase';
import { OrderFacts } from './application/order-facts';
import { OrderingContribution } from './application/ordering.contribution';
import { OwnMember } from './application/own-member';
import { PlaceOrders } from './application/place-orders';
import { PurchaseOrderDocuments } from './application/purchase-order-documents';
import { SubmitRequisition } from './application/submit-requisition.usecase';
import { ApprovalRepository } from './infrastructure/approval.repository';
import { NumberSeries } from './infrastructure/number-series';
import { OrderRepository } from './infrastructure/order.repository';
import { RequisitionRepository } from './infrastructure/requisition.repository';

const forControllers = [
  BrowseCatalogue,
  ConfirmReceipt,
  DecideApproval,
  KeepDraft,
  OrderFacts,
  OwnMember,
  SubmitRequisition,
  OrderRepository,
  RequisitionRepository,
];

@Global()
@Module({
  providers: [
    ...forControllers,
    ApprovalRepository,
    DeliveryDocuments,
    NumberSeries,
    OrderingContribution,
    PlaceOrders,
    PurchaseOrderDocuments,
  ],
  exports: forControllers,
})
export class OrderingModule {}
