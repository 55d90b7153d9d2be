import { createSchema, protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STAFF = { read: 'staff', write: 'staff' } as const;
const PROCEDURE = 'foreign key (centre_id, procedure_id) references procedures.procedure';

/** Procedures with lots, bidders, bids, opening, evaluation, award and their running record. */
export class ProceduresFoundation1760000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...createSchema('procedures'),
      // One row per year and letter, locked while a number is drawn: no gaps, no doubles.
      `create table procedures.procedure_number (
         centre_id uuid not null default app.centre_id(),
         year integer not null, letter text not null check (letter in ('L', 'D', 'B')),
         last integer not null check (last > 0),
         primary key (centre_id, year, letter))`,
      ...protect('procedures.procedure_number', STAFF),

      `create table procedures.procedure (
         centre_id uuid not null default app.centre_id(),
         id uuid not null,
         file_number text not null,
         title text not null, nature text not null, state text not null,
         on_behalf_of text,
         estimated_value numeric(14,2) not null,
         estimate_reasons jsonb not null,
         assessment jsonb not null, rule_set text not null, law_version text not null,
         starts_on date not null,
         regime text not null check (regime in ('eu', 'national')),
         procedure_type text, procedure_type_choice jsonb,
         phase text not null, joint boolean not null,
         origin_type text, origin_id uuid,
         term_from date, term_to date check (term_to >= term_from),
         timeline_inputs jsonb, timeline jsonb,
         notice_dispatched_on date, tender_deadline timestamptz, binding_until date,
         awarded_on date, awarded_value numeric(14,2),
         created_at timestamptz not null,
         changed_at timestamptz not null, changed_by text not null, last_change text not null,
         version integer not null default 1,
         primary key (centre_id, id), unique (centre_id, file_number),
         check ((phase = 'awarded') = (awarded_on is not null)))`,
      `create index procedure_by_phase on procedures.procedure (centre_id, phase, file_number desc)`,
      ...protect('procedures.procedure', STAFF),

      `create table procedures.procedure_buyer (
         centre_id uuid not null default app.centre_id(),
         procedure_id uuid not null, member_id uuid not null,
         primary key (centre_id, procedure_id, member_id), ${PROCEDURE},
         foreign key (centre_id, member_id) references organisation.member)`,
      ...protect('procedures.procedure_buyer', STAFF),

      `create table procedures.lot (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, procedure_id uuid not null, number integer not null,
         title text not null, estimated_value numeric(14,2) not null, cpv text not null,
         primary key (centre_id, id), unique (centre_id, procedure_id, number), ${PROCEDURE})`,
      ...protect('procedures.lot', STAFF),

      `create table procedures.position (
         centre_id uuid not null default app.centre_id(),
         lot_id uuid not null, number integer not null,
         article_number text not null, text text not null, unit text not null,
         quantity numeric(18,3) not null check (quantity > 0),
         primary key (centre_id, lot_id, article_number),
         foreign key (centre_id, lot_id) references procedures.lot)`,
      ...protect('procedures.position', STAFF),

      `create table procedures.bidder (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, procedure_id uuid not null,
         name text not null, street text not null, postcode text not null, city text not null, email text not null,
         primary key (centre_id, id), unique (centre_id, procedure_id, name), ${PROCEDURE})`,
      ...protect('procedures.bidder', STAFF),

      `create table procedures.bid (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, procedure_id uuid not null, lot_id uuid not null, bidder_id uuid not null,
         received_at timestamptz,
         positions jsonb not null, missing jsonb not null, total numeric(14,2) not null,
         primary key (centre_id, id), unique (centre_id, lot_id, bidder_id), ${PROCEDURE},
         foreign key (centre_id, lot_id) references procedures.lot,
         foreign key (centre_id, bidder_id) references procedures.bidder)`,
      ...protect('procedures.bid', STAFF),

      `create table procedures.opening_attestation (
         centre_id uuid not null default app.centre_id(),
         procedure_id uuid not null, person_id uuid not null,
         person_name text not null, attested_at timestamptz not null,
         primary key (centre_id, procedure_id, person_id), ${PROCEDURE})`,
      ...protect('procedures.opening_attestation', { ...STAFF, appendOnly: true }),

      `create table procedures.evaluation (
         centre_id uuid not null default app.centre_id(),
         procedure_id uuid not null, lot_id uuid not null,
         ranking jsonb not null, person_name text not null, evaluated_at timestamptz not null,
         primary key (centre_id, lot_id), ${PROCEDURE},
         foreign key (centre_id, lot_id) references procedures.lot)`,
      ...protect('procedures.evaluation', STAFF),

      `create table procedures.award_proposal (
         centre_id uuid not null default app.centre_id(),
         procedure_id uuid not null,
         lots jsonb not null, reason text not null,
         person_id uuid not null, person_name text not null, proposed_at timestamptz not null,
         primary key (centre_id, procedure_id), ${PROCEDURE})`,
      ...protect('procedures.award_proposal', STAFF),

      `create table procedures.information_letter (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, procedure_id uuid not null,
         dispatched_on date not null, channel text not null check (channel in ('electronic', 'post')),
         standstill jsonb, person_name text not null, recorded_at timestamptz not null,
         primary key (centre_id, id), ${PROCEDURE})`,
      ...protect('procedures.information_letter', { ...STAFF, appendOnly: true }),

      `create table procedures.award_decision (
         centre_id uuid not null default app.centre_id(),
         procedure_id uuid not null, person_id uuid not null,
         person_name text not null, role text not null, decided_at timestamptz not null,
         primary key (centre_id, procedure_id, person_id), ${PROCEDURE})`,
      ...protect('procedures.award_decision', STAFF),

      `create table procedures.record_entry (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, procedure_id uuid not null,
         at timestamptz not null, person_name text not null, text text not null, citation text,
         primary key (centre_id, id), ${PROCEDURE})`,
      `create index record_entry_by_procedure on procedures.record_entry (centre_id, procedure_id, id)`,
      ...protect('procedures.record_entry', { ...STAFF, appendOnly: true }),

      `create view procedures.report_procedure with (security_invoker = true) as
         select centre_id, id, file_number, title, nature, regime, procedure_type, phase, joint,
                starts_on as started_on, awarded_on, estimated_value, awarded_value,
                array(select b.member_id from procedures.procedure_buyer b
                      where (b.centre_id, b.procedure_id) = (p.centre_id, p.id) order by 1) as member_ids
         from procedures.procedure p`,
      `grant select on procedures.report_procedure to vergabe_app`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema procedures cascade');
  }
}
