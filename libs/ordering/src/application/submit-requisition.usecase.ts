import { conflict, DomainError, formatMoney, formatQuantity, germanMoney, invalid } from '@app/kernel';
import { Notifications, People } from '@app/identity/contract';
import { type Actor, AuditTrail, newId, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type PricedLine, priceLines, submitFaults } from '../domain/priced-line';
import { type Requisition, type RequisitionLine, submit, takeBack } from '../domain/requisition';
import { ApprovalRepository } from '../infrastructure/approval.repository';
import { NumberSeries } from '../infrastructure/number-series';
import { RequisitionRepository, type StoredRequisition } from '../infrastructure/requisition.repository';
import { lineRequest, OrderFacts } from './order-facts';

/** A cart becomes a requisition that waits for approval, with text and prices as of this day. */
@Injectable()
export class SubmitRequisition {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly facts: OrderFacts,
    private readonly people: People,
    private readonly requisitions: RequisitionRepository,
    private readonly approvals: ApprovalRepository,
    private readonly numbers: NumberSeries,
    private readonly notifications: Notifications,
    private readonly audit: AuditTrail,
  ) {}

  /** Submitting twice changes nothing. Throws `invalid` for what is missing, `conflict` naming article and rest. */
  submit(actor: Actor, id: string): Promise<void> {
    return this.uow.run(actor, async () => {
      const draft = await this.own(actor, id);
      if (draft.state === 'submitted') return;
      const lines = await this.pricedAgain(draft);
      this.refuseIncomplete(draft, lines);
      // Thin rule: every approver of the member may approve, except for an own order; one approval is enough.
      const approvers = await this.people.holders('approver', draft.memberId);
      const submitted = submit(asRequisition(draft, lines.map(toRuleLine)), [{ costCentre: null, approvers }]);
      const net = lines.reduce((sum, line) => sum + line.net, 0n);
      const number = draft.number ?? (await this.numbers.next('requisition'));
      await this.requisitions.replaceLines(draft, lines);
      await this.requisitions.change(draft, { state: submitted.state, number, net, submittedAt: this.uow.now() });
      for (const { amount } of submitted.approvals) {
        await this.approvals.insert({ id: newId(), memberId: draft.memberId, requisitionId: id, net: amount });
      }
      this.audit.record({
        action: 'requisition.submitted',
        subject: { type: 'requisition', id, label: number },
        memberId: draft.memberId,
        before: { state: draft.state },
        after: {
          state: submitted.state,
          net: formatMoney(net),
          lines: lines.map(({ article, quantity }) => `${article.articleNumber}: ${formatQuantity(quantity)}`),
        },
      });
      const text = `${actor.name} bittet um Freigabe der Bestellanforderung ${number} über ${germanMoney(net)} netto.`;
      await this.notifications.notifyRole('approver', draft.memberId, text, '/freigaben');
    });
  }

  /** Back to the cart, to change a submitted or rejected requisition. */
  takeBack(actor: Actor, id: string): Promise<void> {
    return this.uow.run(actor, async () => {
      const requisition = await this.own(actor, id);
      const { state } = takeBack(asRequisition(requisition, []));
      await this.approvals.withdraw(id);
      await this.requisitions.change(requisition, { state });
      this.audit.record({
        action: 'requisition.taken-back',
        subject: { type: 'requisition', id, label: requisition.number ?? undefined },
        memberId: requisition.memberId,
        before: { state: requisition.state },
        after: { state },
      });
    });
  }

  private async own(actor: Actor, id: string): Promise<StoredRequisition> {
    const requisition = await this.requisitions.lock(id);
    requirePermission(actor, 'requisition.create', requisition.memberId);
    if (requisition.ordererId !== actor.personId) {
      throw new DomainError(
        'forbidden',
        'not-own',
        'Vorlegen und zurückholen kann nur, wer die Bestellanforderung angelegt hat.',
      );
    }
    return requisition;
  }

  private async pricedAgain(draft: StoredRequisition): Promise<readonly PricedLine[]> {
    const requests = (await this.requisitions.lines(draft.id)).map(lineRequest);
    const facts = await this.facts.forLines(
      draft.memberId,
      requests.map(({ articleNumber }) => articleNumber),
    );
    const { lines, errors } = priceLines(requests, facts);
    if (errors.length) throw invalid('requisition-lines', errors[0]?.message ?? '', errors);
    return lines;
  }

  private refuseIncomplete(draft: StoredRequisition, lines: readonly PricedLine[]): void {
    const { missing, exhausted } = submitFaults(lines);
    const errors = [
      ...(draft.siteId ? [] : [{ pointer: '/site', message: 'Bitte wählen Sie, wohin geliefert werden soll.' }]),
      ...missing,
    ];
    if (errors.length && lines.length) {
      throw invalid(
        'requisition-incomplete',
        errors.length === 1 ? (errors[0]?.message ?? '') : `Es fehlen noch ${errors.length} Angaben.`,
        errors,
      );
    }
    if (exhausted.length) {
      const rests = exhausted.map(({ articleNumber, rest, wanted }) => ({
        articleNumber,
        rest: formatQuantity(rest),
        wanted: formatQuantity(wanted),
      }));
      throw conflict('quantity-exhausted', exhausted.map(({ message }) => message).join(' '), { rests });
    }
  }
}

const toRuleLine = ({ article, split }: PricedLine): RequisitionLine => ({
  articleNumber: article.articleNumber,
  split,
});

/** The stored requisition as the rule sees it; nobody else enters orders for somebody yet. */
export const asRequisition = (
  stored: Pick<StoredRequisition, 'state' | 'ordererId'>,
  lines: readonly RequisitionLine[],
  approvals: Requisition['approvals'] = [],
): Requisition => ({ state: stored.state, orderer: stored.ordererId, enteredBy: stored.ordererId, lines, approvals });
