import { germanDate, dayInGermany, germanMoney, germanUnitPrice, parseMoney, unitName } from '@app/kernel';
import {
  type Actor,
  type Contribution,
  Contributions,
  may,
  type SearchHit,
  type Task,
  UnitOfWork,
} from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BrowseCatalogue } from './browse-catalogue';

const MOST_TASKS = 20;
const MOST_HITS = 8;

/** What ordering adds to the start page and the global search. */
@Injectable()
export class OrderingContribution implements Contribution, OnModuleInit {
  readonly room = 'ordering';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly contributions: Contributions,
    private readonly catalogue: BrowseCatalogue,
  ) {}

  onModuleInit(): void {
    this.contributions.register(this);
  }

  async tasks(actor: Actor): Promise<readonly Task[]> {
    return [
      ...(may(actor, 'approval.decide') ? await this.waitingApprovals() : []),
      ...(may(actor, 'requisition.create') ? await this.rejected() : []),
      ...(may(actor, 'receipt.confirm') ? await this.expectedDeliveries() : []),
    ];
  }

  async search(actor: Actor, text: string): Promise<readonly SearchHit[]> {
    return [
      ...(may(actor, 'order.read') ? await this.foundOrders(text) : []),
      ...(may(actor, 'catalogue.read') && actor.reach === 'member' ? await this.foundArticles(actor, text) : []),
    ];
  }

  private async waitingApprovals(): Promise<readonly Task[]> {
    const rows = await this.uow.query<{ id: string; number: string; net: string; requestedAt: Date }>(
      `select a.id, r.number, a.net, a.requested_at as "requestedAt"
       from ordering.approval a join ordering.requisition r on (r.centre_id, r.id) = (a.centre_id, a.requisition_id)
       where a.state = 'waiting' and r.orderer_id is distinct from app.person_id() order by a.id limit ${MOST_TASKS}`,
    );
    return rows.map(({ id, number, net, requestedAt }) => ({
      id: `approval:${id}`,
      title: `Bestellanforderung ${number} freigeben`,
      detail: `${germanMoney(parseMoney(net))} netto, vorgelegt am ${germanDate(dayInGermany(requestedAt))}`,
      href: '/freigaben',
      due: null,
      kind: 'Freigabe',
    }));
  }

  private async rejected(): Promise<readonly Task[]> {
    const rows = await this.uow.query<{ id: string; number: string; reason: string }>(
      `select r.id, r.number, a.reason
       from ordering.requisition r
       cross join lateral (select reason from ordering.approval a
         where a.requisition_id = r.id and a.state = 'rejected' order by a.id desc limit 1) a
       where r.state = 'rejected' and r.orderer_id = app.person_id() order by r.id limit ${MOST_TASKS}`,
    );
    return rows.map(({ id, number, reason }) => ({
      id: `requisition:${id}`,
      title: `Bestellanforderung ${number} wurde abgelehnt`,
      detail: reason,
      href: `/bestellanforderungen/${id}`,
      due: null,
      kind: 'Bestellung',
    }));
  }

  private async expectedDeliveries(): Promise<readonly Task[]> {
    const rows = await this.uow.query<{
      id: string;
      number: string;
      supplier: string;
      orderedOn: string;
      state: string;
    }>(
      `select id, number, supplier, ordered_on as "orderedOn", state from ordering.purchase_order
       where state <> 'received' and orderer_id = app.person_id() order by id limit ${MOST_TASKS}`,
    );
    return rows.map(({ id, number, supplier, orderedOn, state }) => ({
      id: `order:${id}`,
      title: `Wareneingang zu ${number} bestätigen`,
      detail: `${supplier}, bestellt am ${germanDate(orderedOn)}${state === 'partly-received' ? ', teilweise geliefert' : ''}`,
      href: `/bestellungen/${id}`,
      due: null,
      kind: 'Wareneingang',
    }));
  }

  private async foundOrders(text: string): Promise<readonly SearchHit[]> {
    const rows = await this.uow.query<{ id: string; number: string; supplier: string; orderedOn: string }>(
      `select id, number, supplier, ordered_on as "orderedOn" from ordering.purchase_order
       where number ilike $1 or supplier ilike $1 order by id desc limit ${MOST_HITS}`,
      [`%${text.replace(/[\\%_]/g, '\\$&')}%`],
    );
    return rows.map(({ id, number, supplier, orderedOn }) => ({
      type: 'Bestellung',
      label: number,
      detail: `${supplier}, ${germanDate(orderedOn)}`,
      href: `/bestellungen/${id}`,
    }));
  }

  private async foundArticles(actor: Actor, text: string): Promise<readonly SearchHit[]> {
    const [memberId] = actor.memberIds;
    if (!memberId) return [];
    const { items } = await this.catalogue.findFor(memberId, { q: text });
    return items.slice(0, MOST_HITS).map(({ articleNumber, text: label, unit, unitPrice }) => ({
      type: 'Artikel',
      label,
      detail: `${articleNumber}, ${germanUnitPrice(unitPrice)} je ${unitName(unit)}`,
      href: `/katalog?suche=${encodeURIComponent(articleNumber)}`,
    }));
  }
}
