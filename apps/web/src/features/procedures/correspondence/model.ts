import type { components } from '../../../shared/api/schema';

type Schemas = components['schemas'];
export type ProcedureBidder = Schemas['ProcedureBidderResponse'];
export type ProcedureBidders = Schemas['ProcedureBiddersResponse'];
export type Rotation = Schemas['RotationResponse'];
export type Turn = Schemas['RotationTurnResponse'];

/** What is asked for again after the bidders of a procedure changed. */
export const BIDDER_PATHS = ['/api/procedures/{id}/bidders', '/api/procedures/{id}/rotation'] as const;
export type Questions = Schemas['BidderQuestionsResponse'];
export type Question = Schemas['BidderQuestionResponse'];

export const QUESTIONS_PATH = '/api/procedures/{id}/questions';
export type Missing = Schemas['MissingDocumentsResponse'];
export type MissingRequest = Schemas['MissingRequestResponse'];

export const MISSING_PATH = '/api/procedures/{id}/missing-documents';

export type ProcedureMessages = Schemas['ProcedureMessagesResponse'];
export type Message = Schemas['MessageResponse'];
export type MessageRecipient = Schemas['MessageRecipientResponse'];
export type DueLetters = Schemas['DueLettersResponse'];
export type LetterPreviews = Schemas['LetterPreviewsResponse'];
export type Channel = MessageRecipient['channel'];

export const MESSAGES_PATH = '/api/procedures/{id}/messages';
export const LETTERS_PATH = '/api/procedures/{id}/letters';

/** The ways a message can take to this company; mail first where it has an address. */
export const waysOf = (email: string): readonly { readonly value: Channel; readonly label: string }[] => [
  ...(email ? [{ value: 'email' as const, label: 'E-Mail' }] : []),
  { value: 'post', label: 'Post' },
  { value: 'portal', label: 'Vergabeportal' },
];
export const firstWay = (email: string): Channel => (email ? 'email' : 'post');
