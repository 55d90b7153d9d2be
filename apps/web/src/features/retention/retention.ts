import { date } from '../../shared/format';
import type { IconName, Tone } from '../../shared/ui';

export const SUBJECTS = '/api/retention/subjects';
export const RULES = '/api/retention/rules';
export const DELETIONS = '/api/retention/deletions';
export const HOLDS = '/api/retention/holds';

export interface KeptSubject {
  readonly subject: { readonly type: string; readonly id: string; readonly label: string };
  readonly documents: number;
  readonly lastAt: string;
  readonly until: string | null;
  readonly rules: readonly {
    readonly kind: 'law' | 'own';
    readonly text: string;
    readonly until: string | null;
    readonly citation: string | null;
  }[];
  readonly note: string | null;
  readonly obstacles: readonly string[];
  readonly hold: {
    readonly id: string;
    readonly reason: string;
    readonly placedAt: string;
    readonly placedBy: string;
  } | null;
}
export interface KeptDetail extends KeptSubject {
  readonly items: readonly { readonly id: string; readonly title: string; readonly finishedAt: string | null }[];
}
export interface OwnRule {
  readonly subjectType: string;
  readonly years: number | null;
  readonly note: string;
  readonly setAt: string;
  readonly setBy: string;
}
export interface Deletion {
  readonly documentId: string;
  readonly title: string;
  readonly subjectLabel: string;
  readonly sha256: string | null;
  readonly keptUntil: string;
  readonly rules: readonly string[];
  readonly reason: string;
  readonly deletedAt: string;
  readonly deletedBy: string;
  readonly file: 'removed' | 'kept' | null;
}

/** The server's sentence for a matter that is not over. */
const GOES_ON = 'Der Vorgang ist noch nicht abgeschlossen.';

/** How a subject stands, in words. */
export function standing({ obstacles, until, hold }: KeptSubject): { label: string; tone: Tone; icon: IconName } {
  if (hold) return { label: 'gesperrt', tone: 'warning', icon: 'lock' };
  if (obstacles.length === 0) return { label: 'kann gelöscht werden', tone: 'info', icon: 'clock' };
  if (obstacles.includes(GOES_ON)) return { label: 'Vorgang läuft', tone: 'neutral', icon: 'clock' };
  if (until === null) return { label: 'ohne Frist', tone: 'neutral', icon: 'help' };
  return { label: `bis ${date(until)}`, tone: 'neutral', icon: 'clock' };
}

/** What became of the file of a deleted document. */
export const FILE_WORDS: Readonly<Record<'removed' | 'kept', string>> = {
  removed: 'entfernt',
  kept: 'bleibt: anderes verweist darauf',
};
