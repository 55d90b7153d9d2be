import type { components } from '../../shared/api/schema';
import { counted } from '../../shared/format';

type Schemas = components['schemas'];
export type LawPreview = Schemas['LawPreviewResponse'];
export type PreviewedCase = Schemas['PreviewedCaseResponse'];
export type UndecidableCase = Schemas['UndecidableCaseResponse'];
export type DecisionChange = Schemas['DecisionChangeResponse'];

const CASE_TYPES: Readonly<Record<string, string>> = {
  procedure: 'Vergabeverfahren',
  'demand-round': 'Bedarfsabfrage',
  bundle: 'Bündel',
};
export const caseType = (type: string): string => CASE_TYPES[type] ?? type;

/** The sentence of a change in its parts: before and after the arrow, without the paragraph that the sources show. */
export function changeParts({ text, citations }: Pick<DecisionChange, 'text' | 'citations'>): readonly string[] {
  const paragraph = citations.at(-1)?.statute.split(';')[0];
  const suffix = paragraph ? ` – ${paragraph}` : '';
  return (suffix && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text).split(' → ');
}

/** What came of the preview, in one sentence. */
export function previewText({ items, unchanged, undecidable }: LawPreview, day: string): string {
  const all = items.length + undecidable.length;
  if (all === 0) return 'Zurzeit ist nichts offen, das eine Rechtsänderung noch treffen könnte.';
  if (items.length === 0) {
    return `Für einen Beginn am ${day} lässt sich ${all === 1 ? 'der eine offene Vorgang' : `keiner der ${all} offenen Vorgänge`} ${all === 1 ? 'nicht ' : ''}beurteilen.`;
  }
  const differing = items.length - unchanged;
  const open =
    undecidable.length === 0
      ? ''
      : ` ${undecidable.length === 1 ? 'Ein Vorgang lässt' : `${undecidable.length} Vorgänge lassen`} sich nicht beurteilen.`;
  const of = `Von ${counted(all, 'offenen Vorgang', 'offenen Vorgängen')}`;
  if (differing === 0) return `${of} würde bei Beginn am ${day} keiner anders entschieden.${open}`;
  return `${of} ${differing === 1 ? 'würde einer' : `würden ${differing}`} bei Beginn am ${day} anders entschieden.${open}`;
}

/** Cases that cannot be judged for the same reason stand together. */
export function byReason(
  cases: readonly UndecidableCase[],
): readonly (readonly [string, readonly UndecidableCase[]])[] {
  const groups = new Map<string, UndecidableCase[]>();
  for (const one of cases) groups.set(one.reason, [...(groups.get(one.reason) ?? []), one]);
  return [...groups];
}

/** The changes of one kind together, kinds in the order of their first change. */
export function byKind(
  changes: readonly DecisionChange[],
): readonly (readonly [DecisionChange['kind'], readonly DecisionChange[]])[] {
  const kinds = new Map<DecisionChange['kind'], DecisionChange[]>();
  for (const change of changes) kinds.set(change.kind, [...(kinds.get(change.kind) ?? []), change]);
  return [...kinds];
}
