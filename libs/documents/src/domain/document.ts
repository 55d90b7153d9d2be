/** `waiting` for the queue · `running` · `done` and archived · `failed` with a reason · `cancelled` before it was done. */
export type DocumentState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export const DOCUMENT_STATES: readonly DocumentState[] = ['waiting', 'running', 'done', 'failed', 'cancelled'];

/** How far a document has come when each step of the work begins, in percent. */
export const PROGRESS = { drawing: 10, archiving: 80, done: 100 } as const;

/** The title as a file name: what file systems refuse becomes a hyphen. */
export function fileNameOf(title: string): string {
  const name = title
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.-]+|[\s.-]+$/g, '')
    .slice(0, 150);
  return `${name || 'Dokument'}.pdf`;
}

/** `Content-Disposition` for showing the file in the browser under its name (RFC 6266, RFC 5987). */
export function inlineDisposition(fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `inline; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
