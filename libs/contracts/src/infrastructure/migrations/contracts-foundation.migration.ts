import { createSchema, protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who sees the contract sees what belongs to it: the policies of the contract decide for its parts as well. */
const partOf = (table: string): string[] => [
  `drop policy read on ${table}`,
  `create policy read on ${table} for select using (centre_id = app.centre_id() and exists (
     select 1 from contracts.contract c where (c.centre_id, c.id) = (${table}.centre_id, ${table}.contract_id)))`,
];
const PART = `contract_id uuid not null, foreign key (centre_id, contract_id) references contracts.contract`;
const KEPT = { read: 'staff', write: 'staff', appendOnly: true } as const;

/** Contracts with whom they bind, their changes and price adjustments, and the proofs of what was to be done. */
export class ContractsFoundation1760000018000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...createSchema('contracts'),
      `create table contracts.contract (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, number text not null, procedure_id uuid not null, file_number text not null,
         title text not null, partner jsonb not null, lots jsonb not null, options jsonb not null,
         nature text not null, state text not null, regime text not null, procedure_type text,
         starts_on date not null, awarded_on date not null, value numeric(15, 2) not null,
         term_from date, term_to date, ends_on date check ((ends_on is null) = (term_to is null)),
         price_clause text not null check (price_clause in ('fixed', 'index', 'negotiated')),
         price_index text not null, price_from date, preparation_days integer not null check (preparation_days >= 0),
         successor_id uuid, successor_number text, no_successor text,
         changed_at timestamptz not null, changed_by text not null, version integer not null default 1,
         primary key (centre_id, id), unique (centre_id, number),
         check (term_to is null or term_from is null or term_to >= term_from),
         check ((successor_id is null) = (successor_number is null)))`,
      'create index contract_by_procedure on contracts.contract (centre_id, procedure_id)',
      'create index contract_by_end on contracts.contract (centre_id, ends_on, id)',
      ...protect('contracts.contract', { read: 'staff', write: 'staff' }),

      `create table contracts.contract_member (
         centre_id uuid not null default app.centre_id(),
         contract_id uuid not null, member_id uuid not null,
         primary key (centre_id, contract_id, member_id),
         foreign key (centre_id, contract_id) references contracts.contract,
         foreign key (centre_id, member_id) references organisation.member)`,
      ...protect('contracts.contract_member', { read: 'member', write: 'staff' }),
      'drop policy read on contracts.contract',
      `create policy read on contracts.contract for select using (centre_id = app.centre_id() and (app.is_staff()
         or exists (select 1 from contracts.contract_member m
                    where (m.centre_id, m.contract_id) = (contract.centre_id, contract.id) and app.sees(m.member_id))))`,

      `create table contracts.modification (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, ${PART},
         modified_on date not null, amount numeric(15, 2) not null,
         ground text not null check (ground in ('de-minimis', 'additional', 'unforeseen', 'review-clause', 'none')),
         nature_changed boolean not null, reason text not null check (reason <> ''),
         verdict text not null check (verdict in ('permitted', 'needs-grounds')),
         verdict_reason text not null, notice_due boolean not null, notice_until date,
         person_name text not null, recorded_at timestamptz not null,
         primary key (centre_id, id))`,
      'create index modification_by_contract on contracts.modification (centre_id, contract_id)',
      ...protect('contracts.modification', KEPT),
      ...partOf('contracts.modification'),

      `create table contracts.price_adjustment (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, ${PART},
         adjusted_from date not null, value_before numeric(15, 2) not null, value_after numeric(15, 2) not null,
         basis text not null check (basis <> ''), person_name text not null, recorded_at timestamptz not null,
         primary key (centre_id, id))`,
      'create index price_adjustment_by_contract on contracts.price_adjustment (centre_id, contract_id)',
      ...protect('contracts.price_adjustment', KEPT),
      ...partOf('contracts.price_adjustment'),

      `create table contracts.proof (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, ${PART},
         task_id text not null, done_on date not null, proof text not null check (proof <> ''),
         person_name text not null, recorded_at timestamptz not null,
         primary key (centre_id, id))`,
      'create index proof_by_contract on contracts.proof (centre_id, contract_id)',
      ...protect('contracts.proof', KEPT),
      ...partOf('contracts.proof'),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema contracts cascade');
  }
}
