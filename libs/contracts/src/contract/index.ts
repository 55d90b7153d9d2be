import type { LocalDate } from '@app/kernel';
import type { ModificationAnswer, ModificationGround, Nature, Regime, State } from '@app/law';

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

/** The contract of a lot, as the law library needs it. */
export interface ContractFacts {
  readonly id: string;
  readonly number: string;
  /** The day by whose law the procedure was judged. */
  readonly startsOn: LocalDate;
  readonly state: State;
  readonly nature: Nature;
  readonly regime: Regime;
}
export interface IntendedChange {
  readonly on: LocalDate;
  /** Net EUR, decimal string; negative when the contract becomes smaller. */
  readonly amount: string;
  readonly ground: ModificationGround;
  readonly natureChanged: boolean;
}
/** All changes so far with the intended one, whose id is `INTENDED_CHANGE`. */
export interface JudgedContract {
  readonly contract: ContractFacts;
  readonly answer: ModificationAnswer;
}
export const INTENDED_CHANGE = 'neu';

/** What rooms above may ask of the contracts, inside their unit of work. */
export abstract class Contracts {
  /** Of the contracts of these procedures the actor may see, in the order of their numbers; asked with `contract.read`. */
  abstract ends(procedureIds: readonly string[]): Promise<readonly ContractEnd[]>;
  /** The contract that holds the lot; null: there is none. Asked with `contract.read`. */
  abstract ofLot(procedureId: string, lotId: string): Promise<ContractFacts | null>;
  /** What the law says of the changes so far and of this one (§ 132 GWB, § 47 UVgO); null: no contract holds the lot. Stores nothing. */
  abstract judgeChange(procedureId: string, lotId: string, intended: IntendedChange): Promise<JudgedContract | null>;
  /**
   * Records a change of the contract that holds the lot, so that it counts for the limits of later ones; false: there is
   * no contract. Asks for `contract.manage`. Throws `conflict` where the law asks for a new procedure, `invalid` without a reason.
   */
  abstract recordChange(
    procedureId: string,
    lotId: string,
    change: IntendedChange & { readonly reason: string },
  ): Promise<boolean>;
}
