/** A sample with a name of its own; its id is asked for as the subject of type `sample`. */
export class DocumentSampleResponse {
  id: string;
  germanName: string;
}
export class DocumentTemplateResponse {
  id: string;
  germanName: string;
  version: number;
  /** The part of the work it belongs to, in German. */
  area: string;
  /** What it is for, in German. */
  purpose: string;
  /** Left out where the template has one sample only; that is called as the template. */
  samples?: DocumentSampleResponse[];
}
export class DocumentTemplateListResponse {
  items: DocumentTemplateResponse[];
}

export class RequestedDocumentResponse {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
}

export class DocumentSubjectResponse {
  type: string;
  id: string;
  label: string;
}

export class DocumentResponse {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  /** 0 to 100. */
  progress: number;
  /** Why it failed, as a German sentence. */
  error: string | null;
  /** Hash of the archived file. */
  sha256: string | null;
  /** Bytes of the archived file. */
  size: number | null;
  pages: number | null;
  template: string;
  templateVersion: number;
  title: string;
  subject: DocumentSubjectResponse;
  /** Name of the person who asked for it; null where the application did. */
  requestedBy: string | null;
  requestedAt: Date;
  finishedAt: Date | null;
  /** How often it was begun. */
  attempts: number;
  /** Its number among the documents of the same template and source, from 1, and the highest number there is. */
  edition: number;
  editions: number;
  /** True where another edition can be made from the data of today (`POST /api/documents/{id}/editions`). */
  canRegenerate: boolean;
  version: number;
  /** When it was deleted after its time; its file and data are gone. */
  deletedAt: Date | null;
}
export class DocumentListResponse {
  items: DocumentResponse[];
  nextCursor: string | null;
}
