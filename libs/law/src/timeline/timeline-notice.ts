import type { LocalDate } from '@app/kernel';
import { addMonths, germanDate } from '@app/kernel';
import type { Explainer } from '../book/explanation';
import { backwardPeriod } from '../periods/period-rules';
import { periodBook } from './timeline-minimums';
import type { Plan } from './timeline-plan';
import type { StepDraft, StepList } from './timeline-steps';

/** Fact with the hours after which the notice may appear in Germany, too; none is stored for the VOB/A-EU. */
const NATIONAL_PUBLICATION = { KonzVgV: 'OWN-KON-23', SektVO: 'OWN-SEK-40', social: 'DL-40-3', VgV: 'DL-40-3' };

/** What the dispatch of the notice means, and when it may be published in Germany. */
export function publicationRule(plan: Plan): Pick<StepDraft, 'reason' | 'factIds'> {
  const begins = 'Mit der Absendung der Bekanntmachung beginnt das Verfahren.';
  if (plan.regime === 'national') return { reason: begins, factIds: [] };
  const forms = plan.law.factOn('EFORMS', plan.startsOn) ? ['EFORMS'] : [];
  const book = periodBook(plan);
  if (book === 'VOB/A-EU') return { reason: begins, factIds: forms };
  const factId = NATIONAL_PUBLICATION[book];
  return {
    reason: `${begins} National darf sie erst nach der Veröffentlichung im Amtsblatt der EU oder ${plan.law.numberOf(factId)} Stunden nach dessen Bestätigung erscheinen.`,
    factIds: [...forms, factId],
  };
}

/** § 40 Abs. 1 S. 2 VgV (since 1 July 2026): a later publication day that was asked for starts the periods. */
export function periodsRunFrom(plan: Plan, dispatched: LocalDate, explain: Explainer): LocalDate {
  const requested = plan.publicationDayRequested;
  if (requested === null || requested <= dispatched || plan.regime === 'national') return dispatched;
  if (periodBook(plan) === 'VOB/A-EU') {
    explain.step(
      `Die VOB/A-EU ist der Änderung nicht gefolgt; die Fristen laufen ab der Absendung am ${germanDate(dispatched)}, nicht ab dem gewünschten Veröffentlichungstag.`,
      { publicationDayRequested: requested },
      'VOBEU-VER',
    );
    return dispatched;
  }
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

const LEAD = { VgV: ['OWN-VGV-38-3', 'DL-38-6'], SektVO: ['OWN-SEK-36', 'OWN-SEK-36'] } as const;

/** The notice that shortens the periods, where it was sent early enough (§ 38 Abs. 3 VgV, § 36 Abs. 3 SektVO). */
export function addPriorInformation(plan: Plan, list: StepList, explain: Explainer): void {
  const book = periodBook(plan);
  if (book === 'KonzVgV' || book === 'social') return;
  const utility = book === 'SektVO';
  const [leadFact, longestFact] = LEAD[utility ? 'SektVO' : 'VgV'];
  const begin = plan.overrides.notice ?? plan.begin;
  const lead = plan.law.numberOf(leadFact);
  const longest = plan.law.numberOf(longestFact, utility ? 1 : 0);
  const latest = backwardPeriod(plan.calendar, begin, lead, 'days').ends;
  const asCall = book === 'VgV' && (plan.procedureType === 'restricted' || plan.procedureType === 'neg-w-call');
  if (book === 'VOB/A-EU') {
    explain.doubt(
      leadFact,
      'Für die VOB/A-EU ist der Abstand der Vorinformation nicht hinterlegt; hier steht der der VgV.',
    );
  }
  list.add({
    id: 'prior-information',
    minimum: { length: lead, unit: 'days' },
    from: begin,
    earliest: addMonths(begin, -longest),
    latest,
    usual: latest,
    reason: `Die Vorinformation verkürzt die Fristen nur, wenn sie mindestens ${lead} Tage und höchstens ${longest} Monate vor der Bekanntmachung abgesandt wurde.${asCall ? ` Dient sie selbst als Aufruf zum Wettbewerb, beträgt die Frist für die Interessensbestätigung mindestens ${plan.law.numberOf('DL-38-5')} Tage.` : ''}`,
    factIds: [...new Set([leadFact, longestFact, ...(asCall ? ['DL-38-5'] : [])])],
  });
}
