import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEPT = { read: 'staff', write: 'staff', appendOnly: true } as const;

/** Every message to bidders with its recipients and what became of it. Nothing is ever changed. */
export class ProceduresMessages1760000007901 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table procedures.message (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, procedure_id uuid not null,
         kind text not null, about_id text not null, subject text not null, text text not null, facts jsonb,
         person_name text not null, written_at timestamptz not null,
         primary key (centre_id, id),
         foreign key (centre_id, procedure_id) references procedures.procedure)`,
      `create index message_by_procedure on procedures.message (centre_id, procedure_id, id)`,
      ...protect('procedures.message', KEPT),

      `create table procedures.message_recipient (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, message_id uuid not null, bidder_id uuid,
         name text not null, address text not null, email text not null,
         channel text not null check (channel in ('email', 'post', 'portal')),
         document_id uuid,
         primary key (centre_id, id),
         foreign key (centre_id, message_id) references procedures.message,
         foreign key (centre_id, bidder_id) references procedures.bidder)`,
      `create index message_recipient_by_message on procedures.message_recipient (centre_id, message_id, id)`,
      `create index message_recipient_by_document on procedures.message_recipient (centre_id, document_id)
         where document_id is not null`,
      ...protect('procedures.message_recipient', KEPT),

      `create table procedures.message_event (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, message_id uuid not null, recipient_id uuid,
         kind text not null check (kind in ('mailed', 'posted', 'uploaded', 'withdrawn', 'completed')),
         happened_on date not null, note text not null, mail_id uuid, file jsonb,
         person_name text not null, recorded_at timestamptz not null,
         primary key (centre_id, id),
         foreign key (centre_id, message_id) references procedures.message,
         foreign key (centre_id, recipient_id) references procedures.message_recipient)`,
      `create index message_event_by_message on procedures.message_event (centre_id, message_id, id)`,
      // A letter is handed to the mail queue once, however often its PDF is said to be ready.
      `create unique index message_mailed_once on procedures.message_event (centre_id, recipient_id) where kind = 'mailed'`,
      ...protect('procedures.message_event', KEPT),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['message_event', 'message_recipient', 'message']) {
      await runner.query(`drop table procedures.${table}`);
    }
  }
}
