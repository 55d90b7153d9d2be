import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work';
import type { Mailbox } from './mail-address';
import type { MailAttachment, MailDraft } from './mail-draft';
import type { MailMessage } from './mail-message';
import { backOff, type MailOutcome, UNCERTAIN } from './mail-reply';
import { SILENCE_MS } from './mail-transport';
import type { MailState, MailStatus } from './mailer';

/** After this time nobody waits for the mail server's answer any more. */
const GIVEN_UP = `interval '${SILENCE_MS + 60_000} milliseconds'`;

/** So long an address is warned of after a mail to it came back. */
const WARNED = `interval '180 days'`;

const STATUS = `id, recipient as "to", recipient_name as "toName", subject, state, cause, answer, attempts,
  created_at as "createdAt", sent_at as "sentAt", settled_note as "settledNote",
  case when state = 'waiting' then next_attempt_at end as "nextAttemptAt"`;

export interface MailRow extends MailStatus {
  readonly aboutType: string;
  readonly aboutId: string;
  readonly aboutLabel: string;
  readonly aboutHref: string;
  readonly personName: string;
  readonly attachments: readonly MailAttachment[];
  readonly heldFor: HeldFor | null;
  /** Another mail to this address came back not long ago. */
  readonly bouncedBefore: { readonly at: string; readonly cause: string } | null;
}
const ROW = `${STATUS}, about_type as "aboutType", about_id as "aboutId", about_label as "aboutLabel",
  about_href as "aboutHref", person_name as "personName", attachments, held_for as "heldFor",
  (select jsonb_build_object('at', b.received_at, 'cause', b.cause) from platform.mail_bounce b
   where b.recipient = mail.recipient and b.mail_id <> mail.id and b.received_at > clock_timestamp() - ${WARNED}
   order by b.received_at desc limit 1) as "bouncedBefore"`;

/** An attempt that has been begun: the message and the number that fences off every earlier attempt. */
export interface Attempt {
  readonly message: MailMessage;
  readonly number: number;
}

/** Why a mail is held: no mail server, a training, or somebody has stopped all mail. */
export type HeldFor = 'server' | 'training' | 'suspension';

export interface MailFilter {
  readonly aboutType?: string;
  readonly aboutId?: string;
  readonly state?: MailState;
  /** Part of recipient, subject, text or what it is about. */
  readonly q?: string;
}

interface MessageRow {
  readonly recipient: string;
  readonly recipientName: string | null;
  readonly replyTo: string | null;
  readonly replyToName: string | null;
  readonly subject: string;
  readonly body: string;
  readonly attachments: readonly MailAttachment[];
  readonly messageId: string;
  readonly createdAt: Date;
  readonly sender: string | null;
  readonly senderName: string | null;
  readonly unsubscribeUrl: string | null;
  readonly attempts: number;
}
const MESSAGE = `recipient, recipient_name as "recipientName", reply_to as "replyTo", reply_to_name as "replyToName",
  subject, body, attachments, message_id as "messageId", created_at as "createdAt", sender,
  sender_name as "senderName", unsubscribe_url as "unsubscribeUrl", attempts`;

const mailbox = (address: string, name: string | null): Mailbox => (name ? { address, name } : { address });
const toMessage = (row: MessageRow): MailMessage => ({
  to: mailbox(row.recipient, row.recipientName),
  ...(row.replyTo ? { replyTo: mailbox(row.replyTo, row.replyToName) } : {}),
  subject: row.subject,
  text: row.body,
  attachments: row.attachments,
  messageId: row.messageId,
  createdAt: row.createdAt,
  ...(row.unsubscribeUrl ? { unsubscribeUrl: row.unsubscribeUrl } : {}),
  from: row.sender ? mailbox(row.sender, row.senderName) : null,
});

/** The rows of platform.mail. Times are those of the database: a mail server does not follow the demo clock. */
@Injectable()
export class MailRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async insert(id: string, eventId: string, messageId: string, draft: MailDraft, personName: string): Promise<void> {
    const { about, to, replyTo, subject, text, attachments, unsubscribeUrl } = draft;
    await this.uow.execute(
      `insert into platform.mail (id, event_id, message_id, about_type, about_id, about_label, about_href, recipient,
         recipient_name, reply_to, reply_to_name, subject, body, attachments, person_name, unsubscribe_url)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        ...[id, eventId, messageId, about.type, about.id, about.label, about.href, to.address, to.name ?? null],
        ...[replyTo?.address ?? null, replyTo?.name ?? null, subject, text, JSON.stringify(attachments), personName],
        unsubscribeUrl ?? null,
      ],
    );
  }

  /** Nothing leaves a training centre. */
  async inTraining(): Promise<boolean> {
    return (await this.uow.first<{ training: boolean }>('select platform.is_training() as training'))?.training ?? true;
  }

  about(type: string, id: string): Promise<MailStatus[]> {
    return this.uow.query(`select ${STATUS} from platform.mail where about_type = $1 and about_id = $2 order by id`, [
      type,
      id,
    ]);
  }

  /** Newest first. */
  list({ aboutType, aboutId, state, q }: MailFilter, after: string | null, limit: number): Promise<MailRow[]> {
    return this.uow.query(
      `select ${ROW} from platform.mail
       where ($1::text is null or about_type = $1) and ($2::text is null or about_id = $2)
         and ($3::text is null or state = $3) and ($4::uuid is null or id < $4)
         and ($6::text is null or strpos(
           lower(concat_ws(' ', recipient, recipient_name, subject, about_label, body)), lower($6)) > 0)
       order by id desc limit $5`,
      [aboutType ?? null, aboutId ?? null, state ?? null, after, limit, q?.trim() || null],
    );
  }

  find(id: string): Promise<(MailRow & { text: string }) | undefined> {
    return this.uow.first(`select ${ROW}, body as text from platform.mail where id = $1`, [id]);
  }

  async message(id: string): Promise<MailMessage | undefined> {
    const row = await this.uow.first<MessageRow>(`select ${MESSAGE} from platform.mail where id = $1`, [id]);
    return row && toMessage(row);
  }

  /** What went wrong with mails of this person and nobody has settled. */
  unsettledOf(personId: string): Promise<Pick<MailRow, 'id' | 'to' | 'subject' | 'state' | 'cause'>[]> {
    return this.uow.query(
      `select id, recipient as "to", subject, state, cause from platform.mail
       where person_id = $1 and state in ('failed', 'uncertain', 'bounced') and settled_note is null order by id desc limit 50`,
      [personId],
    );
  }

  /**
   * Begins an attempt of this event, if the mail waits for one. An attempt that was cut off before the end of the
   * message went out cannot have been delivered: it is begun anew, and its number shuts out the old one.
   */
  async begin(id: string, eventId: string, sender: Mailbox): Promise<Attempt | undefined> {
    const row = await this.uow.first<MessageRow>(
      `with begun as (
         update platform.mail set state = 'sending', attempts = attempts + 1, handed_over_at = null,
                sender = $3, sender_name = $4
         where id = $1 and event_id = $2 and not platform.is_training()
           and (state = 'waiting' and coalesce(next_attempt_at <= clock_timestamp(), true)
                or state = 'sending' and handed_over_at is null)
         returning ${MESSAGE}),
       noted as (insert into platform.mail_attempt (mail_id, number) select $1, attempts from begun)
       select * from begun`,
      [id, eventId, sender.address, sender.name ?? null],
    );
    return row && { message: toMessage(row), number: row.attempts };
  }

  /**
   * Notes that the end of the message goes out now. False when another attempt has taken over or somebody has stopped all
   * mail; the caller holds the shared lock of the switch, so that it cannot be turned between this look and the commit.
   */
  async handOver(id: string, attempt: number): Promise<boolean> {
    const noted = await this.uow.execute(
      `update platform.mail set handed_over_at = clock_timestamp()
       where id = $1 and attempts = $2 and state = 'sending' and handed_over_at is null
         and not exists (select from platform.mail_suspension)`,
      [id, attempt],
    );
    return noted > 0;
  }

  /** Notes how the attempt ended; false when another one has taken over. */
  async end(id: string, attempt: number, outcome: MailOutcome): Promise<boolean> {
    const [state, cause, answer, wait] = await this.rowOf(id, outcome);
    const ended = await this.uow.execute(
      `update platform.mail
       set state = $3, cause = $4, answer = $5, handed_over_at = case when $3 = 'waiting' then null else handed_over_at end,
           sent_at = case when $3 = 'sent' then clock_timestamp() end,
           delays = delays + case when $3 = 'waiting' then 1 else 0 end,
           next_attempt_at = clock_timestamp() + make_interval(secs => $6)
       where id = $1 and attempts = $2 and state in ('sending', 'uncertain')`,
      [id, attempt, state, cause, answer, wait],
    );
    await this.uow.execute(
      `update platform.mail_attempt set ended_at = clock_timestamp(), outcome = $3, cause = $4, answer = $5
       where mail_id = $1 and number = $2 and outcome is distinct from 'stopped'`,
      [id, attempt, outcome.kind, cause, answer],
    );
    return ended > 0;
  }

  /** State, cause, answer and seconds until the next attempt. */
  private async rowOf(
    id: string,
    outcome: MailOutcome,
  ): Promise<readonly [MailState, string | null, string | null, number | null]> {
    if (outcome.kind === 'sent') return ['sent', null, outcome.answer, null];
    if (outcome.kind === 'uncertain') return ['uncertain', outcome.cause, null, null];
    if (outcome.kind === 'failed') return ['failed', outcome.cause, outcome.answer, null];
    const row = await this.uow.first<{ delays: number }>('select delays from platform.mail where id = $1', [id]);
    const wait = backOff(row?.delays ?? 0);
    if (wait === undefined) return ['failed', `${outcome.cause} Weitere Versuche unterbleiben.`, outcome.answer, null];
    return ['waiting', outcome.cause, outcome.answer, wait];
  }

  /** Sets a mail aside that may not leave, or that no mail server is there for. */
  async hold(id: string, eventId: string, heldFor: HeldFor, cause: string): Promise<boolean> {
    const held = await this.uow.execute(
      `update platform.mail set state = 'held', held_for = $3, cause = $4, next_attempt_at = null
       where id = $1 and event_id = $2 and (state = 'waiting' or state = 'sending' and handed_over_at is null)`,
      [id, eventId, heldFor, cause],
    );
    return held > 0;
  }

  /** A handed-over attempt whose process died: after the time to answer its end is unknown. */
  async giveUp(id: string, eventId: string): Promise<boolean> {
    const given = await this.uow.execute(
      `update platform.mail set state = 'uncertain', cause = $3
       where id = $1 and event_id = $2 and state = 'sending' and handed_over_at <= clock_timestamp() - ${GIVEN_UP}`,
      [id, eventId, UNCERTAIN],
    );
    return given > 0;
  }

  /** The machinery could not go on: final, unless the message may have arrived. */
  async abandon(id: string, eventId: string, cause: string): Promise<boolean> {
    const abandoned = await this.uow.execute(
      `update platform.mail
       set state = case when handed_over_at is null then 'failed' else 'uncertain' end,
           cause = case when handed_over_at is null then $3 else $4 end
       where id = $1 and event_id = $2 and state in ('waiting', 'sending')`,
      [id, eventId, cause, UNCERTAIN],
    );
    return abandoned > 0;
  }

  /** When this event has to look again; undefined when there is nothing left to do. */
  async dueAgain(id: string, eventId: string): Promise<Date | undefined> {
    const row = await this.uow.first<{ due: Date }>(
      `select case state when 'waiting' then coalesce(next_attempt_at, clock_timestamp())
                         else handed_over_at + ${GIVEN_UP} end as due
       from platform.mail where id = $1 and event_id = $2 and state in ('waiting', 'sending')`,
      [id, eventId],
    );
    return row?.due ?? undefined;
  }

  /** Begins anew under a new event; false when the mail is sent, on its way, held back, or waits without having been delayed. */
  async restart(id: string, eventId: string): Promise<boolean> {
    const restarted = await this.uow.execute(
      `update platform.mail
       set state = 'waiting', event_id = $2, delays = 0, next_attempt_at = null, settled_note = null, held_for = null
       where id = $1 and held_for is distinct from 'suspension'
         and (state in ('failed', 'uncertain', 'held', 'bounced') or state = 'waiting' and delays > 0)`,
      [id, eventId],
    );
    return restarted > 0;
  }

  async settle(id: string, note: string): Promise<boolean> {
    const settled = await this.uow.execute(
      `update platform.mail set settled_note = $2
       where id = $1 and state in ('failed', 'uncertain', 'held', 'bounced')`,
      [id, note],
    );
    return settled > 0;
  }
}
