import { DocumentSubjectResponse } from './document.response';

export class BatchFailureResponse {
  id: string;
  title: string;
  /** Why it failed, as a German sentence. */
  error: string;
}

export class BatchPrintFileResponse {
  state: 'waiting' | 'running' | 'done' | 'failed';
  error: string | null;
  pages: number | null;
  size: number | null;
}

export class DocumentBatchResponse {
  id: string;
  /** `request`: asked for together; `selection`: finished documents a person picked. */
  kind: 'request' | 'selection';
  title: string;
  subject: DocumentSubjectResponse | null;
  requestedBy: string | null;
  requestedAt: Date;
  /** When the last document came to its end. */
  finishedAt: Date | null;
  total: number;
  waiting: number;
  running: number;
  done: number;
  failed: number;
  cancelled: number;
  /** Pages and bytes of the finished documents. */
  pages: number;
  size: number;
  /** At most 20 of the documents that failed. */
  failures: BatchFailureResponse[];
  /** The file for the printer with the documents that are finished now; null until somebody asked for it. */
  printFile: BatchPrintFileResponse | null;
  version: number;
}
export class DocumentBatchListResponse {
  items: DocumentBatchResponse[];
  nextCursor: string | null;
}
