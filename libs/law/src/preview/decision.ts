import type { LocalDate } from '@app/kernel';
import { DomainError } from '@app/kernel';
import type { Assessment, AssessmentRequest } from '../assessment/assessment';
import { assess } from '../assessment/assessment';
import type { ProcedureType } from '../book/codes';
import { EU_PROCEDURE_TYPES } from '../book/codes';
import type { Citation } from '../book/explanation';
import type { Law } from '../book/law';
import type { Timeline, TimelineRequest } from '../timeline/timeline';
import { computeTimeline } from '../timeline/timeline';

/** What was set for the dates of a procedure; day, place and type come from the case itself. */
export type TimelineInputs = Omit<
  TimelineRequest,
  'startsOn' | 'state' | 'regime' | 'procedureType' | 'nature' | 'anchor'
>;

/** A procedure or a need as it can be judged on any day. */
export type LawQuestion = Omit<AssessmentRequest, 'startsOn'> & {
  readonly procedureType?: ProcedureType | null;
  readonly timeline?: TimelineInputs | null;
};

export type LawChangeKind = 'regime' | 'threshold' | 'procedure-type' | 'duty' | 'period' | 'rule-set';

/** A case as it is decided on one day. */
export interface Decision {
  readonly on: LocalDate;
  readonly assessment: Assessment;
  /** Null where no dates were set or the type does not belong to the regime of that day. */
  readonly timeline: Timeline | null;
}

/** A change before its paragraph is appended to the text. */
export interface Change {
  readonly kind: LawChangeKind;
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** The decision, or the German sentence that says why that day cannot be judged. */
export function decisionOn(question: LawQuestion, on: LocalDate, law: Law): Decision | string {
  const { procedureType, timeline, ...asked } = question;
  const judged = attempt(() => assess({ ...asked, startsOn: on }, law));
  if (typeof judged === 'string') return judged;
  const eu = EU_PROCEDURE_TYPES.some((type) => type === procedureType);
  if (!timeline || !procedureType || eu !== (judged.regime === 'eu')) {
    return { on, assessment: judged, timeline: null };
  }
  const { state, nature } = asked;
  const dates = attempt(() =>
    computeTimeline({ ...timeline, startsOn: on, state, nature, regime: judged.regime, procedureType }, law),
  );
  return { on, assessment: judged, timeline: typeof dates === 'string' ? null : dates };
}

function attempt<T extends object>(answer: () => T): T | string {
  try {
    return answer();
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'unprocessable')
      return String(error.details.summary ?? error.message);
    throw error;
  }
}
