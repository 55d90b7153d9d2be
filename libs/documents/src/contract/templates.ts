import type { LocalDate } from '@app/kernel';
import type {
  ConsumptionReportData,
  CostAllocationStatementData,
  DeliveryChecklistData,
  DeliveryComplaintData,
  FrameworkCoverData,
  MemberDemandProtocolData,
} from './purchasing-templates';
import {
  type BidderAnswersData,
  LETTER_SAMPLES,
  type MissingDocumentsData,
  type ProcedureLetterData,
} from './correspondence-templates';
import type {
  AuditExtractData,
  AwardNoticeData,
  AwardProposalData,
  ExaminationSheetData,
  PriceComparisonData,
  RankedBid,
} from './evaluation-templates';
import type { BidderListData, NoticeTextData, RequestConfirmationData } from './procedure-templates';
import type {
  AmountText,
  UnitPriceText,
  QuantityText,
  InstantText,
  DocumentHead,
  Contact,
  Recipient,
  Reason,
  Attestation,
  LotItem,
  Lot,
} from './template-parts';

export type * from './correspondence-templates';
export type * from './purchasing-templates';
export * from './evaluation-templates';
export type * from './procedure-templates';
export type * from './template-parts';

export interface TemplateInfo {
  readonly id: TemplateId;
  readonly germanName: string;
  /** Raised whenever the same data would look different. */
  readonly version: number;
  /** Samples of its own for each letter that shares the template; without them there is one, called as the template. */
  readonly samples?: readonly { readonly id: string; readonly germanName: string }[];
}

/** Vergabevermerk. What is missing is printed as „noch offen“. */
export interface ProcurementRecordData extends DocumentHead {
  readonly title: string;
  /** State of the procedure in German words, e.g. „Wertung der Angebote“. */
  readonly phase: string;
  readonly nature?: string;
  readonly buyers: readonly string[];
  /** The provision the record is kept under, e.g. „§ 8 VgV“. */
  readonly basis?: string;
  readonly estimate?: { readonly value: AmountText; readonly day?: LocalDate; readonly reasons: readonly Reason[] };
  readonly regime?: {
    readonly name: string;
    readonly threshold?: { readonly name: string; readonly value: AmountText; readonly citation?: string };
    readonly reasons: readonly Reason[];
    readonly ruleSet?: string;
  };
  readonly procedureType?: { readonly name: string; readonly reasons: readonly Reason[] };
  readonly uncertain?: readonly {
    readonly text: string;
    readonly citation?: string;
    readonly status: 'remembered' | 'unknown';
  }[];
  readonly timeline?: readonly TimelineStep[];
  readonly lots?: readonly Lot[];
  readonly bidders?: readonly { readonly name: string; readonly place?: string; readonly note?: string }[];
  readonly opening?: { readonly at: InstantText; readonly by: readonly Attestation[]; readonly note?: string };
  readonly bids?: readonly {
    readonly bidder: string;
    readonly lot?: string;
    readonly receivedAt?: InstantText;
    readonly net: AmountText;
    /** Why the bid was excluded, where it was. */
    readonly excluded?: string;
  }[];
  readonly evaluation?: { readonly method?: string; readonly ranking: readonly RankedBid[]; readonly note?: string };
  readonly award?: {
    readonly decisions: readonly {
      readonly lot?: string;
      readonly bidder: string;
      readonly net: AmountText;
      readonly reason: string;
    }[];
    /** The two people who decided, in the order in which they did. */
    readonly people: readonly Attestation[];
  };
  readonly entries?: readonly { readonly at: InstantText; readonly person: string; readonly text: string }[];
  /** What the provision asks for, each item with its light and what is said to it. */
  readonly items?: readonly RecordItemData[];
}
export interface RecordItemData {
  readonly title: string;
  readonly citation?: string;
  /** `optional`: only where it applies, or good practice. */
  readonly optional?: boolean;
  readonly light: 'complete' | 'open' | 'not-applicable';
  /** What is missing, or why it does not apply. */
  readonly reason?: string;
  readonly sentences: readonly string[];
  /** What a person wrote, with its version. */
  readonly written?: {
    readonly text: string;
    readonly version: string;
    readonly person: string;
    readonly at: InstantText;
  };
}
export interface TimelineStep {
  readonly name: string;
  /** A day or an instant. */
  readonly when?: LocalDate | InstantText;
  readonly state?: 'planned' | 'done' | 'late';
  readonly reason?: string;
}
/** Aufforderung zur Angebotsabgabe with the price sheet as its enclosure. */
export interface InvitationToTenderData extends DocumentHead {
  readonly recipient: Recipient;
  readonly subject: string;
  readonly procedureType: string;
  readonly buyers: readonly string[];
  readonly deadline: InstantText;
  readonly questionsUntil?: LocalDate | InstantText;
  readonly bindingUntil: LocalDate;
  readonly opening?: { readonly at: InstantText; readonly note?: string };
  /** How and where tenders are handed in, as a sentence. */
  readonly submission?: string;
  readonly performancePeriod?: { readonly from: LocalDate; readonly to: LocalDate };
  readonly criteria?: readonly { readonly name: string; readonly percent: QuantityText }[];
  readonly lots: readonly Lot[];
  readonly enclosures?: readonly string[];
  readonly contact: Contact;
}

/** Niederschrift über die Öffnung der Angebote. */
export interface OpeningProtocolData extends DocumentHead {
  readonly title: string;
  readonly buyers: readonly string[];
  readonly procedureType?: string;
  /** The provision the bids were opened under. */
  readonly basis: string;
  readonly deadline: InstantText;
  readonly openedAt: InstantText;
  readonly by: readonly Attestation[];
  /** Why one person was enough, where it was. */
  readonly soleOpening?: string;
  /** What lay sealed in the product, in the order of arrival. */
  readonly arrivals: readonly OpenedArrival[];
  /** Prices that stand after the opening, typed in ones too. */
  readonly bids: readonly OpenedBidRow[];
}
export interface OpenedArrival {
  readonly number: number;
  readonly receivedAt: InstantText;
  readonly channel: string;
  /** „geöffnet“, „zurückgezogen“ … */
  readonly state: string;
  readonly late: boolean;
  /** Of the sealed file. */
  readonly sealedSha256: string;
  readonly bidder?: string;
  readonly lot?: string;
  readonly fileName?: string;
  /** Of the file as it was handed in. */
  readonly sha256?: string;
  /** Unconditional, percent. */
  readonly discountPercent?: string;
  readonly variants?: number;
  readonly remarks?: string;
  readonly findings?: readonly string[];
}
export interface OpenedBidRow {
  readonly bidder: string;
  readonly address?: string;
  readonly lot: string;
  readonly net: AmountText;
  readonly receivedAt?: InstantText;
  readonly late: boolean;
}

/** Bestellung. Sums are computed from quantity, unit price and VAT rate, so that they cannot contradict the lines. */
export interface PurchaseOrderData extends DocumentHead {
  readonly supplier: Recipient;
  readonly orderNumber: string;
  readonly customerNumber?: string;
  readonly framework?: { readonly number: string; readonly title: string };
  readonly orderer: Contact;
  readonly deliverySite: { readonly name: string; readonly addressLines: readonly string[]; readonly note?: string };
  readonly deliverUntil?: LocalDate;
  readonly lines: readonly PurchaseOrderLine[];
  readonly invoice?: {
    readonly leitwegId?: string;
    readonly email?: string;
    readonly addressLines?: readonly string[];
  };
  readonly approvedBy?: readonly Attestation[];
  readonly note?: string;
}
export interface PurchaseOrderLine {
  readonly articleNumber: string;
  readonly text: string;
  readonly quantity: QuantityText;
  readonly unit: string;
  readonly unitPrice: UnitPriceText;
  /** Percent: 19, 7 or 0. */
  readonly vatRate: number;
  /** The quantities of all cost centres add up to the quantity of the line. */
  readonly costCentres: readonly { readonly number: string; readonly name: string; readonly quantity: QuantityText }[];
}

/** Protokoll der Bedarfsabfrage. */
export interface DemandRoundProtocolData extends DocumentHead {
  readonly title: string;
  readonly productGroups: readonly string[];
  readonly openedAt: InstantText;
  readonly reportUntil: LocalDate;
  readonly closedAt?: InstantText;
  readonly members: readonly {
    readonly name: string;
    readonly reportedBy?: string;
    readonly reportedAt?: InstantText;
    readonly lines: number;
  }[];
  readonly lots: readonly BundledLot[];
  readonly tender?: TenderedDemand;
  readonly closedBy?: Attestation;
}
/** What bidders are asked for, with the rounding up to whole packs as a figure of its own. */
export interface TenderedDemand {
  readonly variant: string;
  readonly termYears: number;
  /** Pairs of article and member, and tender lines, that were proven. */
  readonly pairs: number;
  readonly lines: number;
  /** What does not fit; nothing, or the protocol says so. */
  readonly faults: readonly string[];
  readonly lots: readonly TenderedLot[];
}
export interface TenderedLot {
  readonly number: string;
  readonly title: string;
  readonly lines: readonly TenderedLine[];
}
export interface TenderedLine {
  readonly articleNumber: string;
  readonly text: string;
  readonly unit: string;
  /** Exactly what was reported over the term: "33.2" or "1/3". */
  readonly demand: string;
  readonly surplus: string;
  readonly quantity: QuantityText;
  /** Further article numbers whose demand stands in this line. */
  readonly merged: readonly string[];
}
export interface BundledLot {
  readonly number: string;
  readonly title: string;
  readonly estimatedValue?: AmountText;
  readonly items: readonly BundledItem[];
}
export interface BundledItem extends LotItem {
  readonly articleNumber: string;
  readonly baseUnit?: string;
  readonly baseQuantity?: QuantityText;
  readonly estimatedValue?: AmountText;
  readonly parts: readonly { readonly member: string; readonly costCentre: string; readonly quantity: QuantityText }[];
}

/** Jahresbericht (first figures). */
export interface AnnualReportData extends DocumentHead {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly introduction?: string;
  readonly figures: readonly {
    readonly name: string;
    readonly value: QuantityText | AmountText;
    readonly previous?: QuantityText | AmountText;
    readonly kind: 'count' | 'amount';
    readonly note?: string;
  }[];
  readonly jointPurchases: readonly {
    readonly title: string;
    readonly fileNumber?: string;
    readonly members: number;
    readonly supplier?: string;
    readonly awardedOn?: LocalDate;
    readonly value: AmountText;
  }[];
  readonly orders?: readonly { readonly member: string; readonly count: number; readonly net: AmountText }[];
  readonly head?: Attestation;
}

/** Kompass-Blatt: what the law library answered to one question, on one page for the file. */
export interface CompassSheetData extends DocumentHead {
  readonly title: string;
  /** Who asked. */
  readonly by: string;
  readonly question: CompassQuestion;
  readonly regime: {
    readonly name: string;
    readonly threshold: AmountText;
    /** Threshold minus value: negative or zero where it is reached. */
    readonly distance: AmountText;
    readonly citation?: string;
  };
  /** Types that may be used; the names of the others stand in `notPermitted`. */
  readonly types: readonly CompassType[];
  readonly notPermitted: readonly string[];
  readonly chosen?: {
    readonly name: string;
    readonly reason?: string;
    /** False: the answer does not permit it. */
    readonly permitted: boolean;
  };
  readonly duties: readonly CompassDuty[];
  readonly steps?: readonly CompassStep[];
  readonly uncertain: readonly { readonly text: string; readonly status: 'verified' | 'remembered' | 'unknown' }[];
  /** Id and version. */
  readonly ruleSet: string;
  /** What differs from the procedure in whose file the sheet is. */
  readonly deviations?: readonly string[];
}
export interface CompassQuestion {
  readonly startsOn: LocalDate;
  readonly state: string;
  readonly buyer: string;
  readonly nature: string;
  readonly value: AmountText;
  /** How the value was estimated, lot by lot where there are lots. */
  readonly estimate: readonly Reason[];
}
export interface CompassType extends Reason {
  readonly name: string;
  readonly verdict: 'free-choice' | 'permitted' | 'needs-grounds';
  readonly minimumBidders?: number;
}
export interface CompassDuty {
  readonly name: string;
  readonly when: string;
  readonly from?: AmountText;
  readonly citation?: string;
  readonly uncertain?: boolean;
}
export interface CompassStep {
  readonly name: string;
  /** The minimum in words: „30 Tage“. */
  readonly minimum?: string;
  readonly earliest?: LocalDate;
  readonly planned: LocalDate;
  readonly latest?: LocalDate;
  readonly citation?: string;
  readonly uncertain?: boolean;
  /** Why the planned day is unlawful, where it is. */
  readonly problem?: string;
}

export interface TemplateData {
  readonly 'procurement-record': ProcurementRecordData;
  readonly 'invitation-to-tender': InvitationToTenderData;
  readonly 'opening-protocol': OpeningProtocolData;
  readonly 'purchase-order': PurchaseOrderData;
  readonly 'demand-round-protocol': DemandRoundProtocolData;
  readonly 'annual-report': AnnualReportData;
  readonly 'compass-sheet': CompassSheetData;
  readonly 'price-comparison': PriceComparisonData;
  readonly 'bidder-answers': BidderAnswersData;
  readonly 'missing-documents': MissingDocumentsData;
  readonly 'procedure-letter': ProcedureLetterData;
  readonly 'framework-cover': FrameworkCoverData;
  readonly 'delivery-checklist': DeliveryChecklistData;
  readonly 'delivery-complaint': DeliveryComplaintData;
  readonly 'consumption-report': ConsumptionReportData;
  readonly 'cost-allocation-statement': CostAllocationStatementData;
  readonly 'member-demand-protocol': MemberDemandProtocolData;
  readonly 'request-confirmation': RequestConfirmationData;
  readonly 'notice-text': NoticeTextData;
  readonly 'bidder-list': BidderListData;
  readonly 'examination-sheet': ExaminationSheetData;
  readonly 'award-proposal': AwardProposalData;
  readonly 'award-notice': AwardNoticeData;
  readonly 'audit-extract': AuditExtractData;
}
export type TemplateId = keyof TemplateData;

export const TEMPLATES: readonly TemplateInfo[] = [
  { id: 'procurement-record', germanName: 'Vergabevermerk', version: 2 },
  { id: 'invitation-to-tender', germanName: 'Aufforderung zur Angebotsabgabe', version: 2 },
  { id: 'opening-protocol', germanName: 'Niederschrift über die Angebotsöffnung', version: 1 },
  { id: 'purchase-order', germanName: 'Bestellung', version: 1 },
  { id: 'demand-round-protocol', germanName: 'Protokoll der Bedarfsabfrage', version: 1 },
  { id: 'annual-report', germanName: 'Jahresbericht', version: 1 },
  { id: 'compass-sheet', germanName: 'Kompass-Blatt', version: 1 },
  { id: 'price-comparison', germanName: 'Preisspiegel', version: 1 },
  { id: 'bidder-answers', germanName: 'Fragen und Antworten', version: 1 },
  { id: 'missing-documents', germanName: 'Nachforderung von Unterlagen', version: 1 },
  { id: 'framework-cover', germanName: 'Deckblatt der Rahmenvereinbarung', version: 1 },
  { id: 'delivery-checklist', germanName: 'Lieferschein-Prüfliste', version: 1 },
  { id: 'delivery-complaint', germanName: 'Mängelanzeige', version: 1 },
  { id: 'consumption-report', germanName: 'Verbrauchsbericht', version: 1 },
  { id: 'cost-allocation-statement', germanName: 'Umlageabrechnung', version: 1 },
  { id: 'member-demand-protocol', germanName: 'Bedarfsprotokoll des Mitglieds', version: 1 },
  { id: 'procedure-letter', germanName: 'Schreiben im Vergabeverfahren', version: 2, samples: LETTER_SAMPLES },
  { id: 'request-confirmation', germanName: 'Eingangsbestätigung', version: 1 },
  { id: 'notice-text', germanName: 'Bekanntmachungstext', version: 1 },
  { id: 'bidder-list', germanName: 'Bieterliste', version: 1 },
  { id: 'examination-sheet', germanName: 'Prüf- und Wertungsbogen', version: 1 },
  { id: 'award-proposal', germanName: 'Vergabevorschlag', version: 1 },
  { id: 'award-notice', germanName: 'Bekanntmachung der Vergabe', version: 1 },
  { id: 'audit-extract', germanName: 'Prüfauszug', version: 1 },
];

export const isTemplateId = (id: string): id is TemplateId => TEMPLATES.some((template) => template.id === id);
