import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STAFF = { read: 'staff', write: 'staff' } as const;
const ADDED_ONLY = { ...STAFF, appendOnly: true };
const COMPANY = 'foreign key (centre_id, company_id) references companies.company';

/**
 * How alike a search and a text are, from 0 to 1: by the trigrams of PostgreSQL where the server has them, else 0 (then
 * only parts of words are found). The function belongs to the room, so that its queries are the same on every server.
 */
const LIKENESS = `do $$
  declare home text;
  begin
    begin
      create extension if not exists pg_trgm with schema public;
    exception when others then
      raise notice 'pg_trgm is not available: %', sqlerrm;
    end;
    select quote_ident(n.nspname) into home from pg_extension e join pg_namespace n on n.oid = e.extnamespace
      where e.extname = 'pg_trgm';
    if home is null then
      create function companies.likeness(search text, target text) returns real language sql immutable parallel safe
        return 0::real;
    else
      execute format('create function companies.likeness(search text, target text) returns real
        language sql immutable parallel safe return %s.strict_word_similarity(search, target)', home);
    end if;
  end $$`;

/** Companies, their contact persons, declarations with proofs, and what happened to them. */
export class CompaniesTables1760000013100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      LIKENESS,
      `create table companies.company (
         centre_id uuid not null default app.centre_id(),
         id uuid not null,
         name text not null, legal_form text not null,
         street text not null, postcode text not null, city text not null, country text not null,
         email text not null, phone text not null, website text not null,
         vat_id text not null, register_court text not null, register_number text not null, pq_number text not null,
         sme boolean, cpv text[] not null, notes text not null,
         blocked_reason text,
         aliases text[] not null default '{}',
         normalised_name text not null, email_domain text, search_text text not null,
         merged_into uuid, merged_at timestamptz,
         created_at timestamptz not null,
         changed_at timestamptz not null, changed_by text not null, last_change text not null,
         version integer not null default 1,
         primary key (centre_id, id),
         foreign key (centre_id, merged_into) references companies.company,
         check (merged_into <> id), check ((merged_into is null) = (merged_at is null)))`,
      `create index company_by_name on companies.company (centre_id, normalised_name, id) where merged_into is null`,
      `create index company_merged on companies.company (centre_id, merged_into)`,
      `create index company_by_vat_id on companies.company (centre_id, vat_id)`,
      `create index company_by_email_domain on companies.company (centre_id, email_domain)`,
      ...protect('companies.company', STAFF),

      // Personal data: a row is deleted when the person is to be forgotten, and stands in no other table.
      `create table companies.contact_person (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, company_id uuid not null,
         name text not null, role text not null, email text not null, phone text not null,
         primary key (centre_id, id), ${COMPANY})`,
      `create index contact_person_of on companies.contact_person (centre_id, company_id)`,
      ...protect('companies.contact_person', STAFF),

      `create table companies.declaration (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, company_id uuid not null,
         kind text not null, title text not null,
         given_on date not null, result text not null check (result in ('clear', 'adverse')),
         document_number text not null, stated_until date check (stated_until >= given_on), note text not null,
         recorded_at timestamptz not null, recorded_by text not null,
         primary key (centre_id, id), ${COMPANY})`,
      `create index declaration_of on companies.declaration (centre_id, company_id, kind, given_on)`,
      ...protect('companies.declaration', ADDED_ONLY),

      `create table companies.declaration_withdrawal (
         centre_id uuid not null default app.centre_id(),
         declaration_id uuid not null,
         reason text not null, withdrawn_at timestamptz not null, withdrawn_by text not null,
         primary key (centre_id, declaration_id),
         foreign key (centre_id, declaration_id) references companies.declaration)`,
      ...protect('companies.declaration_withdrawal', ADDED_ONLY),

      `create table companies.proof (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, declaration_id uuid not null,
         sha256 text not null, file_name text not null, media_type text not null, size integer not null,
         added_at timestamptz not null, added_by text not null,
         primary key (centre_id, id), unique (centre_id, declaration_id, sha256),
         foreign key (centre_id, declaration_id) references companies.declaration)`,
      ...protect('companies.proof', ADDED_ONLY),

      `create table companies.company_event (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, company_id uuid not null,
         at timestamptz not null, person text not null, sentence text not null,
         primary key (centre_id, id), ${COMPANY})`,
      `create index company_event_of on companies.company_event (centre_id, company_id, id)`,
      ...protect('companies.company_event', ADDED_ONLY),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['company_event', 'proof', 'declaration_withdrawal', 'declaration', 'contact_person', 'company'];
    for (const table of tables) await runner.query(`drop table companies.${table}`);
    await runner.query('drop function companies.likeness(text, text)');
  }
}
