import type { components } from '../../shared/api/schema';
import type { Tone } from '../../shared/ui';

type Schemas = components['schemas'];
export type ProcurementRequest = Schemas['ProcurementRequestResponse'];
export type RequestListItem = Schemas['RequestListItemResponse'];
export type RequestEntry = Schemas['RequestEntryResponse'];
export type Attachment = Schemas['RequestAttachmentResponse'];
export type RequestContent = Schemas['RequestContentResponse'];
export type SavedRequest = Schemas['SavedRequestResponse'];
export type Fault = Schemas['RequestFaultResponse'];
export type RequestState = ProcurementRequest['state'];
export type Assessment = Schemas['AssessmentResponse'];

export const PATH = '/api/procurement-requests';
/** Everything that shows a request somewhere. */
export const REQUEST_PATHS = [PATH, `${PATH}/{id}`, '/api/today', '/api/notifications', '/api/procedures'] as const;

export const STATE_TONES: Readonly<Record<RequestState, Tone>> = {
  draft: 'neutral',
  submitted: 'info',
  'in-review': 'info',
  returned: 'warning',
  accepted: 'success',
  refused: 'danger',
  withdrawn: 'neutral',
};

export const STATES: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'open', label: 'Alle offenen' },
  { value: 'submitted', label: 'Eingereicht' },
  { value: 'in-review', label: 'In Prüfung' },
  { value: 'returned', label: 'Rückfrage offen' },
  { value: 'accepted', label: 'Angenommen' },
  { value: 'refused', label: 'Abgelehnt' },
  { value: 'withdrawn', label: 'Zurückgezogen' },
];

export const NATURES = [
  { value: 'supplies', label: 'Lieferleistung', detail: 'etwas wird gekauft, gemietet oder geleast' },
  { value: 'services', label: 'Dienstleistung', detail: 'jemand tut etwas für uns' },
  { value: 'works', label: 'Bauleistung', detail: 'etwas wird gebaut, saniert oder abgerissen' },
] as const;

export const FORMS = [
  { value: 'single', label: 'Einmaliger Auftrag', detail: 'einmal liefern, bauen oder leisten' },
  { value: 'framework', label: 'Rahmenvereinbarung', detail: 'über Jahre bei Bedarf abrufen' },
  { value: 'follow-up', label: 'Folgevertrag', detail: 'ein Vertrag läuft aus und wird neu vergeben' },
  { value: 'direct', label: 'Direktkauf', detail: 'ein kleiner Kauf ohne Vergabeverfahren' },
] as const;

export const BUDGET_KINDS = [
  { value: 'result', label: 'Aufwand (Ergebnishaushalt)' },
  { value: 'investment', label: 'Investition (Finanzhaushalt)' },
] as const;

export const ESTIMATE_METHODS = [
  { value: 'former-contract', label: 'Früherer Vertrag' },
  { value: 'market-enquiry', label: 'Anfragen am Markt' },
  { value: 'price-list', label: 'Preisliste oder Katalog' },
  { value: 'planning-office', label: 'Berechnung eines Planungsbüros' },
  { value: 'own-estimate', label: 'Eigene Schätzung' },
] as const;

export const LOTS_WISHES = [
  { value: 'centre', label: 'Das soll die Vergabestelle vorschlagen' },
  { value: 'lots', label: 'Ja, in diese Lose' },
  { value: 'none', label: 'Nein, alles soll aus einer Hand kommen' },
] as const;

/** The words for a code of one of the lists above. */
export const labelOf = (options: readonly { readonly value: string; readonly label: string }[], code: string): string =>
  options.find(({ value }) => value === code)?.label ?? code;

export const titleOf = ({ title }: { readonly title: string }): string => title.trim() || 'Antrag ohne Gegenstand';
