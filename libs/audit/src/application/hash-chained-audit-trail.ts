import { type AuditEntry, AuditTrail, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

/** Collects what a unit of work changed and writes it at its end, so that the chain is locked only for a moment. */
@Injectable()
export class HashChainedAuditTrail extends AuditTrail {
  private readonly pending = new WeakMap<object, AuditEntry[]>();

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  record(entry: AuditEntry): void {
    const key = this.uow.manager;
    const collected = this.pending.get(key);
    if (collected) {
      collected.push(entry);
      return;
    }
    const entries = [entry];
    this.pending.set(key, entries);
    this.uow.beforeCommit(() => this.write(entries));
  }

  lastChange(subject: {
    readonly type: string;
    readonly id: string;
  }): Promise<{ readonly personName: string; readonly at: Date } | undefined> {
    return this.uow.first(
      `select person_name as "personName", at from audit.entry
       where centre_id = app.centre_id() and subject_type = $1 and subject_id = $2 order by seq desc limit 1`,
      [subject.type, subject.id],
    );
  }

  private async write(entries: readonly AuditEntry[]): Promise<void> {
    const { actor } = this.uow;
    const rows = entries.map(({ action, subject, memberId, before, after }) => ({
      at: this.uow.now().toISOString(),
      person_id: actor.personId,
      person_name: actor.name,
      roles: actor.roles.join(','),
      action,
      subject_type: subject.type,
      subject_id: subject.id,
      subject_label: subject.label ?? null,
      member_id: memberId ?? null,
      before: before ?? null,
      after: after ?? null,
      request_id: actor.requestId,
    }));
    await this.uow.query('select audit.append($1)', [JSON.stringify(rows, bigintAsText)]);
  }
}

const bigintAsText = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
