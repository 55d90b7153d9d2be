import {
  addressLines,
  centreHead,
  type DocumentRequest,
  DocumentRequests,
  DocumentSources,
} from '@app/documents/contract';
import { formatQuantity, notFound } from '@app/kernel';
import { People } from '@app/identity/contract';
import { Directory } from '@app/organisation/contract';
import { UnitOfWork } from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OrderRepository } from '../infrastructure/order.repository';
import { OrderFacts } from './order-facts';

export const ORDER_SUBJECT = 'order';

/** The purchase order as a document for the supplier, made once with the order and again on request. */
@Injectable()
export class PurchaseOrderDocuments implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly people: People,
    private readonly orders: OrderRepository,
    private readonly facts: OrderFacts,
    private readonly requests: DocumentRequests,
    private readonly sources: DocumentSources,
  ) {}

  onModuleInit(): void {
    this.sources.register({ template: 'purchase-order', subjectType: ORDER_SUBJECT, load: (id) => this.load(id) });
  }

  /** Inside the caller's unit of work. */
  async request(orderId: string): Promise<void> {
    const source = { type: ORDER_SUBJECT, id: orderId };
    const documentId = await this.requests.request({
      ...(await this.load(orderId)),
      template: 'purchase-order',
      source,
    });
    await this.orders.attachDocument(orderId, documentId);
  }

  private async load(orderId: string): Promise<Omit<DocumentRequest<'purchase-order'>, 'template'>> {
    const order = await this.orders.find(orderId);
    const [centre, member, framework] = [
      await this.directory.centre(),
      await this.directory.memberById(order.memberId),
      await this.facts.frameworks.summary(order.frameworkId),
    ];
    const site = (await this.directory.sites(order.memberId)).find(({ id }) => id === order.siteId);
    if (!site) throw notFound('Diese Lieferstelle');
    const costCentres = new Map(
      (await this.directory.costCentres(order.memberId)).map((costCentre) => [costCentre.id, costCentre]),
    );
    const requisition = await this.uow.first<{ note: string; decidedBy: string | null; decidedAt: Date | null }>(
      `select r.note, a.decided_by as "decidedBy", a.decided_at as "decidedAt"
       from ordering.requisition r
       left join ordering.approval a on (a.centre_id, a.requisition_id, a.state) = (r.centre_id, r.id, 'approved')
       where r.id = $1`,
      [order.requisitionId],
    );
    const names = await this.people.names([
      order.ordererId,
      ...(requisition?.decidedBy ? [requisition.decidedBy] : []),
    ]);
    const approver = requisition?.decidedBy ? names.get(requisition.decidedBy) : undefined;
    const { supplier } = framework;
    return {
      title: `Bestellung ${order.number}`,
      subject: { type: ORDER_SUBJECT, id: order.id, label: order.number },
      memberId: order.memberId,
      data: {
        centre: centreHead(centre),
        member: member.name,
        fileNumber: framework.number,
        createdAt: order.orderedAt.toISOString(),
        supplier: { name: supplier.name, addressLines: addressLines(supplier) },
        orderNumber: order.number,
        framework: { number: framework.number, title: framework.title },
        orderer: { name: names.get(order.ordererId) ?? member.name },
        deliverySite: { name: site.name, addressLines: addressLines(site) },
        lines: (await this.orders.lines(orderId)).map((line) => ({
          articleNumber: line.articleNumber,
          text: line.text,
          quantity: formatQuantity(line.quantity),
          unit: line.unit,
          unitPrice: line.unitPrice,
          vatRate: line.vatRate,
          costCentres: line.split
            .filter(({ quantity }) => quantity > 0n)
            .map(({ costCentreId, quantity }) => ({
              number: costCentres.get(costCentreId)?.number ?? '',
              name: costCentres.get(costCentreId)?.name ?? '',
              quantity: formatQuantity(quantity),
            })),
        })),
        ...(approver
          ? { approvedBy: [{ name: approver, role: 'Freigabe', at: requisition?.decidedAt?.toISOString() }] }
          : {}),
        ...(requisition?.note ? { note: requisition.note } : {}),
      },
    };
  }
}
