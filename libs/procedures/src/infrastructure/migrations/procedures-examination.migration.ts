import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STAFF = { read: 'staff', write: 'staff' } as const;
const KEPT = { ...STAFF, appendOnly: true } as const;
const PROCEDURE = 'foreign key (centre_id, procedure_id) references procedures.procedure';
const LOT = 'foreign key (centre_id, lot_id) references procedures.lot';
const BID = 'foreign key (centre_id, bid_id) references procedures.bid';

/** How bids are judged: what was announced, every finding, the scores of each evaluator, the agreement, each evaluation. */
export class ProceduresExamination1760000007300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table procedures.award_plan (
         centre_id uuid not null default app.centre_id(),
         procedure_id uuid not null, plans jsonb not null,
         changed_at timestamptz not null, changed_by text not null,
         primary key (centre_id, procedure_id), ${PROCEDURE})`,
      ...protect('procedures.award_plan', STAFF),

      // A decision is taken back by another row, never by changing this one.
      `create table procedures.examination_finding (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, procedure_id uuid not null,
         kind text not null check (kind in ('formal', 'suitability', 'exclusion', 'inquiry', 'statement')),
         lot_id uuid, bid_id uuid, bidder_id uuid, subject text, result text,
         reason text not null, statement jsonb,
         person_id uuid not null, person_name text not null, made_at timestamptz not null,
         primary key (centre_id, id), ${PROCEDURE}, ${LOT}, ${BID},
         foreign key (centre_id, bidder_id) references procedures.bidder,
         check (num_nonnulls(bid_id, bidder_id) = 1))`,
      `create index examination_finding_by_procedure on procedures.examination_finding (centre_id, procedure_id, made_at, id)`,
      ...protect('procedures.examination_finding', KEPT),

      `create table procedures.evaluator (
         centre_id uuid not null default app.centre_id(),
         procedure_id uuid not null, lot_id uuid not null, person_id uuid not null, person_name text not null,
         primary key (centre_id, lot_id, person_id), ${PROCEDURE}, ${LOT})`,
      ...protect('procedures.evaluator', STAFF),

      `create table procedures.score_sheet (
         centre_id uuid not null default app.centre_id(),
         procedure_id uuid not null, lot_id uuid not null,
         person_id uuid not null default app.person_id(), person_name text not null,
         version integer not null check (version > 0), version_reason text not null,
         scores jsonb not null, saved_at timestamptz not null, released_at timestamptz,
         primary key (centre_id, lot_id, person_id, version), ${PROCEDURE}, ${LOT})`,
      ...protect('procedures.score_sheet', STAFF),
      // A draft is its author's alone, for every query; what is released stays as it is.
      `alter policy read on procedures.score_sheet using (centre_id = app.centre_id() and app.is_staff()
         and (released_at is not null or person_id = app.person_id()))`,
      `alter policy write_insert on procedures.score_sheet with check (centre_id = app.centre_id() and app.is_staff()
         and person_id = app.person_id())`,
      `alter policy write_update on procedures.score_sheet using (centre_id = app.centre_id() and app.is_staff()
         and person_id = app.person_id() and released_at is null)
         with check (centre_id = app.centre_id() and app.is_staff() and person_id = app.person_id())`,
      `revoke delete on procedures.score_sheet from vergabe_app`,

      `create table procedures.consensus_score (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, procedure_id uuid not null, lot_id uuid not null, bid_id uuid not null,
         criterion_id text not null, points text not null, reason text not null,
         person_name text not null, made_at timestamptz not null,
         primary key (centre_id, id), ${PROCEDURE}, ${LOT}, ${BID})`,
      ...protect('procedures.consensus_score', KEPT),

      // What the law library answered and what it was asked with; the newest of a lot counts.
      `create table procedures.lot_evaluation (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, procedure_id uuid not null, lot_id uuid not null,
         basis jsonb not null, result jsonb,
         person_name text not null, evaluated_at timestamptz not null,
         primary key (centre_id, id), ${PROCEDURE}, ${LOT})`,
      `create index lot_evaluation_by_lot on procedures.lot_evaluation (centre_id, lot_id, evaluated_at desc, id desc)`,
      ...protect('procedures.lot_evaluation', KEPT),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'lot_evaluation',
      'consensus_score',
      'score_sheet',
      'evaluator',
      'examination_finding',
      'award_plan',
    ];
    for (const table of tables) await runner.query(`drop table procedures.${table}`);
  }
}
