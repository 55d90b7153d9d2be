import type { DocumentState } from './document';

/** `request`: asked for together · `selection`: finished documents a person picked. */
export type BatchKind = 'request' | 'selection';

/** As many as one batch holds: what a printer, a ZIP and a person can still handle. */
export const LARGEST_BATCH = 2_000;
/** Bytes of all documents that are joined into one print file: they lie in memory while it is made. */
export const LARGEST_PRINT_FILE = 200_000_000;

/** „399 fertig, 1 fehlgeschlagen“ */
export function endText({ done, failed }: { readonly done: number; readonly failed: number }): string {
  const parts = [
    ...(done > 0 || failed === 0 ? [`${done} ${done === 1 ? 'Schriftstück ist' : 'Schriftstücke sind'} fertig`] : []),
    ...(failed > 0 ? [`${failed} ${failed === 1 ? 'ist' : 'sind'} fehlgeschlagen`] : []),
  ];
  return parts.join(', ');
}

const STATE_WORDS: Readonly<Record<DocumentState, string>> = {
  waiting: 'wartet',
  running: 'wird erzeugt',
  done: 'fertig',
  failed: 'fehlgeschlagen',
  cancelled: 'abgebrochen',
};
export const stateWord = (state: DocumentState): string => STATE_WORDS[state];

/** „007 Zuschlagsschreiben ….pdf“: the place first, so that folders sort as the batch does and no two names are alike. */
export function nameInBatch(position: number, total: number, fileName: string): string {
  return `${String(position).padStart(String(total).length, '0')} ${fileName}`;
}

/** What all have in common; null where they differ. */
export function common<T>(values: readonly T[], keyOf: (value: T) => string | null): T | null {
  const [first] = values;
  if (first === undefined) return null;
  return values.every((value) => keyOf(value) === keyOf(first)) ? first : null;
}
