import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Message, MessageEvent, MessageRecipient } from '../../domain/correspondence/message';

export type NewMessage = Pick<Message, 'kind' | 'aboutId' | 'subject' | 'text' | 'facts'>;
export type NewRecipient = Omit<MessageRecipient, 'id' | 'messageId'>;
export type NewMessageEvent = Pick<MessageEvent, 'messageId' | 'recipientId' | 'kind' | 'on'> &
  Partial<Pick<MessageEvent, 'note' | 'mailId' | 'file'>>;

/** A recipient with the message and procedure it belongs to. */
export interface RecipientOfMessage extends MessageRecipient {
  readonly procedureId: string;
}

const RECIPIENT = `r.id, r.message_id as "messageId", r.bidder_id as "bidderId", r.name, r.address, r.email, r.channel,
  r.document_id as "documentId"`;

/** Messages to bidders; nothing is ever changed. */
@Injectable()
export class MessageRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** The oldest first. */
  async of(procedureId: string): Promise<readonly Message[]> {
    const messages = await this.uow.query<Omit<Message, 'recipients' | 'events'>>(
      `select id, kind, about_id as "aboutId", subject, text, facts, person_name as "personName", written_at as at
       from procedures.message where procedure_id = $1 order by written_at, id`,
      [procedureId],
    );
    if (messages.length === 0) return [];
    const ids = messages.map(({ id }) => id);
    const recipients = await this.uow.query<MessageRecipient>(
      `select ${RECIPIENT} from procedures.message_recipient r where message_id = any($1::uuid[])
       order by r.name collate "de-x-icu", r.id`,
      [ids],
    );
    const events = await this.uow.query<MessageEvent>(
      `select id, message_id as "messageId", recipient_id as "recipientId", kind, happened_on as "on", note,
         mail_id as "mailId", file, person_name as "personName", recorded_at as at
       from procedures.message_event where message_id = any($1::uuid[]) order by recorded_at, id`,
      [ids],
    );
    return messages.map((message) => ({
      ...message,
      recipients: recipients.filter(({ messageId }) => messageId === message.id),
      events: events.filter(({ messageId }) => messageId === message.id),
    }));
  }

  /** Who waits for this document: letters that go by mail as soon as they are drawn. */
  waitingFor(documentId: string): Promise<readonly RecipientOfMessage[]> {
    return this.uow.query<RecipientOfMessage>(
      `select ${RECIPIENT}, m.procedure_id as "procedureId"
       from procedures.message_recipient r join procedures.message m on (m.centre_id, m.id) = (r.centre_id, r.message_id)
       where r.document_id = $1 and r.channel = 'email'`,
      [documentId],
    );
  }

  async insert(procedureId: string, { kind, aboutId, subject, text, facts }: NewMessage): Promise<string> {
    const id = newId();
    await this.uow.execute(
      `insert into procedures.message (id, procedure_id, kind, about_id, subject, text, facts, person_name, written_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[id, procedureId, kind, aboutId, subject, text, facts && JSON.stringify(facts)],
        ...[this.uow.actor.name, this.uow.now()],
      ],
    );
    return id;
  }

  async addRecipient(messageId: string, recipient: NewRecipient): Promise<string> {
    const id = newId();
    const { bidderId, name, address, email, channel, documentId } = recipient;
    await this.uow.execute(
      `insert into procedures.message_recipient (id, message_id, bidder_id, name, address, email, channel, document_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, messageId, bidderId, name, address, email, channel, documentId],
    );
    return id;
  }

  async addEvent({
    messageId,
    recipientId,
    kind,
    on,
    note = '',
    mailId = null,
    file = null,
  }: NewMessageEvent): Promise<void> {
    await this.uow.execute(
      `insert into procedures.message_event
         (id, message_id, recipient_id, kind, happened_on, note, mail_id, file, person_name, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[newId(), messageId, recipientId, kind, on, note, mailId, file && JSON.stringify(file)],
        ...[this.uow.actor.name, this.uow.now()],
      ],
    );
  }
}
