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
  pages: number | null;
  template: string;
  templateVersion: number;
  title: string;
  subject: DocumentSubjectResponse;
  requestedAt: Date;
  finishedAt: Date | null;
  version: number;
}
export class DocumentListResponse {
  items: DocumentResponse[];
  nextCursor: string | null;
}
