import type { IconName, Tone } from '../../shared/ui';

export type DocumentState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface DocumentItem {
  readonly id: string;
  readonly state: DocumentState;
  readonly progress: number;
  readonly error: string | null;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly pages: number | null;
  readonly template: string;
  readonly templateVersion: number;
  readonly title: string;
  readonly subject: { readonly type: string; readonly id: string; readonly label: string };
  readonly requestedBy: string | null;
  readonly requestedAt: string;
  readonly finishedAt: string | null;
  readonly attempts: number;
  readonly edition: number;
  readonly editions: number;
  readonly canRegenerate: boolean;
  readonly version: number;
}

export interface DocumentTemplate {
  readonly id: string;
  readonly germanName: string;
  readonly version: number;
  readonly area: string;
  readonly purpose: string;
  /** Samples with a name of their own; without them the one that is called as the template. */
  readonly samples?: readonly { readonly id: string; readonly germanName: string }[];
}

/** The templates by their area, areas and templates in the order of the list. */
export function inAreas(templates: readonly DocumentTemplate[]): readonly (readonly [string, DocumentTemplate[]])[] {
  const areas = new Map<string, DocumentTemplate[]>();
  for (const template of templates) {
    const area = areas.get(template.area);
    if (area) area.push(template);
    else areas.set(template.area, [template]);
  }
  return [...areas];
}

/** The gallery with this template and, where it has several, this sample chosen. */
export const templateAddress = (id: string, sample = id): string =>
  `/dokumente/vorlagen?${new URLSearchParams({ vorlage: id, ...(sample === id ? {} : { muster: sample }) }).toString()}`;

/** The sample as PDF. */
export const sampleAddress = (id: string, sample = id): string =>
  `/api/document-templates/${id}/sample${sample === id ? '' : `?${new URLSearchParams({ sample }).toString()}`}`;

export const STATES: Readonly<Record<DocumentState, { readonly label: string; tone: Tone; icon: IconName }>> = {
  waiting: { label: 'wartet', tone: 'neutral', icon: 'clock' },
  running: { label: 'wird erzeugt', tone: 'info', icon: 'autorenew' },
  done: { label: 'fertig', tone: 'success', icon: 'check' },
  failed: { label: 'fehlgeschlagen', tone: 'danger', icon: 'danger' },
  cancelled: { label: 'abgebrochen', tone: 'neutral', icon: 'close' },
};

export const SUBJECT_TYPES: Readonly<Record<string, string>> = {
  procedure: 'Vergabeverfahren',
  bidder: 'Bieter',
  'demand-round': 'Bedarfsabfrage',
  order: 'Bestellung',
  'reporting-period': 'Berichtszeitraum',
  'compass-sheet': 'Vergabe-Kompass',
  'demand-round-member': 'Bedarfsmeldung',
  framework: 'Rahmenvereinbarung',
  consumption: 'Verbrauch',
  sample: 'Muster',
  'procurement-request': 'Vergabeantrag',
  'audit-trail': 'Protokoll',
};

/** An extract of the trail is about one subject, or a period like „2026-01-01_2026-03-31“. */
const PERIOD = /^\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2}$/;
const PAGES: Readonly<Record<string, (id: string) => string>> = {
  procedure: (id) => `/vergaben/${id}`,
  'demand-round': (id) => `/bedarf/${id}`,
  order: (id) => `/bestellungen/${id}`,
  'reporting-period': () => '/jahresbericht',
  'demand-round-member': (id) => `/bedarf/${id.split('_')[0] ?? ''}`,
  framework: (id) => `/rahmenvereinbarungen/${id}`,
  sample: (id) => templateAddress(id.split('/')[0] ?? id, id),
  'procurement-request': (id) => `/antraege/${id}`,
  'audit-trail': (id) => (PERIOD.test(id) ? '/protokoll' : `/protokoll?vorgang=${encodeURIComponent(id)}`),
};

/** The page of what the document is about; undefined where there is none. */
export const pageOfSubject = ({ type, id }: { readonly type: string; readonly id: string }): string | undefined =>
  PAGES[type]?.(id);

export const isOpen = ({ state }: Pick<DocumentItem, 'state'>): boolean => state === 'waiting' || state === 'running';

/** The file to look at; `done` documents have one. */
export const fileAddress = (id: string): string => `/api/documents/${id}/file`;

/** „Fassung 2 von 3“; nothing where there is only one. */
export const editionText = ({ edition, editions }: Pick<DocumentItem, 'edition' | 'editions'>): string =>
  editions > 1 ? `Fassung ${edition} von ${editions}` : '';

/** The page that tells everything about a document. */
export const recordAddress = (id: string): string => `/dokumente?dokument=${id}`;

/** What is read out when a document reaches its end. */
export function announcement(document: DocumentItem): string {
  if (document.state === 'done') return `„${document.title}“ ist fertig.`;
  if (document.state === 'failed') return `„${document.title}“ konnte nicht erzeugt werden: ${document.error ?? ''}`;
  return document.state === 'cancelled' ? `„${document.title}“ wurde abgebrochen.` : '';
}

/** A page of documents with one of them brought up to date; undefined when it is not among them or no newer. */
export function withDocument<Page extends { readonly items: readonly DocumentItem[] }>(
  page: Page,
  document: DocumentItem,
): Page | undefined {
  const known = page.items.find(({ id }) => id === document.id);
  if (!known || known.version >= document.version) return undefined;
  return { ...page, items: page.items.map((item) => (item.id === document.id ? document : item)) };
}
