import type { LocalDate } from '@app/kernel';
import { addDays, germanDate } from '@app/kernel';
import type { Explainer } from '../book/explanation';
import { regulationOf } from '../book/regulations';
import { backwardPeriod, forwardPeriod, lengthText, shiftReason } from '../periods/period-rules';
import { addAfterAward, addBinding, euAward, nationalAward } from './timeline-award';
import type { Minimum } from './timeline-minimums';
import {
  answersMinimum,
  hasNotice,
  hasParticipation,
  isAgreed,
  participationMinimum,
  periodBook,
  tenderMinimum,
} from './timeline-minimums';
import { uvgoHolds } from '../procedure-types/national-procedures';
import { addPriorInformation, periodsRunFrom, publicationRule } from './timeline-notice';
import type { Chain, Plan } from './timeline-plan';
import { computationFacts, computedBy, PLANNING_DEFAULT_DAYS, workday } from './timeline-plan';
import type { StepDraft, StepId, StepList } from './timeline-steps';
import { stepList } from './timeline-steps';

/** The chain forward from its beginning. The planned day of each step is where the next one starts. */
export function forwardChain(plan: Plan, explain: Explainer): Chain {
  const list = stepList(plan.overrides, plan.law, regulationOf(plan.nature, plan.buyer));
  const type = plan.procedureType;
  const tenderEnd = type === 'direct' ? plan.begin : untilTenders(plan, list, explain);
  const opening =
    type === 'direct'
      ? plan.begin
      : list.add({
          id: 'opening',
          from: tenderEnd,
          earliest: tenderEnd,
          usual: workday(plan, addDays(tenderEnd, plan.proposal.opensNextDay ? 1 : 0)),
          proposed: true,
          ...openingRule(plan),
        });
  const award =
    plan.regime === 'eu' ? euAward(plan, list, opening, explain) : nationalAward(plan, list, opening, explain);
  if (type !== 'direct') addBinding(plan, list, tenderEnd, award);
  addAfterAward(plan, list, award, explain);
  return { steps: list.steps(), conflicts: list.conflicts() };
}

/** Who opens the tenders: two representatives, since 1 July 2026 not for electronic tenders under the VgV. */
function openingRule(plan: Plan): Pick<StepDraft, 'reason' | 'factIds'> {
  const promptly = 'Die Angebote werden unverzüglich nach Ablauf der Angebotsfrist geöffnet';
  const two = `${promptly}, von zwei Vertretern des Auftraggebers gemeinsam.`;
  const book = periodBook(plan);
  if (book === 'KonzVgV' || book === 'SektVO') {
    return { reason: `${promptly}; wer öffnet, ist für diesen Auftrag nicht hinterlegt.`, factIds: [] };
  }
  if (book === 'VOB/A-EU') return { reason: two, factIds: ['PROT-01'] };
  if (plan.regime === 'national') return { reason: two, factIds: ['OPEN-UVGO'] };
  if (plan.law.factOn('OPEN-VGV-26', plan.startsOn) === null) return { reason: two, factIds: ['OPEN-VGV'] };
  return {
    reason: plan.electronicTenders
      ? `${promptly}; zwei Vertreter sind bei elektronischen Angeboten nicht nötig, wenn technisch sichergestellt ist, dass sie vollständig und unverändert bleiben.`
      : two,
    factIds: ['OPEN-VGV-26', 'OPEN-VGV'],
  };
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
      proposed: true,
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
  if (hasNotice(plan)) {
    if (plan.priorInformation && plan.regime === 'eu') addPriorInformation(plan, list, explain);
    const dispatched = list.add({
      id: 'notice',
      usual: plan.begin,
      ...publicationRule(plan),
    });
    from = periodsRunFrom(plan, dispatched, explain);
  }
  const invited = hasParticipation(plan) || !hasNotice(plan);
  if (hasParticipation(plan)) {
    from = addPeriod(plan, list, 'participation-end', from, participationMinimum(plan));
  }
  if (invited) {
    from = list.add({
      id: 'invitation',
      from,
      earliest: from,
      usual: workday(plan, from),
      reason: hasParticipation(plan)
        ? 'Aufgefordert wird nach der Auswahl der Bewerber, frühestens nach dem Ende der Teilnahmefrist.'
        : 'Ohne Bekanntmachung beginnt das Verfahren mit der Aufforderung der ausgewählten Unternehmen.',
      factIds: [],
    });
  }
  nameWhatIsLeftOut(plan, explain);
  const tenderEnd = addPeriod(plan, list, 'tender-end', from, tenderMinimum(plan));
  addQuestions(plan, list, from, tenderEnd);
  return tenderEnd;
}

/** Says which of the circumstances asked for have no rule here, so that nobody relies on them. */
function nameWhatIsLeftOut(plan: Plan, explain: Explainer): void {
  if (plan.agreedTenderPeriod && !isAgreed(plan)) {
    explain.doubt(
      'DL-16-6',
      'Eine einvernehmliche Angebotsfrist ist nur im nicht offenen und im Verhandlungsverfahren mit Teilnahmewettbewerb nach VgV und SektVO hinterlegt, nicht für oberste Bundesbehörden; sie bleibt hier unberücksichtigt.',
    );
  }
  if (
    plan.regime === 'eu' &&
    periodBook(plan) === 'VOB/A-EU' &&
    (!plan.documentsElectronic || plan.confidentialityMeasures)
  ) {
    explain.doubt(
      'VOBEU-10a',
      'Ob sich die Angebotsfrist nach der VOB/A-EU verlängert, wenn Unterlagen nicht elektronisch verfügbar oder vertraulich sind, ist nicht hinterlegt.',
    );
  }
  if (plan.regime === 'eu' && periodBook(plan) === 'VOB/A-EU') {
    explain.doubt(
      'VGV-82',
      'Die Berechnung nach der Verordnung (EWG, Euratom) Nr. 1182/71 ist für die VgV belegt; für die VOB/A-EU wird sie ebenso angewandt.',
    );
  }
  if (plan.regime === 'national') nameMissingRules(plan, explain);
  if (plan.regime === 'national' && plan.state === 'NW' && plan.buyer === 'municipality') {
    if (plan.law.factOn('NW-KOM-26', plan.startsOn) !== null) {
      explain.doubt(
        'NW-KOM-26',
        'UVgO und VOB/A binden diese Kommune nicht mehr; ihre Fristen sind hier nur ein Anhalt.',
      );
    }
  }
}

/** Below the threshold the UVgO gives the dates; says where it does not bind, so that they are only a guide. */
function nameMissingRules(plan: Plan, explain: Explainer): void {
  if (plan.buyer === 'utility') {
    explain.doubt(
      'EST-SEKT',
      'Für Sektorenauftraggeber ist unterhalb des EU-Schwellenwerts kein Verfahrensrecht hinterlegt; die Tage sind nur ein Anhalt.',
    );
    return;
  }
  if (plan.nature === 'works') return;
  if (!uvgoHolds({ ...plan, date: plan.startsOn })) {
    explain.doubt(
      plan.state === 'HE' && plan.buyer !== 'federal' ? 'HE-BIND-UVGO' : 'OWN-UVGO-8-2',
      'Die UVgO galt an diesem Tag noch nicht; ihre Fristen und Pflichten sind nur ein Anhalt, die der VOL/A sind nicht hinterlegt.',
    );
  } else if (plan.nature === 'professional-services' || plan.nature === 'planning') {
    explain.doubt(
      'HE21-FB',
      'Freiberufliche Leistungen folgen unterhalb des EU-Schwellenwerts nur § 50 UVgO; die übrigen Regeln der UVgO sind hier nur ein Anhalt.',
    );
  }
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
