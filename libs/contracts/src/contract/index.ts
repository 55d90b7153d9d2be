import type { LocalDate } from '@app/kernel';

/** What became of a procedure after its award: the little a department needs to know. */
export interface ContractEnd {
  readonly procedureId: string;
  readonly number: string;
  readonly partner: string;
  /** Null: no fixed end. */
  readonly endsOn: LocalDate | null;
  /** File number of the successor's procedure; null: none yet. */
  readonly successor: string | null;
}

/** What rooms above may ask of the contracts, inside their unit of work. */
export abstract class Contracts {
  /** Of the contracts of these procedures the actor may see, in the order of their numbers; asked with `contract.read`. */
  abstract ends(procedureIds: readonly string[]): Promise<readonly ContractEnd[]>;
}
