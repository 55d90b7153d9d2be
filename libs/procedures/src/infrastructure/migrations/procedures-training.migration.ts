import { DEMO_CENTRES } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const vaultClock = (accelerated: string): string =>
  `create or replace function procedures.vault_clock() returns timestamptz language sql stable
     security definer set search_path = pg_catalog, pg_temp as $$
   select clock_timestamp() + case when ${accelerated}
     then make_interval(secs => platform.clock_offset()) else interval '0' end $$`;
const DEMO = `app.centre_id() in ('${Object.values(DEMO_CENTRES).join("', '")}')`;

/** Sealed bids of a training open by the clock of the training; those of a real centre by real time, as before. */
export class ProceduresTraining1760000007990 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(vaultClock(`${DEMO} or platform.is_training()`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(vaultClock(DEMO));
  }
}
