import { createSchema, protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The trail: one hash chain per centre, entries are only ever added. */
export class AuditFoundation1760000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...createSchema('audit'),
      `create table audit.entry (
         centre_id uuid not null,
         seq bigint not null,
         at timestamptz not null,
         person_id uuid, person_name text not null, roles text not null,
         action text not null,
         subject_type text not null, subject_id text not null, subject_label text,
         member_id uuid,
         before jsonb, after jsonb,
         request_id text not null,
         hash bytea not null,
         primary key (centre_id, seq))`,
      `create index entry_subject on audit.entry (centre_id, subject_type, subject_id, seq)`,
      ...protect('audit.entry', { read: 'member', write: 'centre', appendOnly: true }),
      `create table audit.head (
         centre_id uuid primary key, seq bigint not null, hash bytea not null)`,
      ...protect('audit.head', { read: 'centre', write: 'centre' }),

      // Every field of an entry, each with its length in front, so that no two entries can read the same.
      `create function audit.entry_hash(previous bytea, e audit.entry) returns bytea language sql immutable parallel safe as $$
         select sha256(previous || convert_to(string_agg(coalesce(length(field)::text || ':' || field, '-'), ',' order by position), 'UTF8'))
         from unnest(array[
           e.centre_id::text, e.seq::text, extract(epoch from e.at)::text, e.person_id::text, e.person_name, e.roles, e.action,
           e.subject_type, e.subject_id, e.subject_label, e.member_id::text, e.before::text, e.after::text, e.request_id
         ]) with ordinality as fields (field, position) $$`,

      // Appends the entries of one unit of work. The head row is the lock that keeps the chain in line.
      `create function audit.append(entries jsonb) returns void language plpgsql as $$
         declare
           chain audit.head;
           item jsonb;
           e audit.entry;
         begin
           insert into audit.head values (app.centre_id(), 0, '\\x') on conflict do nothing;
           select * into chain from audit.head where centre_id = app.centre_id() for update;
           for item in select value from jsonb_array_elements(entries) loop
             e := jsonb_populate_record(null::audit.entry, item);
             e.centre_id := app.centre_id();
             e.seq := chain.seq + 1;
             e.hash := audit.entry_hash(chain.hash, e);
             insert into audit.entry select e.*;
             chain.seq := e.seq;
             chain.hash := e.hash;
           end loop;
           update audit.head set seq = chain.seq, hash = chain.hash where centre_id = app.centre_id();
         end $$`,

      // Not even the owner changes history by accident; who switches this off is found by the chain.
      `create function audit.refuse() returns trigger language plpgsql as $$
         begin raise exception 'audit entries are never changed'; end $$`,
      `create trigger append_only before update or delete or truncate on audit.entry for each statement execute function audit.refuse()`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema audit cascade');
  }
}
