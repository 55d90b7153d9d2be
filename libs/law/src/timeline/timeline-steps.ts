import type { LocalDate } from '@app/kernel';
import { germanDate } from '@app/kernel';
import type { SkippedDay } from '../calendar/calendar';
import type { Citation } from '../book/explanation';
import { citationOf } from '../book/explanation';
import type { Law } from '../book/law';
import type { Regulation } from '../book/regulations';
import type { PeriodUnit } from '../periods/period-rules';
import { lengthText } from '../periods/period-rules';

/** The steps of a procedure in their order. */
export const STEP_IDS = [
  'prior-information',
  'notice',
  'participation-end',
  'invitation',
  'question-deadline',
  'answers-until',
  'tender-end',
  'opening',
  'binding-until',
  'losers-informed',
  'standstill-end',
  'award',
  'award-notice',
  'statistics-report',
  'ex-post-publication-until',
  'complaint-window',
  'review-window',
  'records-kept-until',
] as const;
export type StepId = (typeof STEP_IDS)[number];

export const STEP_NAMES: Readonly<Record<StepId, string>> = {
  'prior-information': 'Vorinformation absenden',
  notice: 'Bekanntmachung absenden',
  'participation-end': 'Ende der Teilnahmefrist',
  invitation: 'Aufforderung zur Angebotsabgabe',
  'question-deadline': 'Letzter Tag für Bieterfragen',
  'answers-until': 'Letzter Tag für Auskünfte',
  'tender-end': 'Ende der Angebotsfrist',
  opening: 'Öffnung der Angebote',
  'binding-until': 'Ende der Bindefrist',
  'losers-informed': 'Information der nicht berücksichtigten Bieter',
  'standstill-end': 'Ende der Wartefrist',
  award: 'Zuschlag',
  'award-notice': 'Vergabebekanntmachung spätestens',
  'statistics-report': 'Meldung an die Vergabestatistik spätestens',
  'ex-post-publication-until': 'Nachträgliche Veröffentlichung bis',
  'complaint-window': 'Ende der Rügefrist nach der Bieterinformation',
  'review-window': 'Ende der Frist für die Unwirksamkeit des Vertrags',
  'records-kept-until': 'Aufbewahrung der Unterlagen mindestens bis',
};

export interface StepMinimum {
  readonly length: number;
  readonly unit: PeriodUnit;
}

export interface TimelineStep {
  readonly id: StepId;
  readonly germanName: string;
  readonly kind: 'period' | 'moment';
  readonly minimum: StepMinimum | null;
  /** The day the period is counted from. */
  readonly from: LocalDate | null;
  readonly earliest: LocalDate | null;
  readonly planned: LocalDate;
  readonly latest: LocalDate | null;
  readonly shifted: boolean;
  readonly skipped: readonly SkippedDay[];
  readonly lawful: boolean;
  readonly reason: string;
  readonly citations: readonly Citation[];
  /** The law names no day and nobody has planned one: the day is a proposal. */
  readonly proposed?: boolean;
}

export interface TimelineConflict {
  readonly stepId: StepId;
  readonly message: string;
}

/** A step before it is known whether its planned day is lawful. */
export interface StepDraft {
  readonly id: StepId;
  /** A period even where the law names no length. */
  readonly kind?: 'period';
  readonly minimum?: StepMinimum;
  readonly from?: LocalDate;
  readonly earliest?: LocalDate;
  readonly latest?: LocalDate;
  /** The day taken when nobody planned another. */
  readonly usual: LocalDate;
  /** The usual day is a proposal, no rule of law. */
  readonly proposed?: boolean;
  readonly shifted?: boolean;
  readonly skipped?: readonly SkippedDay[];
  readonly reason: string;
  readonly factIds: readonly string[];
}

/** Collects the steps of one chain, applies the planned days and names every conflict. */
export interface StepList {
  /** Adds the step and gives back its planned day, from which the chain goes on. */
  add(draft: StepDraft): LocalDate;
  steps(): readonly TimelineStep[];
  conflicts(): readonly TimelineConflict[];
}

export function stepList(
  overrides: Readonly<Partial<Record<StepId, LocalDate>>>,
  law: Law,
  regulation: Regulation,
): StepList {
  const steps: TimelineStep[] = [];
  const conflicts: TimelineConflict[] = [];
  return {
    add(draft) {
      const planned = overrides[draft.id] ?? draft.usual;
      const problem = problemOf(draft, planned);
      if (problem !== null) conflicts.push({ stepId: draft.id, message: problem });
      steps.push({
        id: draft.id,
        germanName: STEP_NAMES[draft.id],
        kind: draft.kind ?? (draft.minimum ? 'period' : 'moment'),
        minimum: draft.minimum ?? null,
        from: draft.from ?? null,
        earliest: draft.earliest ?? null,
        planned,
        latest: draft.latest ?? null,
        shifted: draft.shifted ?? false,
        skipped: draft.skipped ?? [],
        lawful: problem === null,
        reason: draft.reason,
        citations: [...new Set(draft.factIds)].map((id) => citationOf(law.fact(id), regulation)),
        ...(draft.proposed && overrides[draft.id] === undefined ? { proposed: true } : {}),
      });
      return planned;
    },
    steps: () => [...steps].sort((a, b) => STEP_IDS.indexOf(a.id) - STEP_IDS.indexOf(b.id)),
    conflicts: () => conflicts,
  };
}

function problemOf({ id, earliest, latest, minimum, from }: StepDraft, planned: LocalDate): string | null {
  const name = STEP_NAMES[id];
  const why =
    minimum && from ? ` (${lengthText(minimum.length, minimum.unit)}, gerechnet vom ${germanDate(from)})` : '';
  if (earliest !== undefined && planned < earliest) {
    return `${name}: Geplant ist der ${germanDate(planned)}, zulässig ist frühestens der ${germanDate(earliest)}${why}.`;
  }
  if (latest !== undefined && planned > latest) {
    return `${name}: Geplant ist der ${germanDate(planned)}, zulässig ist spätestens der ${germanDate(latest)}${why}.`;
  }
  return null;
}
