import { notFound } from '@app/kernel';
import { decodeCursor, may, type Page, toPage, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { READ_BY } from '../contract/templates';
import type { DocumentState } from '../domain/document';

export interface DocumentView {
  readonly id: string;
  readonly state: DocumentState;
  readonly progress: number;
  readonly error: string | null;
  readonly sha256: string | null;
  readonly pages: number | null;
  readonly template: string;
  readonly templateVersion: number;
  readonly title: string;
  readonly subject: { readonly type: string; readonly id: string; readonly label: string };
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  readonly version: number;
}

export interface DocumentFilter {
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly state?: DocumentState;
  readonly limit: number;
  readonly cursor?: string;
}

const SELECT = `select id, state, progress, error, sha256, pages, template, template_version as "templateVersion", title,
    jsonb_build_object('type', subject_type, 'id', subject_id, 'label', subject_label) as subject,
    requested_at as "requestedAt", finished_at as "finishedAt", version
  from documents.document`;

/** Documents as people see them; row-level security decides which, and for some templates a permission of their own. */
@Injectable()
export class DocumentQuery {
  constructor(private readonly uow: UnitOfWork) {}

  /** Throws `not-found`, also for a document the actor may not see. */
  async byId(id: string): Promise<DocumentView> {
    const [document] = await this.byIds([id]);
    if (!document) throw notFound('Dieses Dokument');
    return document;
  }

  byIds(ids: readonly string[]): Promise<DocumentView[]> {
    return this.uow.query<DocumentView>(`${SELECT} where id = any ($1::uuid[]) and template <> all ($2)`, [
      ids,
      this.closed(),
    ]);
  }

  /** The newest first. */
  async list(filter: DocumentFilter): Promise<Page<DocumentView>> {
    const rows = await this.uow.query<DocumentView>(
      `${SELECT}
       where ($1::text is null or subject_type = $1) and ($2::text is null or subject_id = $2)
         and ($3::text is null or state = $3) and ($4::uuid is null or id < $4) and template <> all ($6)
       order by id desc limit $5`,
      [
        filter.subjectType ?? null,
        filter.subjectId ?? null,
        filter.state ?? null,
        decodeCursor(filter.cursor, 1)?.[0] ?? null,
        filter.limit + 1,
        this.closed(),
      ],
    );
    return toPage(rows, filter.limit, ({ id }) => [id]);
  }

  /** Failed documents the person asked for. */
  failedOf(personId: string): Promise<{ id: string; title: string; error: string }[]> {
    return this.uow.query(
      `select id, title, error from documents.document where requested_by = $1 and state = 'failed' order by id desc limit 20`,
      [personId],
    );
  }

  search(text: string): Promise<{ id: string; title: string; subjectLabel: string }[]> {
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    return this.uow.query(
      `select id, title, subject_label as "subjectLabel" from documents.document
       where (title ilike $1 or subject_label ilike $1) and state = 'done' and template <> all ($2)
       order by id desc limit 8`,
      [pattern, this.closed()],
    );
  }

  /** Templates whose documents the actor may not read. */
  private closed(): string[] {
    return Object.keys(READ_BY).filter((template) => !may(this.uow.actor, READ_BY[template] ?? ''));
  }
}
