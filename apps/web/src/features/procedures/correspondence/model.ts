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
