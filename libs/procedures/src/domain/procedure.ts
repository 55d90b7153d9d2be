import type { LocalDate } from '@app/kernel';
import type { Assessment, Nature, ProcedureType, Regime, State, StepId, Timeline } from '@app/law';
import type { Phase } from './phase';
import type { PlanFacts } from './plan-facts';

/** Which procedure type was chosen, why and by whom. */
export interface TypeChoice {
  readonly reason: string;
  /** The ground of the law library, where the type needs one. */
  readonly groundId: string | null;
  readonly person: string;
  readonly at: string;
}

/** What people set for the dates; everything else is computed. */
export interface TimelineInputs {
  readonly noticeDispatchedOn: LocalDate;
  readonly overrides: Readonly<Partial<Record<StepId, LocalDate>>>;
  /** Wall-clock time of the tender deadline ("12:00"); null: the end of the day. */
  readonly tenderTime: string | null;
}

/** One procurement procedure as it is stored. Amounts are decimal strings. */
export interface Procedure {
  readonly id: string;
  readonly fileNumber: string;
  readonly title: string;
  readonly nature: Nature;
  readonly state: State;
  readonly onBehalfOf: string | null;
  readonly estimatedValue: string;
  readonly estimateReasons: readonly string[];
  readonly assessment: Assessment;
  readonly ruleSet: string;
  readonly lawVersion: string;
  /** The day whose law the procedure is judged by. */
  readonly startsOn: LocalDate;
  readonly regime: Regime;
  readonly procedureType: ProcedureType | null;
  readonly typeChoice: TypeChoice | null;
  /** That of the lots that are furthest behind; see `phaseOfLots`. */
  readonly phase: Phase;
  /** 1, and one more with every round of final bids after a negotiation. */
  readonly round: number;
  /** Since when review proceedings forbid the award; null: they do not. */
  readonly suspendedOn: LocalDate | null;
  readonly officerId: string | null;
  readonly officerName: string | null;
  readonly deputyId: string | null;
  readonly deputyName: string | null;
  readonly joint: boolean;
  readonly originType: string | null;
  readonly originId: string | null;
  readonly plan: PlanFacts;
  readonly termFrom: LocalDate | null;
  readonly termTo: LocalDate | null;
  readonly timelineInputs: TimelineInputs | null;
  readonly timeline: Timeline | null;
  readonly noticeDispatchedOn: LocalDate | null;
  readonly tenderDeadline: Date | null;
  readonly bindingUntil: LocalDate | null;
  readonly awardedOn: LocalDate | null;
  readonly awardedValue: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly changedBy: string;
  readonly lastChange: string;
  readonly version: number;
}

export interface Position {
  readonly articleNumber: string;
  readonly text: string;
  readonly unit: string;
  readonly quantity: string;
}

export interface Lot {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly estimatedValue: string;
  readonly cpv: string;
  readonly phase: Phase;
  readonly awardedOn: LocalDate | null;
  readonly positions: readonly Position[];
}

export interface Bidder {
  readonly id: string;
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly email: string;
}

export interface BidPosition {
  readonly articleNumber: string;
  readonly tiers: readonly { readonly fromQuantity: string; readonly unitPrice: string }[];
}

export interface Bid {
  readonly id: string;
  readonly lotId: string;
  readonly bidderId: string;
  readonly receivedAt: Date | null;
  readonly positions: readonly BidPosition[];
  /** Article numbers without a price for the demanded quantity. */
  readonly missing: readonly string[];
  readonly total: string;
}

export interface Attestation {
  readonly personId: string;
  readonly personName: string;
  readonly at: Date;
}
