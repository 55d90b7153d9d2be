import { addressLines, centreHead, type DocumentRequest, DocumentSources } from '@app/documents/contract';
import { People } from '@app/identity/contract';
import { conflict, formatQuantity, type LocalDate } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OrderRepository, type StoredOrder } from '../infrastructure/order.repository';
import { OrderFacts } from './order-facts';
import { ORDER_SUBJECT } from './purchase-order-documents';

type Request<T extends 'delivery-checklist' | 'delivery-complaint'> = Omit<DocumentRequest<T>, 'template'>;
interface RefusedLine {
  readonly articleNumber: string;
  readonly text: string;
  readonly unit: string;
  readonly quantity: string;
  readonly receivedOn: LocalDate;
}

/** The papers of a delivery: the list to check it by, and the complaint about what was refused. */
@Injectable()
export class DeliveryDocuments implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly people: People,
    private readonly orders: OrderRepository,
    private readonly facts: OrderFacts,
    private readonly sources: DocumentSources,
  ) {}

  onModuleInit(): void {
    const subjectType = ORDER_SUBJECT;
    this.sources.register({ template: 'delivery-checklist', subjectType, load: (id) => this.checklist(id) });
    this.sources.register({ template: 'delivery-complaint', subjectType, load: (id) => this.complaint(id) });
  }

  private async checklist(orderId: string): Promise<Request<'delivery-checklist'>> {
    const { order, head, site, framework } = await this.read(orderId);
    const costCentres = new Map((await this.directory.costCentres(order.memberId)).map((each) => [each.id, each]));
    const names = await this.people.names([order.ordererId]);
    return {
      title: `Lieferschein-Prüfliste ${order.number}`,
      ...about(order),
      data: {
        ...head,
        orderNumber: order.number,
        orderedAt: order.orderedAt.toISOString(),
        supplier: order.supplier,
        framework: `${framework.number} ${framework.title}`,
        orderer: { name: names.get(order.ordererId) ?? head.member },
        ...site,
        lines: (await this.orders.lines(orderId)).map((line) => ({
          articleNumber: line.articleNumber,
          text: line.text,
          unit: line.unit,
          ordered: formatQuantity(line.quantity),
          received: formatQuantity(line.received),
          costCentres: line.split
            .filter(({ quantity }) => quantity > 0n)
            .map(({ costCentreId, quantity }) => ({
              number: costCentres.get(costCentreId)?.number ?? '–',
              name: costCentres.get(costCentreId)?.name ?? 'Kostenstelle',
              quantity: formatQuantity(quantity),
            })),
        })),
      },
    };
  }

  /** About the newest receipt in which something was refused. Throws `conflict` when nothing ever was. */
  private async complaint(orderId: string): Promise<Request<'delivery-complaint'>> {
    const { order, head, site, framework } = await this.read(orderId);
    const faults = await this.lastRefused(orderId);
    if (faults.length === 0) {
      throw conflict(
        'nothing-refused',
        'Zu dieser Bestellung ist keine Ware zurückgewiesen. Eine Mängelanzeige entsteht aus einem Wareneingang, in dem eine Menge als „nicht angenommen“ eingetragen ist.',
      );
    }
    const { supplier } = framework;
    return {
      title: `Mängelanzeige ${order.number}`,
      ...about(order),
      data: {
        ...head,
        supplier: { name: supplier.name, addressLines: addressLines(supplier) },
        contact: { name: this.uow.actor.name },
        orderNumber: order.number,
        orderedAt: order.orderedAt.toISOString(),
        framework: { number: framework.number, title: framework.title },
        ...site,
        faults,
      },
    };
  }

  private async read(orderId: string) {
    const order = await this.orders.find(orderId);
    requirePermission(this.uow.actor, 'order.read', order.memberId);
    const centre = await this.directory.centre();
    const member = await this.directory.memberById(order.memberId);
    const framework = await this.facts.frameworks.summary(order.frameworkId);
    const site = (await this.directory.sites(order.memberId)).find(({ id }) => id === order.siteId);
    return {
      order,
      framework,
      head: {
        centre: centreHead(centre),
        member: member.name,
        fileNumber: framework.number,
        createdAt: this.uow.now().toISOString(),
      },
      site: site && {
        deliverySite: { name: site.name, addressLines: addressLines(site) },
      },
    };
  }

  private lastRefused(orderId: string): Promise<RefusedLine[]> {
    return this.uow.query<RefusedLine>(
      `select l.article_number as "articleNumber", l.text, l.unit, trim_scale(p.quantity)::text as quantity,
              r.received_on as "receivedOn"
       from ordering.receipt r
       join ordering.receipt_line p on (p.centre_id, p.receipt_id) = (r.centre_id, r.id)
       join ordering.order_line l on (l.centre_id, l.id) = (p.centre_id, p.line_id)
       where p.condition = 'refused' and r.id = (
         select max(id::text)::uuid from ordering.receipt x
         where x.order_id = $1 and exists (
           select 1 from ordering.receipt_line y
           where (y.centre_id, y.receipt_id) = (x.centre_id, x.id) and y.condition = 'refused'))
       order by p.position`,
      [orderId],
    );
  }
}

const about = ({ id, number, memberId }: StoredOrder) => ({
  subject: { type: ORDER_SUBJECT, id, label: number },
  memberId,
});
