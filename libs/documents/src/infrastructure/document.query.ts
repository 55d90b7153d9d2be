import { People } from '@app/identity/contract';
import { notFound } from '@app/kernel';
import { type Actor, decodeCursor, may, type Page, toPage, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { READ_BY, type TemplateId } from '../contract/templates';
import type { DocumentState } from '../domain/document';

export interface DocumentView {
  readonly id: string;
  readonly state: DocumentState;
  readonly progress: number;
  readonly error: string | null;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly pages: number | null;
  readonly template: string;
  readonly templateVersion: number;
  readonly title: string;
  readonly subject: { readonly type: string; readonly id: string; readonly label: string };
  /** Name of the person who asked; null where the application did. */
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  readonly attempts: number;
  /** Its number among the documents of the same template and source, and how many there are. */
  readonly edition: number;
  readonly editions: number;
  /** True where another edition can be made from the data of today. */
  readonly canRegenerate: boolean;
  readonly version: number;
  /** When it was deleted after its time; its file and data are gone. */
  readonly deletedAt: Date | null;
}

export interface DocumentFilter {
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly state?: DocumentState;
  /** Only the newest edition of each. */
  readonly latest?: boolean;
  /** All editions of this document. */
  readonly editionsOf?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** What a document was made from. */
export interface DocumentSnapshot {
  readonly title: string;
  readonly template: TemplateId;
  readonly templateVersion: number;
  readonly data: unknown;
}

/** Templates whose documents the actor may not read. */
export const closedTemplates = (actor: Actor): string[] =>
  Object.keys(READ_BY).filter((template) => !may(actor, READ_BY[template] ?? ''));

const SAME = '(e.template, e.source_type, e.source_id) = (d.template, d.source_type, d.source_id)';
const SELECT = `select id, state, progress, error, sha256, size, pages, template, template_version as "templateVersion", title,
    jsonb_build_object('type', subject_type, 'id', subject_id, 'label', subject_label) as subject,
    requested_by as "requestedBy", requested_at as "requestedAt", finished_at as "finishedAt", attempts, edition,
    coalesce((select max(e.edition) from documents.document e where ${SAME}), 1) as editions,
    source_type is not null as "canRegenerate", version, deleted_at as "deletedAt"
  from documents.document d`;

/** Documents as people see them; row-level security decides which, and for some templates a permission of their own. */
@Injectable()
export class DocumentQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: People,
  ) {}

  /** Throws `not-found`, also for a document the actor may not see. */
  async byId(id: string): Promise<DocumentView> {
    const [document] = await this.byIds([id]);
    if (!document) throw notFound('Dieses Dokument');
    return document;
  }

  byIds(ids: readonly string[]): Promise<DocumentView[]> {
    return this.read(`${SELECT} where id = any ($1::uuid[]) and (subject_type = 'sample' or template <> all ($2))`, [
      ids,
      this.closed(),
    ]);
  }

  /** The newest first. */
  async list(filter: DocumentFilter): Promise<Page<DocumentView>> {
    const rows = await this.read(
      `${SELECT}
       where ($1::text is null or subject_type = $1) and ($2::text is null or subject_id = $2)
         and ($3::text is null or state = $3) and ($4::uuid is null or id < $4) and (subject_type = 'sample' or template <> all ($8))
         and ($6::uuid is null or id = $6 or
              (template, source_type, source_id) =
                (select template, source_type, source_id from documents.document where id = $6))
         and (not $7::boolean or not exists
              (select from documents.document e where ${SAME} and e.edition > d.edition and e.state <> 'cancelled'))
       order by id desc limit $5`,
      [
        filter.subjectType ?? null,
        filter.subjectId ?? null,
        filter.state ?? null,
        decodeCursor(filter.cursor, 1)?.[0] ?? null,
        filter.limit + 1,
        filter.editionsOf ?? null,
        filter.latest ?? false,
        this.closed(),
      ],
    );
    return toPage(rows, filter.limit, ({ id }) => [id]);
  }

  /** Throws `not-found`, also for a document the actor may not see. */
  async snapshot(id: string): Promise<DocumentSnapshot> {
    const found = await this.uow.first<DocumentSnapshot>(
      `select title, template, template_version as "templateVersion", data from documents.document where id = $1 and (subject_type = 'sample' or template <> all ($2))`,
      [id, this.closed()],
    );
    if (!found) throw notFound('Dieses Dokument');
    return found;
  }

  /** Failed documents the person asked for. */
  failedOf(personId: string): Promise<{ id: string; title: string; error: string }[]> {
    return this.uow.query(
      `select id, title, error from documents.document where requested_by = $1 and state = 'failed' and deleted_at is null order by id desc limit 20`,
      [personId],
    );
  }

  search(text: string): Promise<{ id: string; title: string; subjectLabel: string }[]> {
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    return this.uow.query(
      `select id, title, subject_label as "subjectLabel" from documents.document
       where (title ilike $1 or subject_label ilike $1) and state = 'done' and (subject_type = 'sample' or template <> all ($2))
       order by id desc limit 8`,
      [pattern, this.closed()],
    );
  }

  /** Templates whose documents the actor may not read; their samples are for everyone. */
  private closed(): string[] {
    return closedTemplates(this.uow.actor);
  }

  /** The rows with the names of the people who asked. */
  private async read(sql: string, parameters: readonly unknown[]): Promise<DocumentView[]> {
    const rows = await this.uow.query<DocumentView>(sql, parameters);
    const ids = [...new Set(rows.flatMap(({ requestedBy }) => requestedBy ?? []))];
    const names = ids.length > 0 ? await this.people.names(ids) : new Map<string, string>();
    return rows.map((row) => ({ ...row, requestedBy: names.get(row.requestedBy ?? '') ?? null }));
  }
}
