import { conflict, notFound } from '@app/kernel';
import { AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { RetentionRepository } from '../../infrastructure/retention.repository';

/** Holds that keep documents whatever their time, and the rules a centre sets itself. */
@Injectable()
export class RetentionSteps {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: RetentionRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** Throws `conflict` where one stands already. */
  async placeHold(subject: { readonly type: string; readonly id: string }, reason: string): Promise<string> {
    requirePermission(this.uow.actor, 'retention.manage');
    await this.rows.lock(subject);
    const found = await this.rows.subject(subject);
    if (!found) throw notFound('Unterlagen zu diesem Vorgang');
    if (await this.rows.holdOf(subject)) throw conflict('held', 'Für diese Unterlagen besteht schon eine Löschsperre.');
    const id = await this.rows.placeHold(found, reason);
    this.audit.record({
      action: 'retention.held',
      subject: { ...subject, label: found.label },
      after: { reason },
    });
    return id;
  }

  async releaseHold(id: string, reason: string): Promise<void> {
    requirePermission(this.uow.actor, 'retention.manage');
    const hold = await this.rows.hold(id);
    if (!hold) throw notFound('Diese Löschsperre');
    if (!(await this.rows.releaseHold(id, reason)))
      throw conflict('released', 'Diese Löschsperre ist schon aufgehoben.');
    this.audit.record({
      action: 'retention.released',
      subject: { type: hold.type, id: hold.id, label: hold.label },
      before: { reason: hold.reason },
      after: { reason },
    });
  }

  /** Years null takes the centre's rule back. */
  async setRule(subjectType: string, years: number | null, note: string): Promise<void> {
    requirePermission(this.uow.actor, 'retention.manage');
    const before = (await this.rows.rules()).find((rule) => rule.subjectType === subjectType);
    if ((before?.years ?? null) === years && (years === null || before?.note === note)) return;
    await this.rows.setRule(subjectType, years, note);
    this.audit.record({
      action: 'retention.rule-set',
      subject: { type: 'retention-rule', id: subjectType, label: subjectType },
      before: before && { years: before.years, note: before.note },
      after: { years, note },
    });
  }
}
