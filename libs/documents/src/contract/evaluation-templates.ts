import type { LocalDate } from '@app/kernel';
import type { NamedCode, ProcedureHead } from './procedure-templates';
import type {
  AmountText,
  Attestation,
  Contact,
  DocumentHead,
  InstantText,
  LotItem,
  QuantityText,
  Reason,
  UnitPriceText,
} from './template-parts';

/** Preisspiegel: the prices of every lot side by side. */
export interface PriceComparisonData extends DocumentHead {
  readonly title: string;
  readonly lots: readonly ComparedLot[];
}
export interface ComparedLot {
  readonly number: string;
  readonly title: string;
  readonly bidders: readonly ComparedBidder[];
  readonly positions: readonly ComparedPosition[];
  /** What changes when a position is left out. */
  readonly note?: string;
}
export interface ComparedBidder {
  readonly name: string;
  readonly net: AmountText;
  readonly lowest?: boolean;
  readonly excluded?: boolean;
  /** How far above the lowest price, in words. */
  readonly above?: string;
}
export interface ComparedPosition extends LotItem {
  readonly articleNumber: string;
  /** In the order of the bidders. */
  readonly prices: readonly ComparedPrice[];
}
export interface ComparedPrice {
  readonly unitPrice?: UnitPriceText;
  readonly amount?: AmountText;
  readonly lowest?: boolean;
}

export interface RankedBid {
  readonly lot?: string;
  readonly rank: number;
  readonly bidder: string;
  readonly net: AmountText;
  readonly points?: QuantityText;
  readonly note?: string;
}

/** Prüf- und Wertungsbogen: the stages of the examination lot by lot, with the comparison of the prices. */
export interface ExaminationSheetData extends ProcedureHead {
  readonly openedAt?: InstantText;
  readonly lots: readonly ExaminedLotData[];
  /** Why the evaluation cannot be relied on yet. */
  readonly faults?: readonly Reason[];
}
export interface ExaminedLotData {
  readonly number: string;
  readonly title: string;
  readonly method: string;
  readonly bids: readonly ExaminedBidData[];
  readonly scores?: ScoreTable;
  readonly evaluated?: {
    readonly by: Attestation;
    readonly ranking: readonly ExaminedRank[];
    /** Bids without a rank, with the reason. */
    readonly unranked: readonly { readonly bidder: string; readonly reason: string }[];
    readonly remarks?: readonly string[];
  };
  readonly comparison?: ComparedLot;
}
export interface ExaminedRank {
  readonly rank: number;
  readonly bidder: string;
  readonly net: AmountText;
  /** Result of the method with its calculation, in words. */
  readonly score?: string;
  readonly derivation?: string;
  /** Equal to another one even after the announced rule. */
  readonly tied?: boolean;
}
export interface ExaminedBidData {
  readonly bidder: string;
  /** Formal grounds, suitability, grounds for exclusion and the inquiry into the price, in the order of the stages. */
  readonly checks: readonly ExaminationCheck[];
  readonly price: {
    readonly sum: AmountText;
    readonly discount?: { readonly percent: QuantityText; readonly amount: AmountText };
    readonly net: AmountText;
    readonly gross?: AmountText;
    readonly differences: readonly string[];
  };
  /** Why it is not evaluated. */
  readonly excluded?: readonly Reason[];
}
export interface ExaminationCheck {
  readonly stage: string;
  readonly name: string;
  readonly result: string;
  readonly reason?: string;
  readonly citation?: string;
  readonly by?: Attestation;
}
/** Points that count, agreed by all evaluators; a criterion per row, a bidder per column. */
export interface ScoreTable {
  /** Points as people read them: „7,5“. */
  readonly maximum?: string;
  readonly bidders: readonly string[];
  readonly criteria: readonly {
    readonly name: string;
    readonly percent: QuantityText;
    /** In the order of the bidders; left open where nothing is agreed. */
    readonly scores: readonly { readonly points?: string; readonly reason?: string }[];
  }[];
}

/** Vergabevorschlag: who shall get which lot and why, and who has to decide. */
export interface AwardProposalData extends ProcedureHead {
  readonly proposedBy: Attestation;
  readonly reason: string;
  readonly lots: readonly ProposedLotData[];
  readonly bodies: readonly { readonly member: string; readonly text: string }[];
  /** What has to happen before the award, with the provision. */
  readonly before?: readonly Reason[];
  readonly decisions: readonly Attestation[];
  /** How many people decide. */
  readonly deciders: number;
  readonly bindingUntil?: LocalDate;
}
export interface ProposedLotData {
  readonly number: string;
  readonly title: string;
  readonly estimate?: AmountText;
  readonly bids: number;
  readonly evaluated: number;
  /** Left out where no bid shall win. */
  readonly winner?: { readonly name: string; readonly place?: string; readonly net: AmountText };
  readonly next?: { readonly name: string; readonly net: AmountText };
  readonly reasons: readonly string[];
}

/** Vergabebekanntmachung or Ex-post-Veröffentlichung: what is published after the award. */
export interface AwardNoticeData extends ProcedureHead {
  readonly contact: Contact;
  readonly nature: string;
  readonly description?: string;
  readonly mainCpv?: NamedCode;
  readonly places?: readonly NamedCode[];
  readonly term?: { readonly from: LocalDate; readonly to: LocalDate };
  /** The duties to publish with the last day, as the law library knows them. */
  readonly duties: readonly { readonly text: string; readonly citation?: string; readonly latest?: LocalDate }[];
  readonly doubts?: readonly Reason[];
  readonly awards: readonly PublishedAward[];
}
export interface PublishedAward {
  readonly lot: string;
  readonly title: string;
  readonly cpv?: NamedCode;
  /** Left out where the lot ended without an award. */
  readonly contractor?: { readonly name: string; readonly address?: string };
  readonly awardedOn?: LocalDate;
  readonly scope: readonly string[];
  /** Told above the threshold only. */
  readonly net?: AmountText;
  readonly bids?: number;
}

/** Prüfauszug: entries of the audit trail with their place in the chain of hashes. */
export interface AuditExtractData extends DocumentHead {
  /** What the extract is about, in words. */
  readonly scope: string;
  readonly period?: { readonly from: LocalDate; readonly to: LocalDate };
  readonly requestedBy: string;
  readonly verification: {
    readonly at: InstantText;
    /** Entries of the whole chain. */
    readonly entries: number;
    readonly head: string;
    readonly valid: boolean;
    /** The first entry that is not what was written. */
    readonly broken?: { readonly number: string; readonly text: string };
  };
  readonly entries: readonly ExtractedEntry[];
}
export interface ExtractedEntry {
  readonly number: string;
  readonly at: InstantText;
  readonly person: string;
  readonly roles?: string;
  readonly action: string;
  readonly subject: string;
  readonly before?: string;
  readonly after?: string;
  readonly previousHash?: string;
  readonly hash: string;
}

/** Permission besides `document.read` that documents of a template ask of their readers. */
export const READ_BY: Readonly<Record<string, string>> = {
  'examination-sheet': 'procedure.read',
  'award-proposal': 'procedure.read',
  'bidder-list': 'procedure.read',
  'audit-extract': 'audit.read',
  'price-comparison': 'procedure.read',
  'opening-protocol': 'procedure.read',
  'procurement-record': 'procedure.read',
};
