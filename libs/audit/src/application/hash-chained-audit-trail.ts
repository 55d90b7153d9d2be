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
