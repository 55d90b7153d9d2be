import { createSchema, protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a centre enters where the law library knows no verified value. Every change is a further version. */
export class CompassFoundation1760000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...createSchema('compass'),
      `create table compass.law_entry (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, version integer not null check (version > 0),
         entry jsonb not null,
         withdrawn boolean not null, reason text,
         person_name text not null, entered_at timestamptz not null,
         primary key (centre_id, id, version),
         check (not withdrawn or reason is not null))`,
      ...protect('compass.law_entry', { read: 'centre', write: 'staff', appendOnly: true }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema compass cascade');
  }
}
