import type { Nature, ProcedureType, Regime } from '@app/law';

/** How far a procedure is, for the guide of a training: facts, no judgement. */
export interface TrainingProcedure {
  readonly id: string;
  readonly title: string;
  readonly fileNumber: string;
  readonly regime: Regime;
  readonly nature: Nature;
  readonly procedureType: ProcedureType | null;
  /** German. */
  readonly phaseName: string;
  /** Phases that were left behind or are reached, in the order of the work; of a cancelled procedure none. */
  readonly reached: readonly string[];
  /** Phases of this kind of procedure. */
  readonly path: readonly string[];
  readonly closed: boolean;
  readonly typeConfirmed: boolean;
  readonly timelineSet: boolean;
  readonly sealedBids: number;
  readonly openings: number;
  readonly decisions: number;
  readonly deadlinePassed: boolean;
  readonly archived: boolean;
  /** The moment this procedure waits for, and what comes then; null where a person has to act. */
  readonly waitsFor: { readonly at: Date; readonly what: string } | null;
}

/** The procedures of a training centre, inside the unit of work of one of its people. */
export abstract class TrainingProcedures {
  /** In the order they were created. */
  abstract all(): Promise<readonly TrainingProcedure[]>;
  /**
   * Invented companies hand in their sealed bids, through the same door as real ones; asked again they change nothing.
   * Returns how many lie in the vault. Throws `conflict` outside of a training and when the deadline has passed.
   */
  abstract handInBids(procedureId: string): Promise<number>;
}
