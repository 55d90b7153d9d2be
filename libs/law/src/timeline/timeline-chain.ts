import type { LocalDate } from '@app/kernel';
import { addDays, addMonths, germanDate } from '@app/kernel';
import type { Explainer } from '../book/explanation';
import { backwardPeriod, forwardPeriod, lengthText, shiftReason } from '../periods/period-rules';
import { addAfterAward, addBinding, euAward, nationalAward } from './timeline-award';
import type { Minimum } from './timeline-minimums';
import { answersMinimum, hasNotice, hasParticipation, participationMinimum, tenderMinimum } from './timeline-minimums';
import type { Chain, Plan } from './timeline-plan';
import { computationFacts, computedBy, PLANNING_DEFAULT_DAYS, workday } from './timeline-plan';
import type { StepId, StepList } from './timeline-steps';
import { stepList } from './timeline-steps';

/** The chain forward from its beginning. The planned day of each step is where the next one starts. */
export function forwardChain(plan: Plan, explain: Explainer): Chain {
  const list = stepList(plan.overrides, plan.law);
  const type = plan.procedureType;
  const tenderEnd = type === 'direct' ? plan.begin : untilTenders(plan, list, explain);
  const opening =
    type === 'direct'
      ? plan.begin
      : list.add({
          id: 'opening',
          from: tenderEnd,
          earliest: tenderEnd,
          usual: workday(plan, tenderEnd),
          reason: 'Die Angebote werden unverzüglich nach Ablauf der Angebotsfrist geöffnet.',
          factIds: [plan.regime === 'eu' ? 'OPEN-VGV' : 'OPEN-UVGO'],
        });
  const award = plan.regime === 'eu' ? euAward(plan, list, opening, explain) : nationalAward(plan, list, opening);
  if (type !== 'direct') addBinding(plan, list, tenderEnd, award);
  addAfterAward(plan, list, award, explain);
  return { steps: list.steps(), conflicts: list.conflicts() };
}

/** Adds a period with its minimum; where the law names none, the next working day is the least and 14 days a proposal. */
function addPeriod(plan: Plan, list: StepList, id: StepId, from: LocalDate, minimum: Minimum): LocalDate {
  const rule = computedBy(plan);
  if (minimum.days === null) {
    const usual = forwardPeriod(plan.calendar, rule, from, PLANNING_DEFAULT_DAYS, 'days').ends;
    return list.add({
      id,
      kind: 'period',
      from,
      earliest: addDays(from, 1),
      usual,
      reason: `${minimum.text}. ${PLANNING_DEFAULT_DAYS} Kalendertage (bis ${germanDate(usual)}) sind ein änderbarer Vorschlag der Software, keine Rechtsvorgabe.`,
      factIds: minimum.factIds,
    });
  }
  const period = forwardPeriod(plan.calendar, rule, from, minimum.days, 'days');
  const shift = period.shifted ? ` Das Ende verschiebt sich: ${shiftReason(period.skipped)}.` : '';
  return list.add({
    id,
    minimum: { length: minimum.days, unit: 'days' },
    from,
    earliest: period.ends,
    usual: period.ends,
    shifted: period.shifted,
    skipped: period.skipped,
    reason: `${minimum.text}: mindestens ${lengthText(minimum.days, 'days')} ab dem Tag nach dem ${germanDate(from)}, also bis ${germanDate(period.ends)}.${shift}`,
    factIds: [...minimum.factIds, ...computationFacts(plan)],
  });
}

function untilTenders(plan: Plan, list: StepList, explain: Explainer): LocalDate {
  let from = plan.begin;
  if (hasNotice(plan.procedureType)) {
    if (plan.priorInformation && plan.regime === 'eu') addPriorInformation(plan, list);
    const dispatched = list.add({
      id: 'notice',
      usual: plan.begin,
      reason: 'Mit der Absendung der Bekanntmachung beginnt das Verfahren.',
      factIds: plan.regime === 'eu' && plan.law.factOn('EFORMS', plan.startsOn) ? ['EFORMS'] : [],
    });
    from = periodsRunFrom(plan, dispatched, explain);
  }
  const invited = hasParticipation(plan.procedureType) || !hasNotice(plan.procedureType);
  if (hasParticipation(plan.procedureType)) {
    from = addPeriod(plan, list, 'participation-end', from, participationMinimum(plan));
  }
  if (invited) {
    from = list.add({
      id: 'invitation',
      from,
      earliest: from,
      usual: workday(plan, from),
      reason: hasParticipation(plan.procedureType)
        ? 'Aufgefordert wird nach der Auswahl der Bewerber, frühestens nach dem Ende der Teilnahmefrist.'
        : 'Ohne Bekanntmachung beginnt das Verfahren mit der Aufforderung der ausgewählten Unternehmen.',
      factIds: [],
    });
  }
  const tenderEnd = addPeriod(plan, list, 'tender-end', from, tenderMinimum(plan));
  addQuestions(plan, list, from, tenderEnd);
  return tenderEnd;
}

/** § 40 Abs. 1 S. 2 VgV (since 1 July 2026): a later publication day that was asked for starts the periods. */
function periodsRunFrom(plan: Plan, dispatched: LocalDate, explain: Explainer): LocalDate {
  const requested = plan.publicationDayRequested;
  if (requested === null || requested <= dispatched || plan.regime === 'national') return dispatched;
  if (plan.law.factOn('DL-40-1', plan.startsOn) === null) {
    explain.step(
      `Nach dem Recht bei Verfahrensbeginn laufen die Fristen ab der Absendung am ${germanDate(dispatched)}, nicht ab dem gewünschten Veröffentlichungstag.`,
    );
    return dispatched;
  }
  explain.step(
    `Die Fristen laufen ab dem gewünschten Veröffentlichungstag, dem ${germanDate(requested)}.`,
    { publicationDayRequested: requested },
    'DL-40-1',
  );
  return requested;
}

function addPriorInformation(plan: Plan, list: StepList): void {
  const begin = plan.overrides.notice ?? plan.begin;
  const lead = plan.law.numberOf('OWN-VGV-38-3');
  const latest = backwardPeriod(plan.calendar, begin, lead, 'days').ends;
  list.add({
    id: 'prior-information',
    minimum: { length: lead, unit: 'days' },
    from: begin,
    earliest: addMonths(begin, -plan.law.numberOf('DL-38-6')),
    latest,
    usual: latest,
    reason: `Die Vorinformation verkürzt die Fristen nur, wenn sie mindestens ${lead} Tage und höchstens ${plan.law.numberOf('DL-38-6')} Monate vor der Bekanntmachung abgesandt wurde.`,
    factIds: ['OWN-VGV-38-3', 'DL-38-6'],
  });
}

function addQuestions(plan: Plan, list: StepList, from: LocalDate, tenderEnd: LocalDate): void {
  const minimum = answersMinimum(plan);
  if (minimum === null || minimum.days === null) return;
  const latest = backwardPeriod(plan.calendar, tenderEnd, minimum.days, 'days').ends;
  const usual = latest < from ? from : latest;
  const answers = list.add({
    id: 'answers-until',
    minimum: { length: minimum.days, unit: 'days' },
    from: tenderEnd,
    latest,
    usual,
    reason: `${minimum.text}: spätestens ${lengthText(minimum.days, 'days')} vor dem ${germanDate(tenderEnd)}; sonst ist die Angebotsfrist zu verlängern.`,
    factIds: [...minimum.factIds, 'REG-3-4'],
  });
  list.add({
    id: 'question-deadline',
    latest: answers,
    usual: answers,
    reason:
      'Fragen müssen so rechtzeitig gestellt sein, dass sie noch beantwortet werden können; einen Tag nennt das Gesetz nicht.',
    factIds: minimum.factIds,
  });
}
