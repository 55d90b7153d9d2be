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
  /**
   * Whom to ask for the data again: the kind and id a `DocumentSource` is registered for. Documents of the same template
   * and source are editions of one another, numbered from 1; one without a source stands alone.
   */
  readonly source?: { readonly type: string; readonly id: string };
}

/** Documents that were asked for together, in the order of the requests. */
export interface RequestedBatch {
  readonly id: string;
  readonly documentIds: readonly string[];
}

/** Asks for documents inside the caller's unit of work; the queue renders them afterwards. */
export abstract class DocumentRequests {
  /** Checks the data and writes the request. Returns the document's id. Throws `invalid` naming what is missing. */
  abstract request<T extends TemplateId>(request: DocumentRequest<T>): Promise<string>;
  /**
   * The same for many at once (1 to 2,000): one progress, one ZIP and one print file in the order of the requests.
   * `title` names the whole for people: „Informationsschreiben 2026-L-0001“. One request that is refused refuses all.
   */
  abstract requestBatch(title: string, requests: readonly DocumentRequest[]): Promise<RequestedBatch>;
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
