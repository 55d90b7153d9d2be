/** Somebody asked for a document; the queue `documents` renders it. */
export const DOCUMENT_REQUESTED = 'documents.DocumentRequested.v1';
export interface DocumentRequestedV1 {
  readonly documentId: string;
}

/** Somebody wants the documents of a batch as one file to print. */
export const PRINT_FILE_REQUESTED = 'documents.PrintFileRequested.v1';
export interface PrintFileRequestedV1 {
  readonly printFileId: string;
}

/** A document is drawn and lies in the file store. */
export const DOCUMENT_ARCHIVED = 'documents.DocumentArchived.v1';
export interface DocumentArchivedV1 {
  readonly documentId: string;
  readonly title: string;
  readonly sha256: string;
}

/** Documents were deleted after their time; their files are looked after next. */
export const DOCUMENTS_DELETED = 'documents.DocumentsDeleted.v1';
export interface DocumentsDeletedV1 {
  /** SHA-256 of their files. */
  readonly hashes: readonly string[];
}
