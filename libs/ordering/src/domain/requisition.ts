import type { Money } from '@app/kernel';
import { conflict, DomainError, invalid } from '@app/kernel';
import type { ReceivedState } from './receipt';
import type { SplitPart } from './split';

export type RequisitionState = 'draft' | 'submitted' | 'approved' | 'rejected' | ReceivedState;

export const REQUISITION_STATE_NAMES: Readonly<Record<RequisitionState, string>> = {
  draft: 'Entwurf',
  submitted: 'zur Freigabe vorgelegt',
  approved: 'freigegeben',
  rejected: 'abgelehnt',
  ordered: 'bestellt',
  'partly-received': 'teilweise geliefert',
  received: 'vollständig geliefert',
};

/** The decision on the lines of one cost centre, or (costCentre null) on the whole requisition. */
export interface Approval {
  readonly costCentre: string | null;
  /** Net amount of the requisition on this cost centre. */
  readonly amount: Money;
  /** Person ids that may decide; never the person who orders. */
  readonly eligible: readonly string[];
  readonly state: 'waiting' | 'approved' | 'rejected';
  readonly decidedBy: string | null;
  readonly reason: string | null;
}

export interface RequisitionLine {
  readonly articleNumber: string;
  readonly split: readonly SplitPart[];
}

export interface Requisition {
  readonly state: RequisitionState;
  /** Person the goods are ordered for, and person who entered the order: the same, unless a deputy did it. */
  readonly orderer: string;
  readonly enteredBy: string;
  readonly lines: readonly RequisitionLine[];
  readonly approvals: readonly Approval[];
}

/** Who may approve for a cost centre: the responsible person and everybody with the approver's role for it; null: for all. */
export interface ApproverFacts {
  readonly costCentre: string | null;
  readonly approvers: readonly string[];
}

/**
 * Submits a draft. One approval per cost centre waits then, or a single one where a fact names approvers for all. Throws `conflict` without lines or where nobody but the orderer
 * could approve.
 */
export function submit(requisition: Requisition, facts: readonly ApproverFacts[]): Requisition {
  requireState(requisition, ['draft'], 'vorgelegt');
  if (requisition.lines.length === 0) throw conflict('requisition-empty', 'Der Warenkorb ist leer.');
  const approversOf = new Map(facts.map((fact) => [fact.costCentre, fact.approvers]));
  const amounts = amountsByCostCentre(requisition.lines);
  const scopes = approversOf.has(null)
    ? [[null, amounts.reduce((sum, [, amount]) => sum + amount, 0n)] as const]
    : amounts;
  const approvals = scopes.map(([costCentre, amount]): Approval => {
    const eligible = (approversOf.get(costCentre) ?? []).filter((person) => !isInvolved(requisition, person));
    if (eligible.length === 0) {
      throw conflict('no-approver', `Für ${scopeName(costCentre)} gibt es außer Ihnen niemanden, der freigeben kann.`, {
        costCentre,
      });
    }
    return {
      costCentre,
      amount,
      eligible: [...new Set(eligible)].sort(),
      state: 'waiting',
      decidedBy: null,
      reason: null,
    };
  });
  return { ...requisition, state: 'submitted', approvals };
}

const scopeName = (costCentre: string | null): string =>
  costCentre === null ? 'diese Bestellanforderung' : `die Kostenstelle „${costCentre}“`;

function amountsByCostCentre(lines: readonly RequisitionLine[]): readonly (readonly [string, Money])[] {
  const amounts = new Map<string, Money>();
  for (const part of lines.flatMap((line) => line.split)) {
    amounts.set(part.costCentre, (amounts.get(part.costCentre) ?? 0n) + part.amount);
  }
  return [...amounts].sort(([a], [b]) => (a < b ? -1 : 1));
}

const isInvolved = (requisition: Requisition, person: string): boolean =>
  person === requisition.orderer || person === requisition.enteredBy;

export interface ApprovalDecision {
  readonly costCentre: string | null;
  readonly verdict: 'approved' | 'rejected';
  /** Who decides. */
  readonly person: string;
  /** For whom: the chain of deputies from `person` up to the approver, without `person`; empty for the approver in person. */
  readonly onBehalfOf: readonly string[];
  /** Required for a rejection. */
  readonly reason?: string;
}

/**
 * Decides for one cost centre. The requisition is approved with its last approval and rejected with its first rejection.
 * Nobody decides about an own order: neither in person nor as a deputy of, or through a deputy for, the person who orders.
 * Throws `conflict` when it is not waiting, `forbidden` for the wrong person, `invalid` for a rejection without reason.
 */
export function decide(requisition: Requisition, decision: ApprovalDecision): Requisition {
  requireState(requisition, ['submitted'], decision.verdict === 'approved' ? 'freigegeben' : 'abgelehnt');
  const approval = requisition.approvals.find(({ costCentre }) => costCentre === decision.costCentre);
  if (approval?.state !== 'waiting') {
    throw conflict('approval-not-waiting', `Für ${scopeName(decision.costCentre)} steht keine Freigabe aus.`);
  }
  const chain = [decision.person, ...decision.onBehalfOf];
  if (chain.some((person) => isInvolved(requisition, person))) {
    throw new DomainError(
      'forbidden',
      'self-approval',
      'Eine eigene Bestellung kann niemand selbst freigeben oder ablehnen, auch nicht in Vertretung.',
    );
  }
  if (!approval.eligible.includes(chain.at(-1) ?? decision.person)) {
    throw new DomainError(
      'forbidden',
      'not-eligible',
      `Sie sind für die Freigabe nicht zuständig: ${scopeName(decision.costCentre)}.`,
    );
  }
  const reason = decision.reason?.trim() || null;
  if (decision.verdict === 'rejected' && reason === null) {
    throw invalid('reason-missing', 'Bitte begründen Sie die Ablehnung.', [
      { pointer: '/reason', message: 'Die Begründung fehlt.' },
    ]);
  }
  const decided: Approval = { ...approval, state: decision.verdict, decidedBy: decision.person, reason };
  const approvals = requisition.approvals.map((each) => (each === approval ? decided : each));
  const state =
    decision.verdict === 'rejected'
      ? 'rejected'
      : approvals.every((each) => each.state === 'approved')
        ? 'approved'
        : 'submitted';
  return { ...requisition, approvals, state };
}

/** Takes a submitted or rejected requisition back to the draft to change it; earlier decisions no longer count. */
export function takeBack(requisition: Requisition): Requisition {
  requireState(requisition, ['submitted', 'rejected'], 'überarbeitet');
  return { ...requisition, state: 'draft', approvals: [] };
}

/** The purchase order goes to the supplier. */
export function markOrdered(requisition: Requisition): Requisition {
  requireState(requisition, ['approved'], 'bestellt');
  return { ...requisition, state: 'ordered' };
}

/** A receipt moved the order; `state` is what `receive` returned. */
export function markReceived(requisition: Requisition, state: ReceivedState): Requisition {
  requireState(requisition, ['ordered', 'partly-received'], 'geliefert');
  return { ...requisition, state };
}

function requireState(requisition: Requisition, allowed: readonly RequisitionState[], done: string): void {
  if (allowed.includes(requisition.state)) return;
  const names = allowed.map((state) => `„${REQUISITION_STATE_NAMES[state]}“`).join(' oder ');
  throw conflict(
    'wrong-state',
    `Die Bestellanforderung hat den Stand „${REQUISITION_STATE_NAMES[requisition.state]}“. Sie kann nur im Stand ${names} ${done} werden.`,
    { state: requisition.state, allowed },
  );
}
