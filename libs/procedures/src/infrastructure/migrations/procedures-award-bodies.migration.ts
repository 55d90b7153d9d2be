import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const PROPOSAL = 'foreign key (centre_id, proposal_id) references procedures.award_proposal';

/** What bodies of the members decide over an award, and awards before which nobody has to be informed. */
export class ProceduresAwardBodies1760000007920 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table procedures.body_rule (
         centre_id uuid not null default app.centre_id(),
         member_id uuid not null, body text not null check (body <> ''),
         from_value numeric(15, 2) not null check (from_value >= 0),
         changed_at timestamptz not null, changed_by text not null,
         primary key (centre_id, member_id))`,
      ...protect('procedures.body_rule', { read: 'staff', write: 'staff' }),

      `create table procedures.body_decision (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, procedure_id uuid not null, proposal_id uuid not null, member_id uuid not null,
         needed boolean not null, body text, decided_on date,
         result text check (result in ('agreed', 'agreed-with-conditions', 'refused', 'postponed')),
         reference text not null, note text not null,
         person_name text not null, recorded_at timestamptz not null,
         primary key (centre_id, id), ${PROPOSAL},
         foreign key (centre_id, procedure_id) references procedures.procedure,
         check (needed = (body is not null)), check (needed or (decided_on is null and result is null)),
         check (result is null or decided_on is not null))`,
      `create index body_decision_by_procedure on procedures.body_decision (centre_id, procedure_id, recorded_at, id)`,
      ...protect('procedures.body_decision', { read: 'staff', write: 'staff', appendOnly: true }),

      `create table procedures.information_waiver (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, procedure_id uuid not null, proposal_id uuid not null,
         ground text not null check (ground in ('no-loser', 'extreme-urgency', 'call-off')),
         reason text not null, person_name text not null, recorded_at timestamptz not null,
         primary key (centre_id, id), unique (centre_id, proposal_id), ${PROPOSAL},
         foreign key (centre_id, procedure_id) references procedures.procedure)`,
      ...protect('procedures.information_waiver', { read: 'staff', write: 'staff', appendOnly: true }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['information_waiver', 'body_decision', 'body_rule'])
      await runner.query(`drop table procedures.${table}`);
  }
}
