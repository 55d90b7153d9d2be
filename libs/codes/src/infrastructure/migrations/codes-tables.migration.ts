import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Official lists, the same for every centre: no centre_id, so no policies. The application's role may only read; the lists
 * are written by the owner of the schema alone (`npm run codes:load`).
 */
export class CodesTables1760000012100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table codes.list_load (
         list text not null check (list in ('cpv', 'nuts')),
         number integer not null check (number > 0),
         file_name text not null, sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
         records integer not null, added integer not null, changed integer not null, withdrawn integer not null,
         loaded_at timestamptz not null default clock_timestamp(), loaded_by text not null,
         primary key (list, number))`,
      `create table codes.code (
         list text not null check (list in ('cpv', 'nuts')),
         code text not null,
         parent text,
         name_de text not null, name_en text,
         type text check (type in ('supplies', 'services', 'works')),
         withdrawn_in integer,
         primary key (list, code),
         foreign key (list, parent) references codes.code,
         foreign key (list, withdrawn_in) references codes.list_load)`,
      `create index code_parent on codes.code (list, parent)`,
      `grant select on codes.list_load, codes.code to vergabe_app`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table codes.code, codes.list_load');
  }
}
