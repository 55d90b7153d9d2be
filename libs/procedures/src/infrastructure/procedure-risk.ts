import { addDays, instantInGermany } from '@app/kernel';
import { isClosed, type Phase, PHASES } from '../domain/phase';
import { type Conditions, DEADLINE, type FilterContext } from './procedure-conditions';

/** What a head of centre looks out for. The number on the head's page and the list it leads to come from the same condition. */
export const RISKS = [
  'deadline-missed',
  'notice-overdue',
  'deadline-soon',
  'binding-soon',
  'second-person',
  'assessment-stale',
  'idle',
  'unassigned',
] as const;
export type Risk = (typeof RISKS)[number];

/** Days a date counts as close, and days without a step before a procedure counts as standing still. */
export const DEADLINE_DAYS = 7;
export const BINDING_DAYS = 14;
export const IDLE_DAYS = 30;

export const RISK_NAMES: Readonly<Record<Risk, string>> = {
  'deadline-missed': 'Frist abgelaufen, Angebote nicht geöffnet',
  'notice-overdue': 'Absendung überfällig',
  'deadline-soon': `Angebotsfrist endet in ${DEADLINE_DAYS} Tagen`,
  'binding-soon': `Bindefrist endet in ${BINDING_DAYS} Tagen oder ist vorbei`,
  'second-person': 'Zweite Person fehlt',
  'assessment-stale': 'Beurteilung nach überholtem Regelstand',
  idle: `Seit ${IDLE_DAYS} Tagen ohne Bewegung`,
  unassigned: 'Ohne zuständige Person',
};

const from = (first: Phase, before: Phase): readonly Phase[] =>
  PHASES.slice(PHASES.indexOf(first), PHASES.indexOf(before));
const BEFORE_NOTICE = from('planned', 'published');
const BEFORE_OPENING = from('published', 'opening');
const BEFORE_AWARD = from('planned', 'awarded');
const BINDING = from('published', 'awarded');
const OPEN = PHASES.filter((phase) => !isClosed(phase));

/** Adds the condition of one risk over `procedures.procedure p`. */
export function addRisk(all: Conditions, risk: Risk, { now, today, stale }: FilterContext): void {
  const midnight = instantInGermany(today, '00:00');
  const phases = (of: readonly Phase[]): void => all.add('p.phase = any ($::text[])', of);
  switch (risk) {
    case 'deadline-missed':
      phases(BEFORE_OPENING);
      return all.add(`${DEADLINE} < $`, midnight);
    case 'notice-overdue':
      phases(BEFORE_NOTICE);
      return all.add('p.notice_dispatched_on < $', today);
    case 'deadline-soon':
      phases(BEFORE_OPENING);
      return all.add(
        `${DEADLINE} >= $ and ${DEADLINE} < $`,
        midnight,
        instantInGermany(addDays(today, DEADLINE_DAYS + 1), '00:00'),
      );
    case 'binding-soon':
      phases(BINDING);
      return all.add('p.binding_until <= $', addDays(today, BINDING_DAYS));
    case 'second-person':
      phases(OPEN);
      return all.add(ONE_OF_TWO);
    case 'assessment-stale':
      phases(BEFORE_NOTICE);
      return all.add(
        `(p.state, coalesce(p.notice_dispatched_on, $), p.rule_set) in
           (select * from unnest($::text[], $::date[], $::text[]))`,
        today,
        stale.map(({ state }) => state),
        stale.map(({ day }) => day),
        stale.map(({ ruleSet }) => ruleSet),
      );
    case 'idle':
      phases(BEFORE_AWARD);
      all.add('p.suspended_on is null and p.changed_at < $', new Date(now.getTime() - IDLE_DAYS * 86_400_000));
      // While companies work on their bids nobody here has anything to do.
      return all.add('p.tender_deadline is null or p.tender_deadline < $', now);
    case 'unassigned':
      phases(OPEN);
      return all.add('p.officer_id is null');
  }
}

/** One person has opened or decided, the other has not; or a decision waits for the person who shall agree. */
const ONE_OF_TWO = `
  (p.phase = 'bidding' and exists (
     select from procedures.opening_attestation o where (o.procedure_id, o.round) = (p.id, p.round)))
  or (p.phase in ('award-proposed', 'informed', 'standstill') and exists (
     select from procedures.award_decision d join procedures.award_proposal a on (a.centre_id, a.id) = (d.centre_id, d.proposal_id)
     where d.procedure_id = p.id and a.withdrawn_at is null))
  or p.id in (select c.procedure_id from procedures.confirmation c where c.decision is null)`;
