import { conflict, formatMoney, germanInstant } from '@app/kernel';
import { Notifications, People } from '@app/identity/contract';
import { type Actor, AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { decide, markOrdered, type Requisition } from '../domain/requisition';
import { ApprovalRepository, type StoredApproval } from '../infrastructure/approval.repository';
import { RequisitionRepository, type StoredRequisition } from '../infrastructure/requisition.repository';
import { PlaceOrders } from './place-orders';
import { asRequisition } from './submit-requisition.usecase';

export interface Verdict {
  readonly verdict: 'approved' | 'rejected';
  readonly reason?: string;
}

/** An approver decides; the approval that completes a requisition orders in the same transaction. */
@Injectable()
export class DecideApproval {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: People,
    private readonly approvals: ApprovalRepository,
    private readonly requisitions: RequisitionRepository,
    private readonly orders: PlaceOrders,
    private readonly notifications: Notifications,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * The same verdict of the same person again changes nothing. Throws `conflict` naming who decided otherwise, or the
   * rest of the framework agreement; `forbidden` for an own order. Returns the requisition's id.
   */
  execute(actor: Actor, approvalId: string, { verdict, reason }: Verdict): Promise<string> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'approval.decide');
      const { requisitionId } = await this.approvals.find(approvalId);
      // The lock lets the second of two approvers wait until the first has decided.
      const requisition = await this.requisitions.lockAny(requisitionId);
      const approval = await this.approvals.find(approvalId);
      requirePermission(actor, 'approval.decide', approval.memberId);
      if (approval.state === verdict && approval.decidedBy === actor.personId) return requisitionId;
      if (approval.state !== 'waiting') throw await this.alreadyDecided(approval);

      const person = actor.personId ?? '';
      const waiting = {
        costCentre: null,
        amount: approval.net,
        eligible: [person],
        state: 'waiting',
        decidedBy: null,
        reason: null,
      } as const;
      const decided = decide(asRequisition(requisition, [], [waiting]), {
        costCentre: null,
        verdict,
        person,
        onBehalfOf: [],
        reason,
      });
      const why = decided.approvals[0]?.reason ?? null;
      if (!(await this.approvals.decide(approval, verdict, why)))
        throw await this.alreadyDecided(await this.approvals.find(approvalId));
      this.audit.record({
        action: `approval.${verdict}`,
        subject: { type: 'requisition', id: requisition.id, label: requisition.number ?? undefined },
        memberId: requisition.memberId,
        before: { state: requisition.state },
        after: { state: decided.state, net: formatMoney(approval.net), reason: why },
      });
      if (decided.state === 'rejected') await this.rejected(actor, requisition, why ?? '');
      else await this.ordered(requisition, decided);
      return requisitionId;
    });
  }

  private async ordered(requisition: StoredRequisition, approved: Requisition): Promise<void> {
    const { state } = markOrdered(approved);
    await this.requisitions.change(requisition, { state });
    await this.orders.execute(requisition);
  }

  private async rejected(actor: Actor, requisition: StoredRequisition, reason: string): Promise<void> {
    await this.requisitions.change(requisition, { state: 'rejected' });
    const text = `${actor.name} hat Ihre Bestellanforderung ${requisition.number ?? ''} abgelehnt: ${reason}`;
    await this.notifications.notifyPerson(requisition.ordererId, text, `/bestellanforderungen/${requisition.id}`);
  }

  private async alreadyDecided(approval: StoredApproval): Promise<Error> {
    if (approval.state === 'withdrawn' || !approval.decidedBy || !approval.decidedAt) {
      return conflict(
        'approval-withdrawn',
        'Die Bestellanforderung wurde inzwischen zurückgeholt und wartet nicht mehr auf Freigabe.',
      );
    }
    const name = (await this.people.names([approval.decidedBy])).get(approval.decidedBy) ?? 'Jemand';
    const done = approval.state === 'approved' ? 'freigegeben' : 'abgelehnt';
    return conflict(
      'already-decided',
      `${name} hat die Bestellanforderung schon am ${germanInstant(approval.decidedAt)} ${done}.`,
      {
        decidedBy: name,
        decidedAt: approval.decidedAt.toISOString(),
        state: approval.state,
      },
    );
  }
}
