import type { LocalDate } from '@app/kernel';
import type { Nature, ProcedureType, Regime, State } from '@app/law';
import type { AfterAward } from './after-award';
import type { JoiningNeeds, ProcedureProgress } from './progress';

export * from './after-award';
export * from './progress';

export * from './archive';
export * from './archive-files';

export * from './training';

/** One line of a lot's specification; bidders price every one of them. */
export interface NewPosition {
  readonly articleNumber: string;
  readonly text: string;
  /** UN/ECE Rec 20 code, for example XPK. */
  readonly unit: string;
  /** Decimal string. */
  readonly quantity: string;
}
export interface NewLot {
  readonly title: string;
  /** Net EUR, decimal string. */
  readonly estimatedValue: string;
  readonly cpv: string;
  readonly positions: readonly NewPosition[];
}
export interface NewProcedure {
  readonly title: string;
  readonly nature: Nature;
  /** Federal state, for example HE. */
  readonly state: string;
  /** Ids of the members that buy. */
  readonly buyerIds: readonly string[];
  readonly lots: readonly NewLot[];
  /** How the value was reached, German sentences for the record. */
  readonly estimateReasons: readonly string[];
  /** Further German sentences for the procurement record: need, money, whom to ask. */
  readonly recordSentences?: readonly string[];
  /** The third party a member buys for. */
  readonly onBehalfOf?: string | null;
  /** Term of the framework agreement that shall result. */
  readonly term: { readonly from: LocalDate; readonly to: LocalDate } | null;
  /** True for a joint purchase of several members (annual report). */
  readonly joint: boolean;
  /** Where it came from, for links back. */
  readonly origin?: { readonly type: 'bundle' | 'request' | 'contract'; readonly id: string };
}

/** What was awarded for one lot. Prices are unit price strings with four places, quantities decimal strings. */
export interface AwardedLot {
  readonly lotId: string;
  readonly number: number;
  readonly title: string;
  readonly cpv: string;
  /** Of the winning bid, net EUR, decimal string. */
  readonly value: string;
  readonly awardedOn: LocalDate;
  /** Of the bidder in this procedure. */
  readonly winnerId: string;
  readonly supplier: {
    readonly name: string;
    readonly street: string;
    readonly postcode: string;
    readonly city: string;
    readonly email: string;
  };
  readonly positions: readonly (NewPosition & {
    readonly tiers: readonly { readonly fromQuantity: string; readonly unitPrice: string }[];
  })[];
}
export interface AwardedProcedure {
  readonly procedureId: string;
  readonly fileNumber: string;
  readonly title: string;
  readonly buyerIds: readonly string[];
  readonly term: { readonly from: LocalDate; readonly to: LocalDate };
  /** As it was planned; null where no term was. */
  readonly plannedTerm: { readonly from: LocalDate | null; readonly to: LocalDate | null };
  readonly nature: Nature;
  readonly state: State;
  readonly regime: Regime;
  readonly procedureType: ProcedureType | null;
  /** The day whose law the procedure was judged by. */
  readonly startsOn: LocalDate;
  readonly onBehalfOf: string | null;
  /** Options that were tendered, net EUR. */
  readonly options: readonly { readonly title: string; readonly value: string }[];
  readonly lots: readonly AwardedLot[];
}

/** What rooms above may ask of the procedures, inside their unit of work. */
export abstract class Procedures {
  /** Creates a procedure with its assessment by the law library. Returns id and file number. */
  abstract create(procedure: NewProcedure): Promise<{ readonly id: string; readonly fileNumber: string }>;
  /** Throws `conflict` while nothing has been awarded. */
  abstract awarded(procedureId: string): Promise<AwardedProcedure>;
  /** What the award leaves to do and how long the file is kept; `contractEndsOn` null: as the procedure was planned. */
  abstract afterAward(procedureId: string, contractEndsOn: LocalDate | null): Promise<AfterAward>;
  /** How far the procedures are, those that there are, in any order; asked with `procedure.read`. */
  abstract progress(procedureIds: readonly string[]): Promise<readonly ProcedureProgress[]>;
  /** Buys further needs through a procedure in planning. Throws `not-found`, `conflict` when the planning is over. */
  abstract join(
    procedureId: string,
    needs: JoiningNeeds,
  ): Promise<{ readonly id: string; readonly fileNumber: string }>;
}
