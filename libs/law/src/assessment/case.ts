import type { LocalDate, Money } from '@app/kernel';
import type { Law } from '../book/law';
import type { Buyer, Nature, Regime, State, Verdict, WorksKind } from '../book/codes';

/** What the law is asked about: one contract, judged on the day the procedure starts. */
export interface Case {
  /** The book the case is judged by. */
  readonly law: Law;
  readonly date: LocalDate;
  readonly state: State;
  readonly buyer: Buyer;
  readonly nature: Nature;
  readonly value: Money;
  readonly threshold: Money;
  readonly regime: Regime;
  /** The largest trade lot (Fachlos), for limits that count per lot; without lots the whole value. */
  readonly largestLot: Money;
  /** null: nothing was said, the lower limits hold. */
  readonly worksKind: WorksKind | null;
}

/** The verdict on one procedure type, with the facts it rests on. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Largest value for which the type is permitted because of the value. */
  readonly upTo?: Money;
  /** Fact and position of the least number of companies to invite. */
  readonly minimum?: readonly [factId: string, position: number];
  /** Facts that name the grounds on which the type may be chosen. */
  readonly grounds?: readonly string[];
  readonly reason: string;
  readonly cites: readonly string[];
}
