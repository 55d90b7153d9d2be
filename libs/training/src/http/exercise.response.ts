import { CitationResponse } from '@app/compass/contract';

export class ExerciseProcedureResponse {
  id: string;
  title: string;
  fileNumber: string;
  phaseName: string;
}
export class ExerciseWaitResponse {
  at: Date;
  what: string;
}
export class ExerciseStepResponse {
  id: string;
  title: string;
  explanation: string;
  role: 'officer' | 'second' | 'both';
  /** What the training does on demand in this step. */
  help: 'bids' | 'clock' | null;
  state: 'done' | 'now' | 'later';
  citations: CitationResponse[];
}
export class ExercisePersonResponse {
  id: string;
  name: string;
  role: 'officer' | 'head';
}
export class ExerciseRefusalResponse {
  at: Date;
  personName: string;
  sentence: string;
}
/** Where the training stands in which the person is. */
export class ExerciseGuideResponse {
  begunAt: Date;
  /** On the clock of the training. */
  today: string;
  people: ExercisePersonResponse[];
  procedure: ExerciseProcedureResponse | null;
  waitsFor: ExerciseWaitResponse | null;
  steps: ExerciseStepResponse[];
  refusals: ExerciseRefusalResponse[];
}

export class RefusedSentenceResponse {
  sentence: string;
  count: number;
}
export class ExerciseOutcomeResponse {
  fileNumber: string;
  title: string;
  phaseName: string;
}
export class ExerciseSummaryResponse {
  minutes: number;
  /** Days that went by on the clock of the training. */
  days: number;
  done: number;
  steps: number;
  titles: string[];
  procedure: ExerciseOutcomeResponse | null;
  refusals: RefusedSentenceResponse[];
}
export class ExerciseItemResponse {
  id: string;
  begunAt: Date;
  endedAt: Date | null;
  /** It may still be entered. */
  open: boolean;
  /** null: it runs, was discarded, or nobody ended it in time. */
  summary: ExerciseSummaryResponse | null;
}
export class ExerciseListResponse {
  items: ExerciseItemResponse[];
  /** Days after which a training is locked. */
  openDays: number;
}
export class BegunExerciseResponse {
  id: string;
}
export class SimulatedBidsResponse {
  bids: number;
}
