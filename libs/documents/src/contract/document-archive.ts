import type { DocumentRequest } from './document-requests';
import type { TemplateId } from './templates';

/** A document with everything it was made from. The bytes lie in the file store under `sha256`. */
export interface ArchivedDocument {
  readonly id: string;
  readonly template: TemplateId;
  readonly templateVersion: number;
  readonly title: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly error: string | null;
  /** Null until it is done. */
  readonly sha256: string | null;
  readonly pages: number | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  readonly data: unknown;
}

/** The documents of a subject for other rooms, inside the caller's unit of work with what its actor may see. */
export abstract class DocumentArchive {
  /** All documents of the subject, the oldest first. */
  abstract of(subject: { readonly type: string; readonly id: string }): Promise<readonly ArchivedDocument[]>;
  /**
   * The newest document that already shows what the request would show: same template in the version of this program,
   * same data but for the moment of creation. Undefined when none does; cancelled ones do not count.
   */
  abstract showing(request: DocumentRequest): Promise<ArchivedDocument | undefined>;
}
