import { DomainError, invalid } from '@app/kernel';
import { type Actor, AuditTrail, may, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import {
  type ProcedureView,
  ProcedureViewRepository,
  type ViewContent,
} from '../infrastructure/procedure-view.repository';

/** Saved views of the list: a person's own and those of the centre. */
@Injectable()
export class ProcedureViews {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly views: ProcedureViewRepository,
  ) {}

  /** The views of the person and of the centre. */
  all(actor: Actor): Promise<readonly ProcedureView[]> {
    return this.uow.run(actor, () => {
      requirePermission(actor, 'procedure.read');
      return this.views.all();
    });
  }

  /** Throws `invalid` where the name is taken. */
  save(actor: Actor, view: ViewContent): Promise<ProcedureView> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      await this.requireFreeName(view, null);
      const id = await this.views.insert(view);
      this.record('saved', id, view.name, null, view);
      return this.views.find(id);
    });
  }

  /** Throws `not-found`, `forbidden` for the view of another person, `stale`, and `invalid` where the name is taken. */
  change(actor: Actor, id: string, view: ViewContent, seenVersion: number | undefined): Promise<ProcedureView> {
    return this.uow.run(actor, async () => {
      const before = await this.own(actor, id);
      if (seenVersion !== undefined && seenVersion !== before.version) refuseStale(before);
      await this.requireFreeName(view, id);
      await this.views.update(id, view);
      this.record('changed', id, view.name, contentOf(before), view);
      return this.views.find(id);
    });
  }

  /** Throws `not-found` and `forbidden`. */
  async delete(actor: Actor, id: string): Promise<void> {
    await this.uow.run(actor, async () => {
      const before = await this.own(actor, id);
      await this.views.delete(id);
      this.record('deleted', id, before.name, contentOf(before), null);
    });
  }

  /** Which view opens first for the person; null: none. Throws `not-found`. */
  async setDefault(actor: Actor, id: string | null): Promise<void> {
    await this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      const name = id ? (await this.views.find(id)).name : 'keine';
      await this.views.setDefault(id);
      this.record('chosen', id ?? actor.personId ?? '', name, null, null);
    });
  }

  /** A shared view belongs to its author and to the heads of the centre. */
  private async own(actor: Actor, id: string): Promise<ProcedureView> {
    requirePermission(actor, 'procedure.manage');
    const view = await this.views.find(id);
    if (view.ownerId !== actor.personId && !may(actor, 'procedure.oversee')) {
      throw new DomainError(
        'forbidden',
        'view-of-another',
        `Die Ansicht „${view.name}“ hat ${view.ownerName} angelegt. Speichern Sie sie unter einem eigenen Namen.`,
      );
    }
    return view;
  }

  private async requireFreeName(view: ViewContent, except: string | null): Promise<void> {
    if (!(await this.views.isTaken(view, except))) return;
    throw invalid('view-name-taken', 'Diesen Namen gibt es schon.', [
      {
        pointer: '/name',
        message: `Eine Ansicht mit dem Namen „${view.name}“ gibt es schon. Bitte einen anderen wählen.`,
      },
    ]);
  }

  private record(action: string, id: string, label: string, before: unknown, after: unknown): void {
    const subject = { type: 'procedure-view', id, label };
    this.audit.record({ action: `procedure-view.${action}`, subject, before, after });
  }
}

const contentOf = ({ name, shared, kind, filters, sort, columns }: ProcedureView): ViewContent => ({
  name,
  shared,
  kind,
  filters,
  sort,
  columns,
});

function refuseStale({ name, ownerName, version }: ProcedureView): never {
  throw new DomainError(
    'stale',
    'view-changed',
    `Die Ansicht „${name}“ (${ownerName}) wurde inzwischen geändert. Bitte die Seite neu laden.`,
    [],
    { version },
  );
}
