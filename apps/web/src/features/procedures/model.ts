import type { components } from '../../shared/api/schema';
import type { Tone } from '../../shared/ui';

type Schemas = components['schemas'];
export type Procedure = Schemas['ProcedureResponse'];
export type ProcedureListItem = Schemas['ProcedureListItemResponse'];
export type Lot = Schemas['ProcedureLotResponse'];
export type Bidder = Schemas['BidderResponse'];
export type ProcedureTypeAnswer = Schemas['ProcedureTypeVerdictResponse'];
export type ChecklistItem = Schemas['MandatoryItemResponse'];
export type Confirmation = Schemas['ConfirmationResponse'];
export type Condition = Schemas['ConditionResponse'];
export type TimelinePreview = Schemas['TimelinePreviewResponse'];
export type TimelineStep = Schemas['TimelineStepResponse'];
export type BidImport = Schemas['BidImportResponse'];
export type ProcurementRecord = Schemas['RecordResponse'];
export type Phase = Procedure['phase'];

export const PHASE_TONES: Readonly<Record<Phase, Tone>> = {
  planned: 'neutral',
  prepared: 'neutral',
  published: 'info',
  participation: 'info',
  invited: 'info',
  bidding: 'info',
  opening: 'info',
  examination: 'info',
  negotiation: 'info',
  evaluation: 'info',
  'award-proposed': 'warning',
  informed: 'warning',
  standstill: 'warning',
  awarded: 'success',
  notified: 'success',
  closed: 'success',
  cancelled: 'danger',
};

export const NATURES = [
  { value: 'supplies', label: 'Lieferleistung' },
  { value: 'services', label: 'Dienstleistung' },
  { value: 'works', label: 'Bauleistung' },
] as const;

export const REGIMES = [
  { value: 'national', label: 'National' },
  { value: 'eu', label: 'EU-weit' },
] as const;

export const PHASES: readonly { readonly value: Phase; readonly label: string }[] = [
  { value: 'planned', label: 'In Planung' },
  { value: 'prepared', label: 'Vorbereitet' },
  { value: 'published', label: 'Bekannt gemacht' },
  { value: 'participation', label: 'Teilnahmewettbewerb' },
  { value: 'invited', label: 'Zur Abgabe aufgefordert' },
  { value: 'bidding', label: 'Angebotsfrist läuft' },
  { value: 'opening', label: 'Angebote geöffnet' },
  { value: 'examination', label: 'Prüfung' },
  { value: 'negotiation', label: 'Verhandlung' },
  { value: 'evaluation', label: 'Wertung' },
  { value: 'award-proposed', label: 'Zuschlag vorgeschlagen' },
  { value: 'informed', label: 'Bieter informiert' },
  { value: 'standstill', label: 'Wartefrist' },
  { value: 'awarded', label: 'Zuschlag erteilt' },
  { value: 'notified', label: 'Beteiligte benachrichtigt' },
  { value: 'closed', label: 'Abgeschlossen' },
  { value: 'cancelled', label: 'Aufgehoben' },
];

/** Nothing is done any more. */
export const isClosed = (phase: Phase): boolean => phase === 'closed' || phase === 'cancelled';
export const isAwarded = (phase: Phase): boolean => phase === 'awarded' || phase === 'notified' || phase === 'closed';

/** The parts of a procedure's page, as they stand in its address (`?bereich=`). */
export const AREAS = [
  'planung',
  'beurteilung',
  'zeitplan',
  'unternehmen',
  'fragen',
  'nachrichten',
  'lose',
  'pruefung',
  'zuschlag',
  'ruegen',
  'vertrag',
  'vermerk',
  'dokumente',
] as const;
export type Area = (typeof AREAS)[number];

/** A statute as people read it; empty where the collection of facts names none. */
export const statuteText = (statute: string | undefined): string =>
  statute === undefined || statute === '-' ? '' : statute;

/** What a refusal of a step says is still missing. */
export interface Unmet {
  readonly pointer: string;
  readonly sentence: string;
  readonly paragraph: string | null;
}
