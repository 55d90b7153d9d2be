import { formatMoney, germanDate, germanMoney, type LocalDate, parseMoney } from '@app/kernel';
import type { Condition } from '../conditions';
import type { AwardProposal, Dossier } from '../dossier';
import { offeredNet } from '../price-check/offered-net';
import type { BodyDecision, BodyResult, BodyRule } from './body-decision';

export const BODY_RESULT_NAMES: Readonly<Record<BodyResult, string>> = {
  agreed: 'zugestimmt',
  'agreed-with-conditions': 'mit Auflagen zugestimmt',
  refused: 'abgelehnt',
  postponed: 'vertagt',
};

const RESULT_PHRASES: Readonly<Record<BodyResult, string>> = {
  agreed: 'dem Zuschlag zugestimmt',
  'agreed-with-conditions': 'dem Zuschlag mit Auflagen zugestimmt',
  refused: 'den Zuschlag abgelehnt',
  postponed: 'die Entscheidung über den Zuschlag vertagt',
};

/**
 * `by-rule`: the member's own limit is not reached · `unknown`: nobody said whether a body decides ·
 * `ahead`: the session lies in the future.
 */
export type BodyState = 'by-rule' | 'not-needed' | 'unknown' | 'awaited' | 'ahead' | 'agreed' | 'refused' | 'postponed';
export interface MemberBody {
  readonly memberId: string;
  readonly rule: BodyRule | null;
  readonly decision: BodyDecision | null;
  readonly state: BodyState;
  /** As it is called in the decision, otherwise in the rule. */
  readonly body: string;
}

/** What the proposal is worth, net: the sum of the bids that shall win. */
export const proposedValue = (
  dossier: Pick<Dossier, 'lots' | 'bids' | 'record'>,
  { lots }: Pick<AwardProposal, 'lots'>,
): string => {
  const won = lots.flatMap(({ bidId }) => dossier.bids.find(({ id }) => id === bidId) ?? []);
  return formatMoney(won.reduce((sum, bid) => sum + parseMoney(offeredNet(dossier, bid)), 0n));
};

/** The body of every buyer on one proposal. */
export function bodiesOf(dossier: Dossier, proposal: AwardProposal): readonly MemberBody[] {
  const value = parseMoney(proposedValue(dossier, proposal));
  return dossier.buyerIds.map((memberId) => {
    const rule = dossier.bodyRules.find((one) => one.memberId === memberId) ?? null;
    const decision =
      dossier.bodyDecisions.findLast((one) => one.memberId === memberId && one.proposalId === proposal.id) ?? null;
    const asked = rule !== null && value >= parseMoney(rule.fromValue);
    const body = decision?.body ?? rule?.body ?? 'Gremium des Mitglieds';
    return { memberId, rule, decision, body, state: stateOf(rule, asked, decision, dossier.today) };
  });
}

function stateOf(rule: BodyRule | null, asked: boolean, decision: BodyDecision | null, today: LocalDate): BodyState {
  // The member's own limit stands above what was answered for it: the value may have grown since.
  if (decision === null || (!decision.needed && asked)) return asked ? 'awaited' : rule ? 'by-rule' : 'unknown';
  if (!decision.needed) return 'not-needed';
  const { result, decidedOn } = decision;
  if (decidedOn !== null && decidedOn > today) return 'ahead';
  if (result === null || decidedOn === null) return 'awaited';
  return result === 'refused' || result === 'postponed' ? result : 'agreed';
}

const HOLDS_UP: Readonly<Partial<Record<BodyState, (one: MemberBody) => string>>> = {
  awaited: ({ body, rule, decision }) =>
    `${body} muss noch entscheiden${rule && !decision ? ` (ab ${germanMoney(parseMoney(rule.fromValue))} netto)` : ''}.`,
  ahead: ({ body, decision }) => `${body} entscheidet erst am ${germanDate(decision?.decidedOn ?? '')}.`,
  refused: ({ body, decision }) => `${body} hat am ${germanDate(decision?.decidedOn ?? '')} abgelehnt.`,
  postponed: ({ body, decision }) => `${body} hat am ${germanDate(decision?.decidedOn ?? '')} vertagt.`,
};

/** Where a body of a member has to decide, it has, and it agreed. */
export function bodyDecided(dossier: Dossier): Condition {
  const bodies = dossier.proposal ? bodiesOf(dossier, dossier.proposal) : [];
  const missing = bodies.flatMap((one) => HOLDS_UP[one.state]?.(one) ?? []);
  return {
    id: 'body-decided',
    pointer: '/awardBodies',
    paragraph: null,
    met: missing.length === 0,
    sentence:
      missing.length > 0 ? missing.join(' ') : 'Wo ein Gremium eines Mitglieds entscheiden muss, hat es zugestimmt.',
  };
}

/** True when it is known of every buyer whether a body decides, on every proposal for these lots. */
export function bodiesAnswered(dossier: Dossier): boolean {
  const ids = new Set(dossier.lots.map(({ id }) => id));
  const proposals = dossier.proposals.filter(({ lots }) => lots.some(({ lotId }) => ids.has(lotId)));
  const known = proposals.every((proposal) => bodiesOf(dossier, proposal).every(({ state }) => state !== 'unknown'));
  return known && proposals.length > 0 && dossier.buyerIds.length > 0;
}

/** The sentence of the record. */
export function bodySentence(
  member: string,
  {
    needed,
    body,
    decidedOn,
    result,
    reference,
    note,
  }: Omit<BodyDecision, 'id' | 'proposalId' | 'memberId' | 'personName' | 'at'>,
): string {
  const why = note ? ` ${note}` : '';
  if (!needed) return `${member}: Ein Gremium entscheidet nicht über den Zuschlag.${why}`;
  if (result === null || decidedOn === null) {
    const session = decidedOn === null ? '' : `, Sitzung am ${germanDate(decidedOn)}`;
    return `${member}: ${body ?? ''} muss über den Zuschlag entscheiden${session}.${why}`;
  }
  const number = reference ? ` (${reference})` : '';
  return `${member}: ${body ?? ''} hat am ${germanDate(decidedOn)}${number} ${RESULT_PHRASES[result]}.${why}`;
}
