import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days on which a member is closed and days on which one of its bodies sits. */
export class MemberDays1760000002100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table organisation.member_day (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, member_id uuid not null,
         kind text not null check (kind in ('closed', 'session')),
         from_day date not null, to_day date not null check (to_day >= from_day),
         label text not null check (label <> ''),
         primary key (centre_id, id), unique (centre_id, member_id, kind, from_day, to_day, label),
         check (kind = 'closed' or from_day = to_day),
         foreign key (centre_id, member_id) references organisation.member)`,
      `create index member_day_by_day on organisation.member_day (centre_id, to_day, from_day)`,
      ...protect('organisation.member_day', { read: 'member', write: 'staff' }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table organisation.member_day');
  }
}
