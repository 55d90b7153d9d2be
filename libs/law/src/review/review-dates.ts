import type { LocalDate } from '@app/kernel';
import { DomainError, germanDate } from '@app/kernel';
import type { State } from '../book/codes';
import type { Explanation } from '../book/explanation';
import { explainer } from '../book/explanation';
import type { Law } from '../book/law';
import { SHIPPED_LAW } from '../book/law';
import { fieldCheck } from '../book/requests';
import type { RuleSetRef } from '../book/rule-sets';
import { ruleSetOn } from '../book/rule-sets';
import { calendarOf } from '../calendar/calendar';
import { forwardPeriod } from '../periods/period-rules';
import { chamberSteps } from './review-chamber';
import type { ReviewEvents } from './review-events';
import { REVIEW_EVENT_DAYS } from './review-events';
import type { ReviewCase, ReviewStep } from './review-steps';
import { momentStep, periodStep, REVIEW_STEP_IDS } from './review-steps';

export interface ReviewRequest {
  /** Day on which the procedure began: it decides which law its review follows (§ 187 Abs. 2 GWB). */
  readonly startsOn: LocalDate;
  readonly state: State;
  readonly events: ReviewEvents;
}

export interface ReviewAnswer extends Explanation {
  readonly steps: readonly ReviewStep[];
  readonly ruleSet: RuleSetRef;
}

/**
 * The dated steps of legal protection above the EU thresholds that follow from what happened: §§ 135, 160, 167, 169,
 * 172, 173, 177 GWB, § 62 Abs. 2 VgV. The standstill of § 134 GWB is a period of its own (`computePeriod`).
 * Throws `invalid` with every wrong field, `unprocessable` for a day before the law or outside every rule set.
 */
export function reviewDates(request: ReviewRequest, law: Law = SHIPPED_LAW): ReviewAnswer {
  const check = fieldCheck();
  const startsOn = check.day('/startsOn', request.startsOn);
  const state = check.code('/state', request.state, law.stateCodes, 'als Land');
  const events: ReviewEvents = request.events ?? {};
  for (const name of REVIEW_EVENT_DAYS) if (events[name] != null) check.day(`/events/${name}`, events[name]);
  check.flag('/events/chamberRejected', events.chamberRejected, false);
  check.done();

  const ruleSet = ruleSetOn(startsOn, state, law);
  refuseBeforeTheLaw(startsOn, law);
  const explain = explainer(law);
  const facts: ReviewCase = { law, startsOn, calendar: calendarOf(state, law), explain };
  explain.step(
    `Für die Nachprüfung gilt das Recht vom Tag des Verfahrensbeginns, dem ${germanDate(startsOn)}.`,
    { startsOn },
    'FED-VBG-TRANS',
  );
  const found = [
    ...complaintSteps(events, facts),
    ...reasonsStep(events, facts),
    ...contractSteps(events, facts),
    ...chamberSteps(events, facts),
  ];
  if (found.some(({ rule }) => rule === 'bgb')) {
    explain.doubt(
      'BGB-193',
      'Nach welcher Regel die Fristen des GWB berechnet werden, ist nicht hinterlegt; §§ 187 ff. BGB und VO 1182/71 führen bei diesen Fristen zum selben Tag. Ob sie sich überhaupt auf den nächsten Arbeitstag verschieben, ist wie bei der Wartefrist des § 134 GWB nicht gesichert.',
    );
  }
  const steps = REVIEW_STEP_IDS.flatMap((id) => found.filter((step) => step.id === id));
  return { steps, ruleSet, ...explain.result() };
}

function refuseBeforeTheLaw(startsOn: LocalDate, law: Law): void {
  if (law.factOn('REV-160-1', startsOn) !== null) return;
  const since = law.fact('REV-160-1').validFrom;
  throw new DomainError(
    'unprocessable',
    'law.no-review',
    `Der Rechtsschutz ist für Verfahren hinterlegt, die seit dem ${germanDate(since ?? '')} begonnen haben.`,
  );
}

function complaintSteps(events: ReviewEvents, facts: ReviewCase): readonly ReviewStep[] {
  const { recognisedOn, noticeTenderEnd, refusalReceivedOn } = events;
  return [
    ...(recognisedOn == null
      ? []
      : [
          periodStep(
            {
              id: 'complaint',
              factId: 'REV-160-1',
              unit: 'days',
              from: recognisedOn,
              since: 'nach dem Erkennen des Verstoßes',
              hint: 'Die Wartefrist des § 134 GWB bleibt unberührt.',
            },
            facts,
          ),
        ]),
    ...(noticeTenderEnd == null
      ? []
      : [
          momentStep(
            {
              id: 'complaint-visible',
              ends: noticeTenderEnd,
              reason:
                'Was aus der Bekanntmachung oder den Vergabeunterlagen erkennbar war, ist bis zum Ende der Bewerbungs- oder Angebotsfrist zu rügen.',
              factIds: ['REV-160-23'],
            },
            facts,
          ),
        ]),
    ...(refusalReceivedOn == null
      ? []
      : [
          periodStep(
            {
              id: 'review-application',
              factId: 'REV-160-4',
              unit: 'days',
              from: refusalReceivedOn,
              since: 'nach Eingang der Mitteilung, dass nicht abgeholfen wird',
              hint: 'Die Frist läuft nur, wenn die Bekanntmachung auf sie hingewiesen hat.',
            },
            facts,
          ),
        ]),
  ];
}

function reasonsStep({ reasonsRequestedOn: from }: ReviewEvents, facts: ReviewCase): readonly ReviewStep[] {
  if (from == null) return [];
  return [
    periodStep(
      {
        id: 'reasons-on-request',
        factId: 'DL-62-2',
        unit: 'days',
        from,
        since: 'nach Eingang des Verlangens',
        computedBy: 'eu-1182-71',
        hint: 'Belegt ist die Frist für die VgV.',
      },
      facts,
    ),
  ];
}

/** Ex-ante notice and ineffectiveness. What happened before the contract cannot start a period that ends the risk. */
function contractSteps(events: ReviewEvents, facts: ReviewCase): readonly ReviewStep[] {
  const { exAnteNoticeOn, contractOn } = events;
  const { law, calendar, explain, startsOn } = facts;
  const factId = 'REV-135-2';
  const steps: ReviewStep[] = [];
  if (exAnteNoticeOn != null) {
    steps.push(
      periodStep(
        {
          id: 'ex-ante-wait',
          factId: 'REV-135-3',
          unit: 'days',
          from: exAnteNoticeOn,
          since: 'nach der Veröffentlichung',
          hint: 'Vorher darf der Vertrag nicht geschlossen werden.',
          waiting: true,
        },
        facts,
      ),
    );
  }
  const limit =
    contractOn == null ? null : forwardPeriod(calendar, 'bgb', contractOn, law.numberOf(factId, 2), 'months');
  const window = (id: ReviewStep['id'], from: LocalDate | null | undefined, position: number, since: string): void => {
    if (from == null) return;
    if (contractOn != null && from < contractOn) {
      explain.doubt(
        factId,
        `Was am ${germanDate(from)} und damit vor dem Vertragsschluss mitgeteilt wurde, setzt die Frist von ${law.numberOf(factId, position)} Kalendertagen vorsichtshalber nicht in Lauf; es bleibt die äußerste Grenze.`,
      );
      return;
    }
    steps.push(periodStep({ id, factId, position, unit: 'days', from, since, latest: limit }, facts));
  };
  window(
    'ineffectiveness-after-information',
    events.informationSentOn,
    0,
    'nach der Information über den Vertragsschluss',
  );
  window(
    'ineffectiveness-after-notice',
    events.awardNoticeOn,
    1,
    'nach der Veröffentlichung der Vergabebekanntmachung',
  );
  if (contractOn != null) {
    steps.push(
      periodStep(
        {
          id: 'ineffectiveness-limit',
          factId,
          position: 2,
          unit: 'months',
          from: contractOn,
          since: 'nach dem Vertragsschluss',
          hint: 'Danach kann die Unwirksamkeit nicht mehr geltend gemacht werden.',
        },
        facts,
      ),
    );
    if (law.factOn('REV-135-4', startsOn) !== null) {
      steps.push(
        momentStep(
          { id: 'contract-kept', ends: null, reason: law.fact('REV-135-4').text, factIds: ['REV-135-4'] },
          facts,
        ),
      );
    }
  }
  return steps;
}
