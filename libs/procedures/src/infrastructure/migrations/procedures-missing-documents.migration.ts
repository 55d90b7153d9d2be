import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEPT = { read: 'staff', write: 'staff', appendOnly: true } as const;

/** What bidders have to hand in later, and what became of it. */
export class ProceduresMissingDocuments1760000007602 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table procedures.missing_documents (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, procedure_id uuid not null, bidder_id uuid not null, lot_id uuid,
         items jsonb not null, due timestamptz not null,
         person_name text not null, requested_at timestamptz not null,
         primary key (centre_id, id),
         foreign key (centre_id, procedure_id) references procedures.procedure,
         foreign key (centre_id, bidder_id) references procedures.bidder,
         foreign key (centre_id, lot_id) references procedures.lot)`,
      `create index missing_documents_by_procedure on procedures.missing_documents (centre_id, procedure_id, id)`,
      ...protect('procedures.missing_documents', KEPT),

      `create table procedures.missing_documents_event (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, request_id uuid not null,
         kind text not null check (kind in ('sent', 'received', 'not-received', 'withdrawn')),
         item_ids jsonb not null, happened_on date not null, note text not null,
         person_name text not null, recorded_at timestamptz not null,
         primary key (centre_id, id),
         foreign key (centre_id, request_id) references procedures.missing_documents)`,
      `create index missing_documents_event_by_request on procedures.missing_documents_event (centre_id, request_id, id)`,
      ...protect('procedures.missing_documents_event', KEPT),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table procedures.missing_documents_event');
    await runner.query('drop table procedures.missing_documents');
  }
}
