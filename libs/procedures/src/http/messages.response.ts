export class MessageProofResponse {
  id: string;
  name: string;
}
export class MessageRecipientResponse {
  id: string;
  bidderId: string | null;
  name: string;
  address: string;
  email: string;
  /** The way it left, or shall leave. */
  channel: 'email' | 'post' | 'portal';
  /** `open`: a person posts or uploads it. */
  state: 'preparing' | 'open' | 'sending' | 'sent' | 'failed' | 'withdrawn';
  /** The day it left. */
  on: string | null;
  /** German: why it failed or waits. */
  cause: string | null;
  /** The letter as PDF. */
  documentId: string | null;
  /** The mail, to send it again. */
  mailId: string | null;
  proofs: MessageProofResponse[];
}
export class MessageResponse {
  id: string;
  kind:
    | 'information'
    | 'award'
    | 'cancellation'
    | 'price-inquiry'
    | 'invitation'
    | 'missing-documents'
    | 'answers'
    | 'extension'
    | 'free';
  kindName: string;
  subject: string;
  text: string;
  lots: number[];
  person: string;
  at: string;
  recipients: MessageRecipientResponse[];
  /** `open`: something is still to be done · `sent`: left for everybody · `completed`: the procedure has taken it over. */
  state: 'open' | 'sent' | 'completed' | 'withdrawn';
  /** The procedure goes on by these letters when they have left: „Versand übernehmen“. */
  completable: boolean;
  /** The earliest day of the contract that the letters name. */
  earliest: string | null;
  /** Why it was taken back. */
  withdrawnReason: string | null;
}
export class LetterCitationResponse {
  id: string;
  statute: string;
  text: string;
  source: string;
  status: 'verified' | 'remembered' | 'unknown';
}
export class DueLettersResponse {
  kind:
    | 'information'
    | 'award'
    | 'cancellation'
    | 'price-inquiry'
    | 'extension'
    | 'invitation'
    | 'missing-documents'
    | 'answers';
  kindName: string;
  aboutId: string;
  lots: number[];
  bidderIds: string[];
  citation: LetterCitationResponse | null;
  /** The reasons that are told at once, whatever is chosen. */
  reasonsDue: boolean;
}
export class ProcedureMessagesResponse {
  /** The newest first. */
  items: MessageResponse[];
  /** Letters that are to be written now. */
  due: DueLettersResponse[];
}
export class LetterFactResponse {
  term: string;
  text: string;
}
export class LetterSectionResponse {
  heading: string;
  facts: LetterFactResponse[];
}
export class LetterPreviewResponse {
  bidderId: string;
  bidder: string;
  subject: string;
  opening: string;
  sections: LetterSectionResponse[];
  closing: string;
}
export class LetterPreviewsResponse {
  items: LetterPreviewResponse[];
  earliest: string | null;
}
