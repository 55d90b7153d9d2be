import type { LocalDate } from '@app/kernel';

/** The little a department may know of a procedure that its request became. */
export interface ProcedureProgress {
  readonly procedureId: string;
  readonly phaseName: string;
  /** Who runs it at the centre. */
  readonly officer: string | null;
  /** Everything is done, or it was cancelled. */
  readonly closed: boolean;
  /** The next planned day from today on, with what happens then. */
  readonly nextDate: { readonly date: LocalDate; readonly what: string } | null;
  /** Of the first lot that was awarded. */
  readonly awardedOn: LocalDate | null;
  /** Names of the companies; empty until the award. */
  readonly awardedTo: readonly string[];
}

/** Members whose needs are bought through a procedure that is there already. */
export interface JoiningNeeds {
  readonly memberIds: readonly string[];
  /** German sentences for the procurement record. */
  readonly sentences: readonly string[];
}
