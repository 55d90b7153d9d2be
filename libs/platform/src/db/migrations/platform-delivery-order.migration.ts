import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What goes first and who takes turns (docs/decisions/0016), and how often a delivery was begun without ever ending. */
export class PlatformDeliveryOrder1760000018200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      // An event says how urgent its deliveries are and whose turn they use up; its deliveries take that over.
      `alter table platform.outbox add priority smallint not null default 0, add lane text not null default ''`,
      `alter table platform.delivery add priority smallint not null default 0, add lane text not null default '',
         add cut_off smallint not null default 0`,
      'drop index platform.outbox_waiting',
      'create index outbox_waiting on platform.outbox (priority desc, created_at, id) where published_at is null',
      `create index delivery_next on platform.delivery (queue, priority, centre_id, lane, created_at, event_id)
         where state = 'waiting' and queued_at is null`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index platform.delivery_next');
    await runner.query('drop index platform.outbox_waiting');
    await runner.query('create index outbox_waiting on platform.outbox (created_at) where published_at is null');
    await runner.query('alter table platform.delivery drop column priority, drop column lane, drop column cut_off');
    await runner.query('alter table platform.outbox drop column priority, drop column lane');
  }
}
