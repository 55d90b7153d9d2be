import type { IconName, Tone } from '../../shared/ui';
import { quantity } from '../../shared/format';

export interface FileCheck {
  readonly id: string;
  readonly state: 'running' | 'done' | 'failed';
  readonly byHand: boolean;
  readonly startedAt: string;
  readonly startedBy: string;
  readonly finishedAt: string | null;
  readonly total: number;
  readonly files: number;
  readonly bytes: number;
  readonly missing: number;
  readonly changed: number;
  readonly error: string | null;
}
export interface FileFinding {
  readonly problem: 'missing' | 'changed';
  readonly sourceName: string;
  readonly label: string;
  readonly href: string | null;
  readonly sha256: string;
}
export interface FileCheckState {
  readonly checks: readonly FileCheck[];
  readonly findings: readonly FileFinding[];
}

export const PROBLEMS: Readonly<Record<FileFinding['problem'], { label: string; tone: Tone; icon: IconName }>> = {
  missing: { label: 'fehlt', tone: 'danger', icon: 'danger' },
  changed: { label: 'verändert', tone: 'danger', icon: 'danger' },
};

/** What a check came to, in a few words. */
export function outcome({ state, missing, changed }: FileCheck): { label: string; tone: Tone; icon: IconName } {
  if (state === 'running') return { label: 'läuft', tone: 'info', icon: 'autorenew' };
  if (state === 'failed') return { label: 'nicht beendet', tone: 'warning', icon: 'warning' };
  if (missing + changed === 0) return { label: 'alles in Ordnung', tone: 'success', icon: 'check' };
  const parts = [
    missing > 0 ? `${quantity(String(missing))} ${missing === 1 ? 'fehlt' : 'fehlen'}` : '',
    changed > 0 ? `${quantity(String(changed))} verändert` : '',
  ];
  return { label: parts.filter(Boolean).join(', '), tone: 'danger', icon: 'danger' };
}

/** A check that goes on is looked at again. */
export const isRunning = (data: unknown): boolean =>
  (data as FileCheckState | undefined)?.checks[0]?.state === 'running';
