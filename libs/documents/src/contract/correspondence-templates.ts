import type { Contact, DocumentHead, InstantText, Recipient } from './template-parts';

/** Fragen und Antworten: what all bidders read; nobody who asked is named. */
export interface BidderAnswersData extends DocumentHead {
  readonly title: string;
  readonly deadline?: InstantText;
  readonly answers: readonly {
    readonly number: string;
    readonly question: string;
    readonly answer: string;
    readonly answeredAt: InstantText;
    /** Given where the answer was corrected. */
    readonly version?: string;
  }[];
}

/** What letters of a procedure have in common. */
interface ProcedureLetterHead extends DocumentHead {
  readonly recipient: Recipient;
  readonly subject: string;
  readonly contact: Contact;
}

/** Nachforderung: what a bidder has to hand in and until when. */
export interface MissingDocumentsData extends ProcedureLetterHead {
  readonly title: string;
  readonly lot?: string;
  readonly due: InstantText;
  readonly items: readonly { readonly name: string; readonly request: string }[];
  /** What happens when nothing comes, with its paragraph. */
  readonly consequence?: { readonly text: string; readonly citation?: string };
  readonly basis?: string;
}

/** A letter of a procedure with a text as it was written; blank lines part paragraphs. */
export interface ProcedureLetterData extends ProcedureLetterHead {
  readonly text: string;
  /** Facts from the file between the text and its closing. */
  readonly sections?: readonly ProcedureLetterSection[];
  readonly closing?: string;
  readonly enclosures?: readonly string[];
}
export interface ProcedureLetterSection {
  readonly heading: string;
  readonly facts: readonly { readonly term: string; readonly text: string }[];
}

/** The letters that share one template, each with a sample; the first part of the id is the template's. */
export const LETTER_SAMPLES = [
  { id: 'procedure-letter/information-gwb', germanName: 'Informationsschreiben nach § 134 GWB' },
  { id: 'procedure-letter/information-uvgo', germanName: 'Unterrichtung nach § 46 UVgO' },
  { id: 'procedure-letter/information-voba', germanName: 'Unterrichtung nach § 19 VOB/A' },
  { id: 'procedure-letter/award', germanName: 'Zuschlagsschreiben' },
  { id: 'procedure-letter/cancellation', germanName: 'Aufhebungsschreiben' },
] as const;
export type LetterSampleId = (typeof LETTER_SAMPLES)[number]['id'];
