import type { LocalDate } from '@app/kernel';
import { addDays, germanDate } from '@app/kernel';
import type { Citation, Explainer } from '../book/explanation';
import { citationOf } from '../book/explanation';
import type { Law } from '../book/law';
import type { Calendar, SkippedDay } from '../calendar/calendar';
import type { Period, PeriodUnit } from '../periods/period-rules';
import { forwardPeriod, lengthText, lengthTextDative } from '../periods/period-rules';

export const REVIEW_STEP_IDS = [
  'complaint',
  'complaint-visible',
  'review-application',
  'reasons-on-request',
  'ex-ante-wait',
  'ineffectiveness-after-information',
  'ineffectiveness-after-notice',
  'ineffectiveness-limit',
  'contract-kept',
  'chamber-decision',
  'award-ban',
  'appeal',
  'suspensive-effect',
  'procedure-ended',
] as const;
export type ReviewStepId = (typeof REVIEW_STEP_IDS)[number];

const REVIEW_STEP_NAMES: Readonly<Record<ReviewStepId, string>> = {
  complaint: 'Rüge nach Erkennen des Verstoßes',
  'complaint-visible': 'Rüge erkennbarer Verstöße',
  'review-application': 'Nachprüfungsantrag nach Nichtabhilfe',
  'reasons-on-request': 'Begründung auf Verlangen',
  'ex-ante-wait': 'Wartefrist nach freiwilliger Ex-ante-Bekanntmachung',
  'ineffectiveness-after-information': 'Unwirksamkeit: Antrag nach Information über den Vertragsschluss',
  'ineffectiveness-after-notice': 'Unwirksamkeit: Antrag nach der Vergabebekanntmachung',
  'ineffectiveness-limit': 'Unwirksamkeit: äußerste Grenze',
  'contract-kept': 'Wirksamkeit trotz Verstoßes',
  'chamber-decision': 'Entscheidung der Vergabekammer',
  'award-ban': 'Zuschlagsverbot',
  appeal: 'Sofortige Beschwerde',
  'suspensive-effect': 'Aufschiebende Wirkung der Beschwerde',
  'procedure-ended': 'Ende des Verfahrens nach verlorener Vorabentscheidung',
};

/** How the day was found; null for a rule or a moment that is not computed. */
export type ReviewRule = 'eu-1182-71' | 'bgb' | null;

export interface ReviewStep {
  readonly id: ReviewStepId;
  readonly germanName: string;
  readonly from: LocalDate | null;
  readonly length: number | null;
  readonly unit: PeriodUnit | null;
  readonly rule: ReviewRule;
  /** The last day without any shift: what is due within the period is in time until then by every view. */
  readonly lastCountedDay: LocalDate | null;
  /** Last day of the period; null where the facts given do not fix it, or where the rule has no day. */
  readonly ends: LocalDate | null;
  /** The first day on which the authority may rely on its being over, by every view. */
  readonly safeDay: LocalDate | null;
  readonly skipped: readonly SkippedDay[];
  readonly reason: string;
  readonly citations: readonly Citation[];
}

/** What the steps are computed with. */
export interface ReviewCase {
  readonly law: Law;
  readonly startsOn: LocalDate;
  readonly calendar: Calendar;
  readonly explain: Explainer;
}

export interface ReviewPeriod {
  readonly id: ReviewStepId;
  readonly factId: string;
  /** Which number of the fact is the length. */
  readonly position?: number;
  readonly unit: 'days' | 'weeks' | 'months';
  readonly from: LocalDate;
  /** What happened on `from`, in the genitive or with "nach dem": "nach dem Erkennen des Verstoßes". */
  readonly since: string;
  /** The facts say that Regulation 1182/71 computes this period; otherwise nothing is known. */
  readonly computedBy?: 'eu-1182-71';
  /** A limit that ends the period even when it would still run. */
  readonly latest?: Pick<Period, 'ends' | 'lastCountedDay'> | null;
  readonly hint?: string;
  /** A time to wait for, not one to act in. */
  readonly waiting?: boolean;
}

const EU_FACTS = ['VGV-82', 'REG-3-1', 'REG-3-4'] as const;
const BGB_FACTS = ['BGB-187', 'BGB-188', 'BGB-193'] as const;

const earlier = (a: LocalDate, b: LocalDate | undefined): LocalDate => (b !== undefined && b < a ? b : a);

/** A period of the law, moved off days that are no working days; `latest` cuts it off. */
export function periodStep(period: ReviewPeriod, { law, calendar, explain }: ReviewCase): ReviewStep {
  const { id, factId, from, unit, since, computedBy, latest = null, hint = '', waiting = false } = period;
  const length = law.numberOf(factId, period.position);
  const rule = computedBy ?? 'bgb';
  const counted = forwardPeriod(calendar, rule, from, length, unit);
  const cut = latest !== null && latest.ends < counted.ends;
  const ends = cut ? latest.ends : counted.ends;
  const lastCountedDay = earlier(counted.lastCountedDay, latest?.lastCountedDay);
  const safeDay = addDays(ends, 1);
  if (computedBy === undefined && counted.shifted && !cut) {
    explain.doubt(
      factId,
      `${REVIEW_STEP_NAMES[id]}: Ohne Verschiebung endet die Frist am ${germanDate(lastCountedDay)}, mit Verschiebung auf den nächsten Arbeitstag am ${germanDate(ends)}. ${waiting ? 'Auf' : `Eigene Handlungen sind bis zum ${germanDate(lastCountedDay)} sicher; auf`} den Ablauf verlassen kann sich der Auftraggeber ab dem ${germanDate(safeDay)}.`,
    );
  }
  const reason = `${waiting ? lengthText(length, unit) : `Binnen ${lengthTextDative(length, unit)}`} ${since} (${germanDate(from)}), berechnet nach ${rule === 'bgb' ? '§§ 187, 188, 193 BGB' : 'der Verordnung (EWG, Euratom) Nr. 1182/71'}${cut ? '; abgeschnitten an der äußersten Grenze' : ''}.${hint === '' ? '' : ` ${hint}`}`;
  return explained(
    {
      id,
      from,
      length,
      unit,
      rule,
      lastCountedDay,
      ends,
      safeDay,
      skipped: cut ? [] : counted.skipped,
      reason,
    },
    [factId],
    law,
    explain,
    rule === 'bgb' ? BGB_FACTS : EU_FACTS,
  );
}

export interface ReviewMoment {
  readonly id: ReviewStepId;
  readonly from?: LocalDate | null;
  /** The day at whose end it is over; null when no day is known. */
  readonly ends: LocalDate | null;
  readonly reason: string;
  readonly factIds: readonly string[];
}

/** A day that follows from another one without counting, or a rule without a day. */
export function momentStep(
  { id, from = null, ends, reason, factIds }: ReviewMoment,
  { law, explain }: ReviewCase,
): ReviewStep {
  const safeDay = ends === null ? null : addDays(ends, 1);
  const none = { length: null, unit: null, rule: null, skipped: [] };
  return explained({ id, from, ...none, lastCountedDay: ends, ends, safeDay, reason }, factIds, law, explain);
}

function explained(
  step: Omit<ReviewStep, 'germanName' | 'citations'>,
  factIds: readonly string[],
  law: Law,
  explain: Explainer,
  computation: readonly string[] = [],
): ReviewStep {
  const germanName = REVIEW_STEP_NAMES[step.id];
  explain.step(
    `${germanName}: ${step.ends === null ? '' : `bis ${germanDate(step.ends)}. `}${step.reason}`,
    { ...(step.from === null ? {} : { from: step.from }), ...(step.ends === null ? {} : { ends: step.ends }) },
    ...factIds,
    ...computation,
  );
  return { ...step, germanName, citations: factIds.map((id) => citationOf(law.fact(id))) };
}
