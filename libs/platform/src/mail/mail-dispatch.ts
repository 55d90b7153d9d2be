import { conflict, germanInstant } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit-trail';
import { UnitOfWork } from '../db/unit-of-work';
import { Outbox } from '../outbox/outbox';
import { type Actor, requirePermission } from '../tenancy/actor';
import { MailDispatchRepository, type StateCount, suspendedBy, type Suspension } from './mail-dispatch.repository';
import { MAIL_QUEUED, type MailQueuedV1 } from './outgoing-mailer';
import { MailTransport } from './mail-transport';

export interface DispatchStatus {
  /** Who mails come from; null: no mail server is set up, nothing leaves. */
  readonly sender: string | null;
  readonly suspension: Suspension | null;
  readonly open: readonly StateCount[];
}

/** Stops and resumes all outgoing mail of a centre. */
@Injectable()
export class MailDispatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly dispatch: MailDispatchRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly transport: MailTransport,
  ) {}

  status(actor: Actor): Promise<DispatchStatus> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'mail.status');
      return {
        sender: this.transport.sender?.address ?? null,
        suspension: (await this.dispatch.suspension()) ?? null,
        open: await this.dispatch.openCounts(),
      };
    });
  }

  /**
   * Nothing is handed over any more once this has returned. Returns how many mails are held back and how many had been
   * handed over, which nobody can call back. Throws `conflict` when somebody else has stopped it already.
   */
  suspend(actor: Actor, reason: string): Promise<{ readonly held: number; readonly handedOver: number }> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'mail.suspend');
      await this.dispatch.lock('alone');
      const stopped = await this.dispatch.suspend(reason, actor.name);
      const suspension = await this.dispatch.suspension();
      if (!suspension) throw new Error('the suspension cannot be read back');
      if (!stopped && (suspension.personId !== actor.personId || suspension.reason !== reason)) {
        const { personName, since } = suspension;
        throw conflict(
          'mail-suspended',
          `Der Versand ist schon angehalten, von ${personName} seit ${germanInstant(since)}.`,
        );
      }
      const held = await this.dispatch.holdAll(suspendedBy(suspension));
      const handedOver = await this.dispatch.handedOver();
      if (stopped) this.record(actor, 'mail.suspended', { reason, held, handedOver });
      return { held, handedOver };
    });
  }

  /** What was held back leaves, once each. Returns how many; 0 when mail was not stopped. */
  resume(actor: Actor): Promise<{ readonly released: number }> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'mail.suspend');
      await this.dispatch.lock('alone');
      if (!(await this.dispatch.resume())) return { released: 0 };
      const held = await this.dispatch.heldBySuspension();
      for (const mailId of held) {
        await this.dispatch.release(mailId, await this.outbox.publish(MAIL_QUEUED, { mailId } satisfies MailQueuedV1));
      }
      this.record(actor, 'mail.resumed', { released: held.length });
      return { released: held.length };
    });
  }

  private record(actor: Actor, action: string, after: unknown): void {
    this.audit.record({ action, subject: { type: 'centre', id: actor.centreId }, after });
  }
}
