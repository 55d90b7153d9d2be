import type { Assessment, AssessmentRequest, ProcedureType, Timeline, TimelineRequest } from '@app/law';

/** What was asked of the Vergabe-Kompass and what the law library answered. */
export interface CompassAnswer {
  readonly question: AssessmentRequest;
  readonly assessment: Assessment;
  /** The question for the dates and its answer; null: the dates were not asked for. */
  readonly plan: TimelineRequest | null;
  readonly timeline: Timeline | null;
}

export interface CompassSheetOrder {
  readonly title: string;
  readonly fileNumber: string;
  readonly subject: { readonly type: string; readonly id: string; readonly label: string };
  /** The member whose sheet it is; null for the centre. */
  readonly memberId: string | null;
  readonly answer: CompassAnswer;
  readonly chosen: { readonly type: ProcedureType; readonly reason: string | null } | null;
  /** What differs from the procedure in whose file the sheet is, as German words. */
  readonly deviations: readonly string[];
}

/** One-page sheets of the Vergabe-Kompass; asked inside an open unit of work. */
export abstract class CompassSheets {
  /**
   * Asks the law of the centre. Throws `invalid` with the pointers below `/assessment` and `/timeline`, also when the
   * two contradict each other.
   */
  abstract answer(assessment: unknown, timeline: unknown): Promise<CompassAnswer>;
  /** Requests the document; returns its id. */
  abstract request(order: CompassSheetOrder): Promise<string>;
}
