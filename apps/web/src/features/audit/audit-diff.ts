import { ABSENT, date, germanDecimal, instant } from '../../shared/format';
import { fieldName } from './audit-words';

/** One field of an entry: what it was and what it became; the side that was not recorded is undefined. */
export interface Difference {
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

type Recorded = Readonly<Record<string, unknown>> | null | undefined;

const STATES: Readonly<Record<string, string>> = {
  open: 'offen',
  closed: 'geschlossen',
  bundled: 'gebündelt',
  draft: 'Entwurf',
  submitted: 'eingereicht',
  approved: 'freigegeben',
  rejected: 'abgelehnt',
  ordered: 'bestellt',
  discarded: 'verworfen',
  received: 'vollständig geliefert',
  'partly-received': 'teilweise geliefert',
  waiting: 'wartet',
  running: 'läuft',
  done: 'fertig',
  failed: 'fehlgeschlagen',
  cancelled: 'abgebrochen',
  read: 'nur lesen',
  write: 'lesen und schreiben',
};

/** A recorded value as a person reads it. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return ABSENT;
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  if (typeof value === 'number') return germanDecimal(String(value));
  if (Array.isArray(value)) return listText(value);
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, inner]) => `${fieldName(key)}: ${valueText(inner)}`)
      .join(', ');
  }
  const text = typeof value === 'string' ? value : String(value as bigint);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return date(text);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text)) return instant(text);
  return STATES[text] ?? text;
}

function listText(values: readonly unknown[]): string {
  if (values.length === 0) return 'keine';
  const isPlain = values.every((value) => typeof value !== 'object' || value === null);
  return values.map(valueText).join(isPlain ? ', ' : '; ');
}

/** The fields of an entry in the order they were recorded; what stayed the same is left out. */
export function differences(before: Recorded, after: Recorded): readonly Difference[] {
  const keys = [...new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])];
  const side = (recorded: Recorded, key: string): string | undefined =>
    recorded && key in recorded ? valueText(recorded[key]) : undefined;
  return keys
    .map((key) => ({ field: fieldName(key), before: side(before, key), after: side(after, key) }))
    .filter((difference) => difference.before !== difference.after);
}
