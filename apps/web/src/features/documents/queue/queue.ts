import { counted } from '../../../shared/format';
import type { DocumentState } from '../document';

export const QUEUE_PATH = '/api/documents/queue';
export const QUEUED_PATH = '/api/documents/queue/documents';

/** What the queue holds for one member; `memberId` null: for the centre itself. */
export interface Share {
  readonly memberId: string | null;
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
  readonly done: number;
  readonly oldestWaitingSince: string | null;
}

export interface Queue {
  readonly at: string;
  readonly shares: readonly Share[];
}

export type Urgency = 'ahead' | 'person' | 'batch';

export interface QueuedDocument {
  readonly id: string;
  readonly state: DocumentState;
  readonly progress: number;
  readonly error: string | null;
  readonly title: string;
  readonly subject: { readonly type: string; readonly id: string; readonly label: string };
  readonly memberId: string | null;
  readonly urgency: Urgency;
  readonly requestedBy: string | null;
  readonly requestedAt: string;
  readonly finishedAt: string | null;
  readonly version: number;
}

export const PARTS = ['open', 'failed', 'done'] as const;
export type Part = (typeof PARTS)[number];
export const PART_NAMES: Readonly<Record<Part, string>> = {
  open: 'In Arbeit',
  failed: 'Fehlgeschlagen',
  done: 'Heute fertig',
};

export const partOf = (text: string | null): Part => PARTS.find((part) => part === text) ?? 'open';

export type Sum = Omit<Share, 'memberId'>;

/** The shares of all, or of one member, added up. */
export function sumOf(shares: readonly Share[]): Sum {
  const add = (pick: (share: Share) => number): number => shares.reduce((sum, share) => sum + pick(share), 0);
  const waits = shares.flatMap(({ oldestWaitingSince }) => oldestWaitingSince ?? []).sort();
  return {
    waiting: add(({ waiting }) => waiting),
    running: add(({ running }) => running),
    failed: add(({ failed }) => failed),
    done: add(({ done }) => done),
    oldestWaitingSince: waits[0] ?? null,
  };
}

/** How long something waits, in the largest whole unit: „12 Sekunden“, „3 Minuten“. Both are instants. */
export function waitOf(since: string, at: string): string {
  const seconds = Math.max(0, Math.floor((Date.parse(at) - Date.parse(since)) / 1000));
  if (seconds < 60) return counted(seconds, 'Sekunde', 'Sekunden');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return counted(minutes, 'Minute', 'Minuten');
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? counted(hours, 'Stunde', 'Stunden') : counted(Math.floor(hours / 24), 'Tag', 'Tage');
}
