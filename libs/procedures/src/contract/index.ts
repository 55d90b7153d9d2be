import type { LocalDate } from '@app/kernel';
import type { Nature } from '@app/law';
import type { JoiningNeeds, ProcedureProgress } from './progress';

export * from './progress';

export * from './archive';
export * from './archive-files';

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
  readonly origin?: { readonly type: 'bundle' | 'request'; readonly id: string };
}

/** What was awarded for one lot. Prices are unit price strings with four places, quantities decimal strings. */
export interface AwardedLot {
  readonly lotId: string;
  readonly title: string;
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
  readonly lots: readonly AwardedLot[];
}

/** What rooms above may ask of the procedures, inside their unit of work. */
export abstract class Procedures {
  /** Creates a procedure with its assessment by the law library. Returns id and file number. */
  abstract create(procedure: NewProcedure): Promise<{ readonly id: string; readonly fileNumber: string }>;
  /** Throws `conflict` while nothing has been awarded. */
  abstract awarded(procedureId: string): Promise<AwardedProcedure>;
  /** How far the procedures are, those that there are, in any order; asked with `procedure.read`. */
  abstract progress(procedureIds: readonly string[]): Promise<readonly ProcedureProgress[]>;
  /** Buys further needs through a procedure in planning. Throws `not-found`, `conflict` when the planning is over. */
  abstract join(
    procedureId: string,
    needs: JoiningNeeds,
  ): Promise<{ readonly id: string; readonly fileNumber: string }>;
}
