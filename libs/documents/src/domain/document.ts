/** `waiting` for the queue · `running` · `done` and archived · `failed` with a reason · `cancelled` before it was done. */
export type DocumentState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export const DOCUMENT_STATES: readonly DocumentState[] = ['waiting', 'running', 'done', 'failed', 'cancelled'];

/** How far a document has come when each step of the work begins, in percent. */
export const PROGRESS = { drawing: 10, archiving: 80, done: 100 } as const;

/** The title as a file name: what file systems refuse becomes a hyphen. */
export function fileNameOf(title: string, ending = 'pdf'): string {
  const name = title
    .normalize('NFC')
    // Control characters are just what has to go.
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.-]+|[\s.-]+$/g, '')
    .slice(0, 150);
  return `${name || 'Dokument'}.${ending}`;
}
