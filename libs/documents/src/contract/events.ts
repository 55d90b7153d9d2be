/** Somebody asked for a document; the queue `documents` renders it. */
export const DOCUMENT_REQUESTED = 'documents.DocumentRequested.v1';
export interface DocumentRequestedV1 {
  readonly documentId: string;
}
