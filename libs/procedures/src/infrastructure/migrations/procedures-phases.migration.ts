import { protect, withoutPolicies } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STAFF = { read: 'staff', write: 'staff' } as const;
const PROCEDURE = 'foreign key (centre_id, procedure_id) references procedures.procedure';

/** Lots that go their own ways, rounds of bids, second persons, items of the checklist, the people in charge. */
export class ProceduresPhases1760000007001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `alter table procedures.procedure
         drop constraint procedure_check1,
         add column round integer not null default 1 check (round > 0),
         add column suspended_on date,
         add column officer_id uuid, add column officer_name text,
         add column deputy_id uuid, add column deputy_name text`,
      `alter table procedures.procedure add constraint awarded_has_its_day
         check (awarded_on is not null or phase not in ('awarded', 'notified', 'closed'))`,
      `alter table procedures.lot add column phase text, add column awarded_on date`,
      // The owner is under the policies, too; for the rows that are there already it steps out of them.
      ...withoutPolicies('procedures.lot', [
        ...withoutPolicies('procedures.procedure', [
          `update procedures.procedure set phase = case phase
             when 'published' then 'bidding' when 'informed' then 'standstill' else phase end`,
          `update procedures.lot l set phase = p.phase, awarded_on = p.awarded_on from procedures.procedure p
           where (p.centre_id, p.id) = (l.centre_id, l.procedure_id)`,
        ]),
      ]),
      `alter table procedures.lot alter column phase set not null`,

      `alter table procedures.opening_attestation add column round integer not null default 1,
         drop constraint opening_attestation_pkey, add primary key (centre_id, procedure_id, round, person_id)`,
      `alter table procedures.bid add column round integer not null default 1,
         drop constraint bid_centre_id_lot_id_bidder_id_key, add unique (centre_id, lot_id, bidder_id, round)`,

      `alter table procedures.award_proposal add column id uuid, add column withdrawn_at timestamptz`,
      `alter table procedures.information_letter add column proposal_id uuid`,
      `alter table procedures.award_decision add column proposal_id uuid`,
      ...withoutPolicies('procedures.award_proposal', ['update procedures.award_proposal set id = procedure_id']),
      ...withoutPolicies('procedures.information_letter', [
        'update procedures.information_letter set proposal_id = procedure_id',
      ]),
      ...withoutPolicies('procedures.award_decision', [
        'update procedures.award_decision set proposal_id = procedure_id',
      ]),
      `alter table procedures.award_proposal alter column id set not null,
         drop constraint award_proposal_pkey, add primary key (centre_id, id)`,
      `create index award_proposal_by_procedure on procedures.award_proposal (centre_id, procedure_id)`,
      `alter table procedures.information_letter alter column proposal_id set not null`,
      `alter table procedures.award_decision alter column proposal_id set not null,
         drop constraint award_decision_pkey, add primary key (centre_id, proposal_id, person_id)`,
      `create index award_decision_by_procedure on procedures.award_decision (centre_id, procedure_id)`,

      `create table procedures.confirmation (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, procedure_id uuid not null,
         kind text not null, subject text not null, text text not null,
         asked_by_id uuid not null, asked_by text not null, asked_at timestamptz not null,
         decision text check (decision in ('agreed', 'refused')),
         decided_by_id uuid check (decided_by_id <> asked_by_id), decided_by text, decided_at timestamptz, comment text,
         primary key (centre_id, id), ${PROCEDURE},
         check ((decision is null) = (decided_by_id is null)))`,
      `create index confirmation_by_procedure on procedures.confirmation (centre_id, procedure_id, id)`,
      ...protect('procedures.confirmation', STAFF),

      `create table procedures.checklist_mark (
         centre_id uuid not null default app.centre_id(),
         procedure_id uuid not null, item_id text not null,
         state text not null check (state in ('done', 'open')), note text,
         responsible_id uuid, responsible text,
         marked_by text not null, marked_at timestamptz not null,
         primary key (centre_id, procedure_id, item_id), ${PROCEDURE})`,
      ...protect('procedures.checklist_mark', STAFF),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('the phases of lots cannot be taken back'));
  }
}
