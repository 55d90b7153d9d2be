import type { LocalDate } from '@app/kernel';

/** Letters whose opening and closing a centre may word itself. */
export const WORDED_KINDS = ['information', 'award', 'cancellation', 'price-inquiry', 'extension'] as const;
export type WordedKind = (typeof WORDED_KINDS)[number];
/** Documents with a form of their own. */
export const DOCUMENT_KINDS = ['invitation', 'missing-documents', 'answers'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
/** Letters the product writes by itself, from what is on file. */
export const LETTER_KINDS = [...WORDED_KINDS, ...DOCUMENT_KINDS] as const;
export type LetterKind = WordedKind | DocumentKind;

/** Facts under a heading, as a letter shows them. */
export interface LetterSection {
  readonly heading: string;
  readonly facts: readonly { readonly term: string; readonly text: string }[];
}

/** One letter to one company, before it goes anywhere. */
export interface LetterDraft {
  readonly bidderId: string;
  readonly lotNumbers: readonly number[];
  readonly subject: string;
  /** Blank lines part paragraphs. */
  readonly opening: string;
  readonly sections: readonly LetterSection[];
  readonly closing: string;
}

/** What letters of a message say and what has to be true when they leave. */
export interface LetterFacts {
  readonly lotIds: readonly string[];
  /** The day the letters were to leave. */
  readonly dispatchOn: LocalDate;
  /** The earliest day of the contract they name; null: they name none. */
  readonly earliest: LocalDate | null;
}

export const numbersText = (numbers: readonly number[]): string => `Los ${numbers.join(', ')}`;
