import type { components } from '../../../shared/api/schema';
import { quantity } from '../../../shared/format';

type Schemas = components['schemas'];
export type VariantHead = Schemas['LotVariantHeadResponse'];
export type Variant = Schemas['LotVariantResponse'];
export type VariantLot = Schemas['VariantLotResponse'];
export type TenderLine = Schemas['TenderLineResponse'];
export type ArticleMerge = Schemas['ArticleMergeResponse'];
export type MergeProposal = Schemas['MergeProposalResponse'];
export type LotChange = Schemas['LotChangeRequest'];

/** What a change of the lots or the merged articles makes old. */
export const LOT_PATHS = [
  '/api/bundles/{id}',
  '/api/bundles/{id}/variants',
  '/api/bundles/{id}/variants/{variantId}',
  '/api/bundles/{id}/merges',
  '/api/bundles/{id}/tender-parts',
] as const;

export const PROPOSALS = [
  { id: 'group', label: 'Ein Los je Warengruppe' },
  { id: 'region', label: 'Warengruppen nach Region (Teillose)' },
  { id: 'market', label: 'Kleine Lose für den Mittelstand' },
  { id: 'single', label: 'Ein einziges Los' },
  { id: 'rounds', label: 'Warengruppen in mehreren Vergaben' },
] as const;
export type ProposalId = (typeof PROPOSALS)[number]['id'];

export const REGIMES = { eu: 'EU-weit', national: 'National' } as const;

/** "33.2" as a German number, "1/3" as the fraction it is. */
export const exact = (value: string, unit?: string): string =>
  value.includes('/') ? `${value}${unit ? ` ${unit}` : ''}` : quantity(value, unit);
