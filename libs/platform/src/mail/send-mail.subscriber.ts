import { DomainError } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit-trail';
import { UnitOfWork } from '../db/unit-of-work';
import { Deliveries } from '../outbox/deliveries';
import { type DeliveredEvent, Subscriber } from '../outbox/subscriber';
import { systemActor } from '../tenancy/actor';
import type { Mailbox } from './mail-address';
import type { MailOutcome } from './mail-reply';
import { MailTransport } from './mail-transport';
import { MailDispatchRepository, suspendedBy } from './mail-dispatch.repository';
import { type Attempt, type HeldFor, MailRepository } from './mail.repository';
import { MAIL_QUEUED, type MailQueuedV1, OutgoingMailer } from './outgoing-mailer';

export const NO_SERVER = 'Nicht versandt: kein Mailserver eingerichtet.';
export const IN_TRAINING = 'Nicht versandt: Aus einer Übung geht keine E-Mail hinaus.';

/** Another attempt has taken over while this one was under way, or all mail was stopped: it must not finish. */
class Overtaken extends Error {}

/**
 * Sends a mail at most once without a person's will. Its row says how far the attempt came:
 * `sending` before anything goes out; `handed_over_at` before the end of the message, which lets the server deliver;
 * then the answer. Cut off before the second, the attempt is begun anew; after it nobody can know, and nothing is sent.
 */
@Injectable()
export class SendMail extends Subscriber<MailQueuedV1, Date | undefined> {
  readonly name = 'platform.send-mail';
  readonly events = [MAIL_QUEUED];
  override readonly queue = 'mail';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly mails: MailRepository,
    private readonly dispatch: MailDispatchRepository,
    private readonly mailer: OutgoingMailer,
    private readonly transport: MailTransport,
    private readonly deliveries: Deliveries,
    private readonly audit: AuditTrail,
  ) {
    super();
  }

  /** Returns when to come back, if the mail is not settled. Mails are the machinery's: those who cause one may not read it. */
  override async prepare(event: DeliveredEvent<MailQueuedV1>): Promise<Date | undefined> {
    const { mailId } = event.payload;
    const { sender } = this.transport;
    const attempt = await this.as(event, async () => {
      await this.dispatch.lock('shared');
      if (await this.mails.giveUp(mailId, event.id)) await this.tell('mail.uncertain', mailId);
      const hindrance = await this.hindrance(sender);
      if (!hindrance && sender) return this.mails.begin(mailId, event.id, sender);
      if (hindrance && (await this.mails.hold(mailId, event.id, ...hindrance))) await this.tell('mail.held', mailId);
      return undefined;
    });
    if (attempt && sender) await this.attempt(event, attempt, sender);
    return this.as(event, () => this.mails.dueAgain(mailId, event.id));
  }

  async handle(event: DeliveredEvent<MailQueuedV1>, again: Date | undefined): Promise<void> {
    if (again) await this.deliveries.postpone(event.id, this.name, again);
  }

  /** The machinery failed five times (database, archive): said at the mail, too, where a person can send it again. */
  override async failed(event: DeliveredEvent<MailQueuedV1>, reason: string): Promise<void> {
    const { mailId } = event.payload;
    if (!(await this.mails.abandon(mailId, event.id, reason))) return;
    await this.tell(`mail.${(await this.mails.find(mailId))?.state ?? 'failed'}`, mailId);
  }

  /** Why nothing may leave now, and how that is said. */
  private async hindrance(sender: Mailbox | undefined): Promise<readonly [HeldFor, string] | undefined> {
    if (await this.mails.inTraining()) return ['training', IN_TRAINING];
    const suspension = await this.dispatch.suspension();
    if (suspension) return ['suspension', suspendedBy(suspension)];
    return sender ? undefined : ['server', NO_SERVER];
  }

  private async attempt(event: DeliveredEvent<MailQueuedV1>, attempt: Attempt, sender: Mailbox): Promise<void> {
    const { mailId } = event.payload;
    const outcome = await this.send(event, attempt, sender).catch((error: unknown): MailOutcome | undefined => {
      if (error instanceof Overtaken) return undefined;
      // A file the archive lacks will be lacking next time.
      if (error instanceof DomainError) return { kind: 'failed', cause: error.message, answer: null };
      throw error;
    });
    if (!outcome) return;
    await this.as(event, async () => {
      if (!(await this.mails.end(mailId, attempt.number, outcome))) return;
      const state = (await this.mails.find(mailId))?.state;
      if (state !== 'waiting') await this.tell(`mail.${state ?? outcome.kind}`, mailId);
    });
  }

  private async send(event: DeliveredEvent<MailQueuedV1>, attempt: Attempt, sender: Mailbox): Promise<MailOutcome> {
    const bytes = await this.mailer.bytesOf(attempt.message);
    return this.transport.send(sender.address, attempt.message.to.address, bytes, async () => {
      const { mailId } = event.payload;
      const allowed = await this.as(event, async () => {
        await this.dispatch.lock('shared');
        return this.mails.handOver(mailId, attempt.number);
      });
      if (!allowed) throw new Overtaken();
    });
  }

  private as<T>(event: DeliveredEvent, work: () => Promise<T>): Promise<T> {
    return this.uow.run(systemActor(event.centreId, event.actor.requestId), work);
  }

  private async tell(action: string, mailId: string): Promise<void> {
    const mail = await this.mails.find(mailId);
    this.audit.record({
      action,
      subject: { type: 'mail', id: mailId, label: mail?.subject },
      after: { to: mail?.to, attempts: mail?.attempts, answer: mail?.answer, cause: mail?.cause },
    });
  }
}
