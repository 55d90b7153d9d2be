import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ONLY_ADDED = { read: 'staff', write: 'staff', appendOnly: true } as const;
const SAMPLE = 'foreign key (centre_id, sample_id) references procedures.audit_sample';
const PROCEDURE = 'foreign key (centre_id, procedure_id) references procedures.procedure';

/** Samples that auditors drew, and what they noted: rows are only ever added. */
export class ProceduresAuditSamples1760000007941 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table procedures.audit_sample (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, title text not null, criteria jsonb not null, seed text not null,
         population jsonb not null, population_sha256 text not null, fingerprint text not null,
         person_id uuid not null default app.person_id(), person_name text not null, drawn_at timestamptz not null,
         primary key (centre_id, id),
         unique (centre_id, fingerprint))`,
      ...protect('procedures.audit_sample', ONLY_ADDED),
      `create table procedures.audit_sample_procedure (
         centre_id uuid not null default app.centre_id(),
         sample_id uuid not null, procedure_id uuid not null, place integer not null check (place > 0),
         stratum text not null check (stratum in ('above', 'random')), lot_number text not null,
         primary key (centre_id, sample_id, procedure_id), ${SAMPLE}, ${PROCEDURE},
         unique (centre_id, sample_id, place))`,
      ...protect('procedures.audit_sample_procedure', ONLY_ADDED),
      `create table procedures.audit_finding (
         centre_id uuid not null default app.centre_id(),
         sample_id uuid not null, procedure_id uuid not null,
         number integer not null check (number > 0), version integer not null check (version > 0),
         text text not null, state text not null check (state in ('open', 'answered', 'settled', 'upheld')),
         person_id uuid not null default app.person_id(), person_name text not null, noted_at timestamptz not null,
         primary key (centre_id, sample_id, procedure_id, number, version),
         foreign key (centre_id, sample_id, procedure_id) references procedures.audit_sample_procedure)`,
      ...protect('procedures.audit_finding', ONLY_ADDED),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['audit_finding', 'audit_sample_procedure', 'audit_sample'])
      await runner.query(`drop table procedures.${table}`);
  }
}
