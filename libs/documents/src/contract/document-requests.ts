import type { TemplateData, TemplateId } from './templates';

/** What a document is about. `id` is the id of a procedure, order, demand round … */
export interface DocumentSubject {
  readonly type: string;
  readonly id: string;
  /** What people call it: file number, order number. */
  readonly label: string;
}

export interface DocumentRequest<T extends TemplateId = TemplateId> {
  readonly template: T;
  /** German title shown in lists, for example „Vergabevermerk 2026-L-0001“. */
  readonly title: string;
  readonly subject: DocumentSubject;
  /** The member whose document it is; null for documents of the centre. */
  readonly memberId: string | null;
  readonly data: TemplateData[T];
  /** `batch`: one of many that nobody waits for singly; what a `person` (the default) waits for goes first. */
  readonly priority?: 'person' | 'batch';
}

/** Asks for documents inside the caller's unit of work; the queue renders them afterwards. */
export abstract class DocumentRequests {
  /** Checks the data and writes the request. Returns the document's id. Throws `invalid` naming what is missing. */
  abstract request<T extends TemplateId>(request: DocumentRequest<T>): Promise<string>;
}

/** Assembles the data of a template for a subject, inside an open unit of work; refuses what the actor may not see. */
export interface DocumentSource {
  readonly template: TemplateId;
  readonly subjectType: string;
  load(subjectId: string): Promise<Omit<DocumentRequest, 'template'>>;
}

/** Rooms register here at start what they can assemble, so that people can ask for a document by its subject. */
export abstract class DocumentSources {
  abstract register(source: DocumentSource): void;
}
