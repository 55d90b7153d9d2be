import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work';
import type { MailState } from './mailer';

export interface BouncedMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly state: MailState;
  readonly attempts: number;
}
export interface BounceRow {
  readonly receivedAt: Date;
  readonly status: string;
  readonly cause: string;
  readonly diagnostic: string | null;
  readonly reportedRecipient: string;
  readonly reportingServer: string | null;
  readonly personName: string;
}
export interface NewBounce extends Omit<BounceRow, 'receivedAt'> {
  readonly reportId: string;
  readonly recipient: string;
}

@Injectable()
export class MailBounceRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** The centre's own mail with one of these Message-IDs; the first of them counts. Locks it. */
  byMessageId(messageIds: readonly string[]): Promise<BouncedMail | undefined> {
    return this.uow.first<BouncedMail>(
      `select id, recipient as "to", subject, state, attempts from platform.mail
       where message_id = any ($1) order by array_position($1, message_id) limit 1 for update`,
      [messageIds],
    );
  }

  /** False for a report that was handed in before. */
  async add(mailId: string, bounce: NewBounce): Promise<boolean> {
    const { reportId, recipient, reportedRecipient, status, cause, diagnostic, reportingServer, personName } = bounce;
    return (
      (await this.uow.execute(
        `insert into platform.mail_bounce (mail_id, report_id, recipient, reported_recipient, status, cause, diagnostic,
           reporting_server, person_name)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
        [mailId, reportId, recipient, reportedRecipient, status, cause, diagnostic, reportingServer, personName],
      )) > 0
    );
  }

  /** Marks a mail that had left; its settling, if any, is over: it was about something else. */
  async mark(mailId: string, cause: string, diagnostic: string | null): Promise<boolean> {
    return (
      (await this.uow.execute(
        `update platform.mail set state = 'bounced', cause = $2, answer = $3, settled_note = null
         where id = $1 and state in ('sent', 'uncertain')`,
        [mailId, cause, diagnostic],
      )) > 0
    );
  }

  /** The newest first. */
  of(mailId: string): Promise<BounceRow[]> {
    return this.uow.query<BounceRow>(
      `select received_at as "receivedAt", status, cause, diagnostic, reported_recipient as "reportedRecipient",
              reporting_server as "reportingServer", person_name as "personName"
       from platform.mail_bounce where mail_id = $1 order by received_at desc limit 20`,
      [mailId],
    );
  }
}
