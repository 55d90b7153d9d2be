import { conflict, DomainError, invalid, notFound } from '@app/kernel';
import { checkedEntry, entryText, type OwnEntry } from '@app/law';
import { type Actor, AuditTrail, newId, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type LawEntryRow, LawEntryRepository } from '../infrastructure/law-entry.repository';

/** Enters, changes and withdraws what the law library does not know. Nothing is overwritten: every step is a version. */
@Injectable()
export class MaintainLaw {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly entries: LawEntryRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** Every version of every entry, the latest first. */
  list(actor: Actor): Promise<readonly LawEntryRow[]> {
    return this.uow.run(actor, () => this.entries.all());
  }

  /** Returns the id of the new entry. */
  enter(actor: Actor, input: unknown): Promise<string> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'law.maintain');
      const entry = checkedEntry(input);
      const id = newId();
      await this.write(id, 1, entry, null);
      this.record('law-entry.added', id, entry, undefined);
      return id;
    });
  }

  /** Replaces an entry as of `version`, the one the person saw. */
  change(actor: Actor, id: string, version: number, input: unknown): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'law.maintain');
      const before = await this.current(id, version);
      const entry = checkedEntry(input);
      await this.write(id, version + 1, entry, null);
      this.record('law-entry.changed', id, entry, before.entry);
    });
  }

  withdraw(actor: Actor, id: string, version: number, reason: string): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'law.maintain');
      const { entry } = await this.current(id, version);
      if (reason.trim() === '') {
        throw invalid('reason-missing', 'Bitte begründen Sie, warum die Angabe nicht mehr gelten soll.', [
          { pointer: '/reason', message: 'Diese Angabe fehlt.' },
        ]);
      }
      await this.write(id, version + 1, entry, reason.trim());
      this.record('law-entry.withdrawn', id, { ...entry, reason: reason.trim() }, entry);
    });
  }

  private async current(id: string, version: number): Promise<LawEntryRow> {
    const latest = (await this.entries.all()).find((row) => row.id === id);
    if (!latest) throw notFound('Diese Angabe');
    if (latest.version !== version) throw this.changed(latest.personName);
    if (latest.withdrawn) throw conflict('withdrawn', 'Diese Angabe ist zurückgenommen.');
    return latest;
  }

  private async write(id: string, version: number, entry: OwnEntry, reason: string | null): Promise<void> {
    const withdrawn = reason !== null;
    if (!(await this.entries.add({ id, version, entry, withdrawn, reason }))) throw this.changed('jemand');
  }

  private changed(who: string): DomainError {
    return new DomainError(
      'stale',
      'stale',
      `${who} hat die Angabe inzwischen geändert. Bitte sehen Sie den neuen Stand an.`,
    );
  }

  private record(
    action: string,
    id: string,
    after: OwnEntry & { reason?: string },
    before: OwnEntry | undefined,
  ): void {
    this.audit.record({ action, subject: { type: 'law-entry', id, label: entryText(after) }, before, after });
  }
}
