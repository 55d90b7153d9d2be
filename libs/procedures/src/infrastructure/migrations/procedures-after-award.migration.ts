import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEPT = { read: 'staff', write: 'staff', appendOnly: true } as const;
const PROCEDURE = 'foreign key (centre_id, procedure_id) references procedures.procedure';

/** Complaints with their answers, review proceedings with what happened in them; nothing of it is ever changed. */
export class ProceduresAfterAward1760000007500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table procedures.complaint (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, procedure_id uuid not null,
         bidder_id uuid, name text not null, received_at timestamptz not null, recognised_on date,
         about text not null check (about in ('notice', 'documents', 'examination', 'award', 'other')),
         text text not null, lot_ids uuid[] not null,
         person_name text not null, recorded_at timestamptz not null,
         primary key (centre_id, id), ${PROCEDURE},
         foreign key (centre_id, bidder_id) references procedures.bidder)`,
      `create index complaint_by_procedure on procedures.complaint (centre_id, procedure_id, received_at, id)`,
      ...protect('procedures.complaint', KEPT),

      `create table procedures.complaint_answer (
         centre_id uuid not null default app.centre_id(),
         complaint_id uuid not null,
         outcome text not null check (outcome in ('remedied', 'refused')),
         reason text not null, answered_on date not null, received_on date check (received_on >= answered_on),
         person_name text not null, recorded_at timestamptz not null,
         primary key (centre_id, complaint_id),
         foreign key (centre_id, complaint_id) references procedures.complaint)`,
      ...protect('procedures.complaint_answer', KEPT),

      `create table procedures.review_proceedings (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, procedure_id uuid not null,
         chamber text not null, file_number text not null, informed_at timestamptz not null, lot_ids uuid[] not null,
         person_name text not null, recorded_at timestamptz not null,
         primary key (centre_id, id), ${PROCEDURE})`,
      `create index review_proceedings_by_procedure on procedures.review_proceedings (centre_id, procedure_id)`,
      ...protect('procedures.review_proceedings', KEPT),

      `create table procedures.review_event (
         centre_id uuid not null default app.centre_id(),
         review_id uuid not null,
         kind text not null check (kind in ('application', 'decision', 'appeal', 'end')),
         happened_on date not null, rejected boolean, ended_by text check (ended_by in ('withdrawn', 'ban-over', 'other')),
         note text not null, person_name text not null, recorded_at timestamptz not null,
         primary key (centre_id, review_id, kind),
         foreign key (centre_id, review_id) references procedures.review_proceedings,
         check ((kind = 'decision') = (rejected is not null)), check ((kind = 'end') = (ended_by is not null)))`,
      ...protect('procedures.review_event', KEPT),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['review_event', 'review_proceedings', 'complaint_answer', 'complaint'])
      await runner.query(`drop table procedures.${table}`);
  }
}
