import { DEMO_CENTRES, type DemoCentre, DemoSeed, systemActor, UnitOfWork } from '@app/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

/** Loads the demo centres once, each in one transaction. Returns the centres that were new. */
export async function seedDemo(app: INestApplicationContext): Promise<DemoCentre[]> {
  const uow = app.get(UnitOfWork);
  const seeds = app
    .get(DiscoveryService, { strict: false })
    .getProviders()
    .map(({ instance }) => instance as unknown)
    .filter((instance) => instance instanceof DemoSeed)
    .sort((a, b) => a.order - b.order);
  const loaded: DemoCentre[] = [];
  for (const [centre, centreId] of Object.entries(DEMO_CENTRES) as [DemoCentre, string][]) {
    await uow.run(systemActor(centreId, 'demo'), async () => {
      // Two processes that start at once load it one after the other.
      await uow.query('select pg_advisory_xact_lock(hashtext($1))', [`demo:${centre}`]);
      if (await uow.first('select 1 from organisation.centre where centre_id = app.centre_id()')) return;
      for (const seed of seeds) await seed.seed(centre);
      loaded.push(centre);
    });
  }
  return loaded;
}
