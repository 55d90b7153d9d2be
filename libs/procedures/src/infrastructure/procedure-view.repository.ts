import { notFound } from '@app/kernel';
import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

export const VIEW_KINDS = ['table', 'board', 'calendar', 'timeline'] as const;
export type ViewKind = (typeof VIEW_KINDS)[number];

/** What a view keeps. `filters` are the parameters of the list as its address carries them. */
export interface ViewContent {
  readonly name: string;
  /** Seen by everyone of the centre. */
  readonly shared: boolean;
  readonly kind: ViewKind;
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: string;
  /** Ids of the shown columns in their order; none: the usual ones. */
  readonly columns: readonly string[];
}
export interface ProcedureView extends ViewContent {
  readonly id: string;
  readonly ownerId: string;
  readonly ownerName: string;
  /** Opens first for the person who asks. */
  readonly isDefault: boolean;
  readonly version: number;
}

const VIEW = `select v.id, v.owner_id as "ownerId", v.owner_name as "ownerName", v.name, v.shared, v.kind, v.filters, v.sort,
  v.columns, v.version, d.view_id is not null as "isDefault"
  from procedures.procedure_view v
  left join procedures.procedure_view_default d on (d.centre_id, d.view_id, d.person_id) = (v.centre_id, v.id, app.person_id())`;

/** Saved views; row-level security shows a person the shared ones and their own. */
@Injectable()
export class ProcedureViewRepository {
  constructor(private readonly uow: UnitOfWork) {}

  all(): Promise<readonly ProcedureView[]> {
    return this.uow.query<ProcedureView>(`${VIEW} order by v.shared, v.name collate "de-x-icu", v.id`);
  }

  /** Throws `not-found`. */
  async find(id: string): Promise<ProcedureView> {
    const view = await this.uow.first<ProcedureView>(`${VIEW} where v.id = $1 for update of v`, [id]);
    if (!view) throw notFound('Diese Ansicht');
    return view;
  }

  async isTaken({ name, shared }: ViewContent, except: string | null): Promise<boolean> {
    const taken = await this.uow.first(
      `select from procedures.procedure_view v where lower(v.name) = lower($1) and v.shared = $2 and v.id is distinct from $3
         and (v.shared or v.owner_id = app.person_id())`,
      [name, shared, except],
    );
    return taken !== undefined;
  }

  async insert(view: ViewContent): Promise<string> {
    const id = newId();
    await this.uow.execute(
      `insert into procedures.procedure_view (id, owner_name, name, shared, kind, filters, sort, columns, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, this.uow.actor.name, ...this.values(view)],
    );
    return id;
  }

  async update(id: string, view: ViewContent): Promise<void> {
    await this.uow.execute(
      `update procedures.procedure_view set name = $2, shared = $3, kind = $4, filters = $5, sort = $6, columns = $7,
         changed_at = $8, version = version + 1 where id = $1`,
      [id, ...this.values(view)],
    );
  }

  private values({ name, shared, kind, filters, sort, columns }: ViewContent): readonly unknown[] {
    return [name, shared, kind, JSON.stringify(filters), sort, JSON.stringify(columns), this.uow.now()];
  }

  async delete(id: string): Promise<void> {
    await this.uow.execute('delete from procedures.procedure_view where id = $1', [id]);
  }

  /** Null: no view opens first. */
  async setDefault(id: string | null): Promise<void> {
    await this.uow.execute('delete from procedures.procedure_view_default where person_id = app.person_id()');
    if (id) await this.uow.execute('insert into procedures.procedure_view_default (view_id) values ($1)', [id]);
  }
}
