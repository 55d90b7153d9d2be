import type { components } from '../../shared/api/schema';
import type { Tone } from '../../shared/ui';

type Schemas = components['schemas'];
export type Article = Schemas['ArticleResponse'];
export type Round = Schemas['DemandRoundResponse'];
export type RoundMember = Schemas['RoundMemberResponse'];
export type DemandLine = Schemas['DemandLineResponse'];
export type CsvImport = Schemas['DemandImportResponse'];
export type DemandSheet = Schemas['DemandSheetResponse'];
export type SheetArticle = Schemas['SheetArticleResponse'];
export type DemandProposal = Schemas['DemandProposalResponse'];
export type DemandProposals = Schemas['DemandProposalListResponse'];
export type DemandCollection = Schemas['DemandCollectionResponse'];
export type ExaminedDemand = Schemas['ExaminedDemandResponse'];
export type DemandQuestion = Schemas['DemandQuestionResponse'];
export type RejectedRecord = Schemas['RejectedRecordResponse'];
export type Bundle = Schemas['BundleResponse'];
export type BundleLot = Schemas['BundleLotResponse'];
export type BundleItem = Schemas['BundleItemResponse'];
export type Framework = Schemas['FrameworkResponse'];
export type FrameworkHead = Schemas['FrameworkHeadResponse'];
export type FrameworkItem = Schemas['FrameworkItemResponse'];

/** The answer of the law library that is kept with a bundle. */
export interface Assessment {
  readonly regime: 'eu' | 'national';
  readonly estimatedValue: string;
  readonly threshold: { readonly value: string; readonly validTo: string | null };
  readonly distance: string;
  readonly procedureTypes: readonly {
    readonly type: string;
    readonly germanName: string;
    readonly verdict: 'free-choice' | 'permitted' | 'needs-grounds' | 'not-permitted';
    readonly reason: string;
  }[];
  readonly trace: readonly { readonly text: string }[];
  readonly citations: readonly { readonly id: string; readonly statute: string; readonly source: string }[];
  readonly uncertain: readonly { readonly id: string; readonly text: string }[];
}

export const ROUND_STATES: Readonly<Record<Round['state'], { readonly label: string; readonly tone: Tone }>> = {
  open: { label: 'Offen', tone: 'info' },
  closed: { label: 'Geschlossen', tone: 'warning' },
  bundled: { label: 'Gebündelt', tone: 'success' },
};

/** What a change of a round or its lines makes old. */
export const ROUND_PATHS = [
  '/api/demand-rounds',
  '/api/demand-rounds/{id}',
  '/api/demand-rounds/{id}/lines',
  '/api/demand-rounds/{id}/sheet',
  '/api/demand-rounds/{id}/plausibility',
  '/api/today',
] as const;
