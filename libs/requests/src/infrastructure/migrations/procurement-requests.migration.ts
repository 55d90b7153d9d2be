import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const MEMBER = { read: 'member', write: 'member' } as const;
const REQUEST = `request_id uuid not null, member_id uuid not null,
  foreign key (centre_id, request_id) references requests.request,
  foreign key (centre_id, member_id) references organisation.member`;

/** Requests with their content as it was typed, what was said about them, files, and who has read how far. */
export class ProcurementRequests1760000014100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      // One row per year, locked while a number is drawn: no gaps, no doubles.
      `create table requests.number_series (
         centre_id uuid not null default app.centre_id(),
         year integer not null, last integer not null check (last > 0),
         primary key (centre_id, year))`,
      ...protect('requests.number_series', { read: 'centre', write: 'centre' }),

      // title, nature, estimate and need_on repeat what the content says, as far as it can be read, for lists.
      `create table requests.request (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, member_id uuid not null,
         number text, state text not null, content jsonb not null,
         title text not null, nature text not null, estimate numeric(14,2), need_on date,
         requester_id uuid not null, requester_name text not null,
         officer_id uuid, officer_name text,
         answer_until date, reason text,
         procedure_id uuid, file_number text,
         created_at timestamptz not null, submitted_at timestamptz,
         changed_at timestamptz not null, changed_by text not null,
         version integer not null default 1,
         primary key (centre_id, id), unique (centre_id, number),
         foreign key (centre_id, member_id) references organisation.member,
         check ((state = 'accepted') = (procedure_id is not null)),
         check (state <> 'refused' or reason is not null),
         check (submitted_at is null or number is not null))`,
      'create index request_by_change on requests.request (centre_id, changed_at desc, id desc)',
      'create index request_by_procedure on requests.request (centre_id, procedure_id) where procedure_id is not null',
      ...protect('requests.request', MEMBER),

      // Steps, questions and answers in their order; a submission keeps the content as it was handed in.
      `create table requests.entry (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, ${REQUEST},
         kind text not null, side text not null check (side in ('department', 'centre')), text text not null,
         content jsonb,
         person_id uuid, person_name text not null, at timestamptz not null,
         primary key (centre_id, id))`,
      'create index entry_by_request on requests.entry (centre_id, request_id, id)',
      ...protect('requests.entry', { ...MEMBER, appendOnly: true }),

      `create table requests.attachment (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, ${REQUEST},
         name text not null, size integer not null check (size > 0), sha256 text not null,
         media_type text not null, type_name text not null,
         person_name text not null, added_at timestamptz not null,
         primary key (centre_id, id))`,
      'create index attachment_by_request on requests.attachment (centre_id, request_id, id)',
      ...protect('requests.attachment', MEMBER),

      `create table requests.reading (
         centre_id uuid not null default app.centre_id(),
         person_id uuid not null default app.person_id(), ${REQUEST},
         read_at timestamptz not null,
         primary key (centre_id, request_id, person_id))`,
      ...protect('requests.reading', MEMBER),
      `create policy own on requests.reading as restrictive using (person_id = app.person_id())`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['reading', 'attachment', 'entry', 'request', 'number_series'])
      await runner.query(`drop table requests.${table}`);
  }
}
