import { DomainError, type LocalDate } from '@app/kernel';
import { type Actor, Outbox, systemActor, UnitOfWork } from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';
import { DIGEST_DUE, type DigestDueV1 } from '../contract/events';
import { DigestRepository } from '../infrastructure/digest.repository';
import { NotificationChoiceRepository } from '../infrastructure/notification-choice.repository';
import { NotificationMails } from './notification-mails';

/** The mail of the day: what a person has not read, once per person and day. */
@Injectable()
export class Digests {
  private readonly logger = new Logger(Digests.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly digests: DigestRepository,
    private readonly choices: NotificationChoiceRepository,
    private readonly mails: NotificationMails,
  ) {}

  /** Begins the day of the actor's centre once, however many ask: the outbox does the rest. */
  begin(actor: Actor): Promise<boolean> {
    return this.uow.run(actor, async () => {
      const day = this.uow.today();
      if (!(await this.digests.beginRun(day))) return false;
      await this.outbox.publish(DIGEST_DUE, { day } satisfies DigestDueV1);
      return true;
    });
  }

  /** Everybody's mail of the day, each in a transaction of its own as that person, who alone may see what they were told. */
  async send(centreId: string, day: LocalDate, requestId: string): Promise<void> {
    const system = systemActor(centreId, requestId);
    for (const personId of await this.uow.run(system, () => this.choices.digestReaders())) {
      try {
        await this.uow.run({ ...system, personId }, () => this.sendTo(personId, day));
      } catch (error) {
        // An address nobody can write to must not keep the others from their mail.
        if (!(error instanceof DomainError)) throw error;
        this.logger.warn(`no digest for ${personId}: ${error.message}`);
      }
    }
  }

  private async sendTo(personId: string, day: LocalDate): Promise<void> {
    // A day that has passed meanwhile is told by the run of the day after.
    if (day !== this.uow.today() || !(await this.digests.claim(personId, day))) return;
    const notices = await this.digests.unread();
    const mailId = notices.length > 0 ? await this.mails.writeDigest(personId, day, notices) : null;
    if (mailId === null) return this.digests.unclaim(personId, day);
    const ids = notices.map(({ id }) => id);
    await this.digests.noteMailed(ids, mailId);
  }
}
