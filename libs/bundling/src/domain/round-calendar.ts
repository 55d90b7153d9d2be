import {
  addDays,
  daysBetween,
  DomainError,
  formatMoney,
  germanDate,
  germanMoney,
  type LocalDate,
  type Money,
  yearOf,
} from '@app/kernel';
import {
  assess,
  calendarOf,
  computeTimeline,
  isWorkingDay,
  LAST_YEAR,
  type Law,
  PROCEDURE_TYPE_NAMES,
  type State,
} from '@app/law';

/** How long people need where no law names a length: assumptions of the centre, in calendar days. */
export interface CalendarAssumptions {
  /** For the members to answer. */
  readonly answerDays: number;
  /** For bundling, lots and the procurement documents. */
  readonly bundlingDays: number;
  /** For examination, evaluation and decision. */
  readonly evaluationDays: number;
  /** For the whole procedure, used only where the law library gives no dates. */
  readonly procedureDays: number;
}
/** Proposals of this software, no rules of law. */
export const SUGGESTED_ASSUMPTIONS: CalendarAssumptions = {
  answerDays: 28,
  bundlingDays: 21,
  evaluationDays: 21,
  procedureDays: 90,
};

/** What ends: all agreements of one procedure that end on the same day. */
export interface EndingAgreement {
  /** Last day of the term. */
  readonly endsOn: LocalDate;
  /** Net EUR over the whole term, all lots together. */
  readonly maximumValue: Money;
}

export type CalendarStepId = 'end' | 'award' | 'procedure' | 'evaluation' | 'bundling' | 'answering';
export interface CalendarStep {
  readonly id: CalendarStepId;
  readonly name: string;
  /** The latest day on which the step has to begin; for end and award the day itself. */
  readonly day: LocalDate;
  /** Calendar days counted back from the step above; null where nothing is counted. */
  readonly days: number | null;
  readonly basis: 'agreement' | 'law' | 'assumption';
  readonly reason: string;
  readonly paragraphs: readonly string[];
}

export interface RoundPlan {
  /** The latest day to open the round. */
  readonly startBy: LocalDate;
  /** The last day to report, when the round begins on `startBy`. */
  readonly reportUntil: LocalDate;
  /** From the end of the agreement back to the beginning of the round. */
  readonly steps: readonly CalendarStep[];
  /** Days that the latest beginning lies behind; 0 while there is time. */
  readonly lateBy: number;
  /** What is not certain about it, German sentences. */
  readonly doubts: readonly string[];
}

interface ProcedureTime {
  readonly days: number;
  /** The days hold examination and evaluation, too. */
  readonly withEvaluation: boolean;
  readonly basis: 'law' | 'assumption';
  readonly reason: string;
  readonly paragraphs: readonly string[];
  readonly doubts: readonly string[];
}

/**
 * Counts back from the end of an agreement to the day on which the demand round for the next one has to begin: award by the
 * end, periods of the procedure by the law library, examination and evaluation, bundling, answering. Days on which somebody
 * of the centre has to act are moved to the working day before.
 */
export function planRound(
  agreement: EndingAgreement,
  assumptions: CalendarAssumptions,
  { today, state, law }: { readonly today: LocalDate; readonly state: State; readonly law: Law },
): RoundPlan {
  const workday = workdayUntil(state, law);
  const { endsOn } = agreement;
  const award = workday(endsOn);
  const time = procedureTime(agreement.maximumValue, award, assumptions, { today, state, law });
  const dispatch = addDays(award, -time.days);
  const notice = workday(addDays(dispatch, -(time.withEvaluation ? 0 : assumptions.evaluationDays)));
  const reportUntil = workday(addDays(notice, -assumptions.bundlingDays));
  const startBy = workday(addDays(reportUntil, -assumptions.answerDays));
  const steps: readonly CalendarStep[] = [
    {
      ...{ id: 'end', name: 'Ende der Laufzeit', day: endsOn, days: null, basis: 'agreement', paragraphs: [] },
      reason: `Danach kann nicht mehr abgerufen werden; die nächste Rahmenvereinbarung muss am ${germanDate(addDays(endsOn, 1))} stehen.`,
    },
    {
      ...{
        id: 'award',
        name: 'Zuschlag',
        day: award,
        days: daysBetween(award, endsOn),
        basis: 'agreement',
        paragraphs: [],
      },
      reason: 'Spätestens am letzten Arbeitstag der Laufzeit, damit keine Lücke entsteht.',
    },
    {
      ...{ id: 'procedure', name: 'Fristen des Vergabeverfahrens', day: dispatch, days: time.days, basis: time.basis },
      ...{ reason: time.reason, paragraphs: time.paragraphs },
    },
    ...(time.withEvaluation
      ? []
      : [
          assumed('evaluation', 'Prüfung und Wertung', notice, dispatch, assumptions.evaluationDays, {
            reason: 'Prüfung, Wertung und Entscheidung; die Bekanntmachung muss um diese Tage früher hinaus.',
          }),
        ]),
    assumed('bundling', 'Bündelung und Unterlagen', reportUntil, notice, assumptions.bundlingDays, {
      reason: 'Bedarf bündeln, Lose bilden, Vergabeunterlagen schreiben; so lange vorher endet die Meldefrist.',
    }),
    assumed('answering', 'Meldung der Mitglieder', startBy, reportUntil, assumptions.answerDays, {
      reason: 'So lange haben die Mitglieder Zeit; spätestens an diesem Tag wird die Bedarfsabfrage eröffnet.',
    }),
  ];
  return { startBy, reportUntil, steps, lateBy: Math.max(0, daysBetween(startBy, today)), doubts: time.doubts };
}

function assumed(
  id: CalendarStepId,
  name: string,
  day: LocalDate,
  from: LocalDate,
  days: number,
  { reason }: { readonly reason: string },
): CalendarStep {
  const counted = daysBetween(day, from);
  const moved =
    counted > days
      ? ` Der Tag liegt ${counted - days === 1 ? 'einen Tag' : `${counted - days} Tage`} früher, weil er sonst auf einen arbeitsfreien Tag fiele.`
      : '';
  return {
    ...{ id, name, day, days: counted, basis: 'assumption', paragraphs: [] },
    reason: `${days} ${days === 1 ? 'Kalendertag' : 'Kalendertage'} (änderbare Annahme des Vergabezentrums, keine Rechtsvorgabe). ${reason}${moved}`,
  };
}

/** Holidays are known for some years only; beyond them the day stays as it is. */
const workdayUntil =
  (state: State, law: Law) =>
  (wished: LocalDate): LocalDate => {
    const calendar = calendarOf(state, law);
    let day = wished;
    while (yearOf(day) <= LAST_YEAR && !isWorkingDay(calendar, day)) day = addDays(day, -1);
    return day;
  };

const TODAYS_LAW =
  'Gerechnet nach dem Recht von heute und mit dem Höchstwert der laufenden Rahmenvereinbarung; Wert und Vergabeart sind nach der Bündelung neu zu prüfen.';

/** From the dispatch of the notice to the award, by the law library; an assumption where it gives no dates. */
function procedureTime(
  value: Money,
  award: LocalDate,
  { procedureDays }: CalendarAssumptions,
  { today, state, law }: { readonly today: LocalDate; readonly state: State; readonly law: Law },
): ProcedureTime {
  try {
    const case_ = { startsOn: today, state, buyer: 'municipality', nature: 'supplies' } as const;
    const { regime } = assess({ ...case_, value: formatMoney(value) }, law);
    const procedureType = regime === 'eu' ? 'open' : 'us-open';
    const { steps, uncertain } = computeTimeline(
      { ...case_, regime, procedureType, anchor: { stepId: 'award', on: award } },
      law,
    );
    const before = steps.filter(({ planned }) => planned <= award);
    const first = before.reduce((least, { planned }) => (planned < least ? planned : least), award);
    const counted = before.filter(({ id, minimum }) => id !== 'award' && minimum !== null);
    const named = counted.map(({ germanName, planned }) => `${germanName} ${germanDate(planned)}`).join(', ');
    const type = `${PROCEDURE_TYPE_NAMES[procedureType]} bei ${germanMoney(value)} (${regime === 'eu' ? 'EU-weit' : 'national'}), rückwärts gerechnet ohne Zeit für die Wertung`;
    return {
      days: daysBetween(first, award),
      withEvaluation: false,
      basis: counted.length > 0 ? 'law' : 'assumption',
      reason:
        counted.length > 0
          ? `${type}: ${named}.`
          : `${type}. Das Recht nennt hier keine Mindestfrist, nur angemessene Fristen; die Tage sind ein Vorschlag der Rechtsbibliothek.`,
      paragraphs: [...new Set(counted.flatMap(({ citations }) => citations.map(({ statute }) => statute)))],
      doubts: [TODAYS_LAW, ...uncertain.map(({ text }) => text)],
    };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return {
      days: procedureDays,
      withEvaluation: true,
      basis: 'assumption',
      reason: `${procedureDays} Kalendertage für das ganze Verfahren mit Wertung (änderbare Annahme des Vergabezentrums): Zu diesem Fall gibt die Rechtsbibliothek keine Termine. ${error.message}`,
      paragraphs: [],
      doubts: [TODAYS_LAW],
    };
  }
}
