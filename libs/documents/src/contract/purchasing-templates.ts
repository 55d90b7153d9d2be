import type { LocalDate } from '@app/kernel';
import type {
  AmountText,
  Attestation,
  Contact,
  DocumentHead,
  InstantText,
  QuantityText,
  Recipient,
  UnitPriceText,
} from './template-parts';

/** Deckblatt der Rahmenvereinbarung with its price list. Prices are net for one unit of the item. */
export interface FrameworkCoverData extends DocumentHead {
  readonly number: string;
  readonly title: string;
  readonly supplier: Recipient & { readonly email?: string };
  /** Who may call off. */
  readonly buyers: readonly string[];
  readonly from: LocalDate;
  /** Last day on which may be called off. */
  readonly to: LocalDate;
  readonly concludedOn?: LocalDate;
  /** File number of the procedure the agreement comes from. */
  readonly procedure?: string;
  /** Highest net value of all call-offs together. */
  readonly maximumValue?: AmountText;
  /** How the maximum came about, as a sentence. */
  readonly maximumNote?: string;
  readonly items: readonly FrameworkPriceItem[];
  readonly note?: string;
}
export interface FrameworkPriceItem {
  readonly articleNumber: string;
  readonly text: string;
  /** The list is grouped by it. */
  readonly productGroup?: string;
  readonly unit: string;
  /** What one unit holds, in words: „2.500 Blatt“. */
  readonly content?: string;
  readonly manufacturer?: string;
  readonly label?: string;
  readonly maximumQuantity?: QuantityText;
  /** Percent: 19, 7 or 0. */
  readonly vatRate: number;
  readonly tiers: readonly { readonly fromQuantity: QuantityText; readonly unitPrice: UnitPriceText }[];
}

/** Lieferschein-Prüfliste: what was ordered, what has come, and room to tick and sign. */
export interface DeliveryChecklistData extends DocumentHead {
  readonly orderNumber: string;
  readonly orderedAt: InstantText;
  readonly supplier: string;
  readonly framework?: string;
  readonly orderer: Contact;
  readonly deliverySite?: { readonly name: string; readonly addressLines: readonly string[] };
  readonly lines: readonly DeliveryChecklistLine[];
  readonly note?: string;
}
export interface DeliveryChecklistLine {
  readonly articleNumber: string;
  readonly text: string;
  readonly unit: string;
  readonly ordered: QuantityText;
  /** Accepted so far; what was refused is still to come. */
  readonly received: QuantityText;
  readonly costCentres: readonly { readonly number: string; readonly name: string; readonly quantity: QuantityText }[];
}

/** Mängelanzeige to the supplier of an order. */
export interface DeliveryComplaintData extends DocumentHead {
  readonly supplier: Recipient;
  readonly contact: Contact;
  readonly orderNumber: string;
  readonly orderedAt: InstantText;
  readonly customerNumber?: string;
  readonly framework?: { readonly number: string; readonly title: string };
  readonly deliverySite?: { readonly name: string; readonly addressLines: readonly string[] };
  readonly faults: readonly DeliveryFault[];
  /** The day until which the supplier is asked to deliver again. */
  readonly replyUntil?: LocalDate;
  readonly note?: string;
}
export interface DeliveryFault {
  readonly articleNumber: string;
  readonly text: string;
  readonly unit: string;
  readonly quantity: QuantityText;
  readonly receivedOn: LocalDate;
  readonly deliveryNote?: string;
  /** What is wrong, where it was written down. */
  readonly fault?: string;
}

/** Verbrauchsbericht: consumption by member, cost centre and article, with a sum on every level. */
export interface ConsumptionReportData extends DocumentHead {
  /** „01.07.2026 bis 30.06.2027“ */
  readonly period: string;
  /** What the report is narrowed to. */
  readonly filters: readonly { readonly name: string; readonly value: string }[];
  readonly members: readonly ConsumingMember[];
  /** The sums as the ledger gives them, to check the sums of the lines against. */
  readonly totals: ConsumptionAmounts;
}
export interface ConsumingMember {
  readonly name: string;
  readonly costCentres: readonly {
    readonly number: string;
    readonly name: string;
    readonly lines: readonly ConsumptionReportLine[];
  }[];
}
export interface ConsumptionAmounts {
  readonly net: AmountText;
  readonly vat: AmountText;
  readonly gross: AmountText;
}
export interface ConsumptionReportLine extends ConsumptionAmounts {
  readonly articleNumber: string;
  readonly text: string;
  readonly productGroup: string;
  readonly quantity: QuantityText;
  readonly unit: string;
}

/** Umlageabrechnung of one member, with the shares of all, so that the sum can be followed. */
export interface CostAllocationStatementData extends DocumentHead {
  readonly member: string;
  readonly recipient: Recipient;
  readonly contact: Contact;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly costs: AmountText;
  readonly thirdPartyIncome: AmountText;
  readonly subsidies: AmountText;
  /** Share of the base amounts in percent: „10“. */
  readonly basePercent: string;
  /** One of them bears the name of `member`. */
  readonly shares: readonly AllocatedShare[];
  /** What all members pay together. */
  readonly total: AmountText;
  /** Income beyond the costs, which is not shared. */
  readonly surplus?: AmountText;
  /** German sentences from the costs to the shares. */
  readonly derivation: readonly string[];
  readonly payUntil?: LocalDate;
}
export interface AllocatedShare {
  readonly member: string;
  readonly population: number;
  /** Days of membership in the period. */
  readonly days: number;
  readonly base: AmountText;
  readonly variable: AmountText;
  readonly total: AmountText;
}

/** Bedarfsprotokoll of one member: what it reported and what became of it in the bundle. */
export interface MemberDemandProtocolData extends DocumentHead {
  readonly member: string;
  readonly title: string;
  readonly productGroups: readonly string[];
  readonly openedAt: InstantText;
  readonly reportUntil: LocalDate;
  readonly closedAt?: InstantText;
  readonly reportedBy?: string;
  readonly reportedAt?: InstantText;
  /** Members that reported, this one included. */
  readonly membersReporting?: number;
  readonly items: readonly MemberDemandItem[];
  readonly closedBy?: Attestation;
}
export interface MemberDemandItem {
  readonly articleNumber: string;
  readonly text: string;
  readonly unit: string;
  readonly reports: readonly {
    readonly costCentre: string;
    readonly quantity: QuantityText;
    readonly note?: string;
    /** Why it came after the deadline, where it did. */
    readonly lateReason?: string;
  }[];
  /** Not given before the round was bundled. */
  readonly bundled?: {
    readonly lot: string;
    /** The member's part of the bundle. */
    readonly own: QuantityText;
    readonly all: QuantityText;
  };
}
