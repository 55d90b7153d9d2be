import type { LocalDate } from '@app/kernel';
import type { AmountText, Contact, DocumentHead, InstantText, QuantityText, Reason, Recipient } from './template-parts';

/** A code of the CPV or NUTS with its German name where the list is loaded. */
export interface NamedCode {
  readonly code: string;
  readonly name?: string;
}
/** What documents of a procedure say first. */
export interface ProcedureHead extends DocumentHead {
  readonly title: string;
  readonly buyers: readonly string[];
  readonly procedureType?: string;
}

/** Eingangsbestätigung: what a department asked for, where it stands and what comes next. */
export interface RequestConfirmationData extends DocumentHead {
  readonly recipient: Recipient;
  readonly contact: Contact;
  readonly requestNumber: string;
  readonly title: string;
  readonly receivedAt: InstantText;
  readonly requestedBy: string;
  readonly state: string;
  /** Who has it and what happens next, as sentences. */
  readonly next: string;
  readonly steps: readonly { readonly name: string; readonly state: RequestStepState; readonly detail?: string }[];
  /** What was asked for, as it was handed in. */
  readonly facts: readonly { readonly term: string; readonly text: string }[];
  readonly lots?: readonly { readonly title: string; readonly cpv?: string }[];
  readonly estimate?: readonly { readonly text: string; readonly net: AmountText; readonly lot?: string }[];
  readonly attachments?: readonly { readonly name: string; readonly sha256: string }[];
}
export type RequestStepState = 'done' | 'current' | 'ahead' | 'stopped';

/** Bekanntmachungstext: what the file knows of a notice. What is not decided yet is left out and named in `open`. */
export interface NoticeTextData extends ProcedureHead {
  readonly contact: Contact;
  /** The member that signs for all buyers. */
  readonly leadBuyer?: string;
  readonly onBehalfOf?: string;
  readonly regime: string;
  readonly nature: string;
  readonly dispatch?: { readonly on: LocalDate; readonly done: boolean };
  readonly description?: string;
  readonly mainCpv?: NamedCode;
  readonly furtherCpv?: readonly NamedCode[];
  readonly places?: readonly NamedCode[];
  readonly term?: { readonly from: LocalDate; readonly to: LocalDate };
  readonly options?: readonly string[];
  readonly framework?: NoticeFramework;
  readonly dynamicSystem?: boolean;
  readonly deadlines: readonly { readonly name: string; readonly when: LocalDate | InstantText }[];
  readonly lots: readonly NoticeLot[];
  readonly review?: readonly Reason[];
  /** What the file does not know yet. */
  readonly open?: readonly string[];
}
export interface NoticeFramework {
  readonly parties: string;
  readonly maximumValue?: AmountText;
  readonly maximumQuantity?: QuantityText;
  readonly termReasons?: string;
}
export interface NoticeLot {
  readonly number: string;
  readonly title: string;
  readonly cpv?: NamedCode;
  readonly positions: readonly { readonly text: string; readonly quantity: QuantityText; readonly unit: string }[];
  /** How the tenders are evaluated, in words. */
  readonly method: string;
  readonly criteria: readonly { readonly name: string; readonly percent?: QuantityText }[];
  readonly suitability: readonly { readonly kind: string; readonly text: string; readonly proof?: string }[];
  readonly variants: string;
  readonly security?: string;
}

/** Bieterliste: who was invited, who bid and what became of it. It exists only after the opening. */
export interface BidderListData extends ProcedureHead {
  readonly phase: string;
  readonly deadline?: InstantText;
  /** Left out where the procedure knows no opening. */
  readonly openedAt?: InstantText;
  readonly companies: readonly ListedCompany[];
}
export interface ListedCompany {
  readonly name: string;
  readonly address?: string;
  readonly invited?: { readonly on: LocalDate; readonly way: string };
  readonly bids: readonly {
    readonly lot: string;
    readonly receivedAt?: InstantText;
    readonly late: boolean;
    /** „gewertet, Rang 2“, „nicht gewertet: …“. */
    readonly state: string;
  }[];
}
