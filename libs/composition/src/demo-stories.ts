import { DEMO_CENTRES, DemoStories, type DemoStory, type Log, systemActor, UnitOfWork } from '@app/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { DataSource } from 'typeorm';

const CENTRE = DEMO_CENTRES['gross-gerau'];
const LOCK = 'demo:stories';

interface Told {
  readonly story: DemoStory;
  readonly steps: AsyncGenerator<Date, void, void>;
  next: Date;
}

/**
 * Plays the stories of the model centre in the order of their moments, then sets its clock back to where it was. A story
 * that is refused is told to the log and left where it stands: a changed law must not keep the demo from starting.
 * Returns the names of the stories that were played.
 */
export async function playDemoStories(app: INestApplicationContext, log: Log): Promise<string[]> {
  // Two processes that start at once play them one after the other; the second finds nothing to tell.
  return app.get(DataSource).transaction(async (manager) => {
    await manager.query('select pg_advisory_xact_lock(hashtext($1))', [LOCK]);
    const uow = app.get(UnitOfWork);
    const stories: DemoStory[] = [];
    for (const room of roomsWithStories(app)) stories.push(...(await inCentre(uow, () => room.untold())));
    if (stories.length === 0) return [];
    const clock = new StoryClock(uow, await inCentre(uow, () => offsetOf(uow)));
    try {
      await playInOrder(stories, clock, log);
    } finally {
      await clock.present();
    }
    return stories.map(({ name }) => name);
  });
}

const roomsWithStories = (app: INestApplicationContext): readonly DemoStories[] =>
  app
    .get(DiscoveryService, { strict: false })
    .getProviders()
    .map(({ instance }) => instance as unknown)
    .filter((instance) => instance instanceof DemoStories);

const inCentre = <T>(uow: UnitOfWork, work: () => Promise<T>): Promise<T> => uow.run(systemActor(CENTRE, 'demo'), work);

/** Never in the past: a clock that stands there was left by a start that was broken off. */
async function offsetOf(uow: UnitOfWork): Promise<number> {
  const row = await uow.first<{ offset: string }>('select platform.clock_offset() as "offset"');
  return Math.max(0, Number(row?.offset ?? 0));
}

/** The demo clock of the model centre, from the past back to where it stood. */
class StoryClock {
  private latest = -Infinity;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly offset: number,
  ) {}

  /** Whether the moment lies behind the clock of the centre. */
  reached(moment: Date): boolean {
    return moment.getTime() <= Date.now() + this.offset * 1000;
  }
  /** Never backward: two stories that go on at the same moment follow each other. */
  to(moment: Date): Promise<void> {
    this.latest = Math.max(this.latest, Math.round((moment.getTime() - Date.now()) / 1000));
    return this.set(this.latest);
  }
  present(): Promise<void> {
    return this.set(this.offset);
  }

  private set(seconds: number): Promise<void> {
    return inCentre(this.uow, async () => {
      await this.uow.execute(
        `insert into platform.demo_clock (offset_seconds) values ($1)
         on conflict (centre_id) do update set offset_seconds = excluded.offset_seconds`,
        [seconds],
      );
    });
  }
}

async function playInOrder(stories: readonly DemoStory[], clock: StoryClock, log: Log): Promise<void> {
  const telling: Told[] = [];
  const goOn = async (told: Told): Promise<void> => {
    try {
      const { value, done } = await told.steps.next();
      if (done || !value || !clock.reached(value)) return;
      telling.push({ ...told, next: value });
    } catch (error) {
      log.warn({ story: told.story.name, err: error }, 'a story of the demo was broken off');
    }
  };
  for (const story of stories) await goOn({ story, steps: story.play(), next: new Date(0) });
  while (telling.length > 0) {
    telling.sort((a, b) => a.next.getTime() - b.next.getTime());
    const [told] = telling.splice(0, 1);
    if (!told) return;
    await clock.to(told.next);
    await goOn(told);
  }
}
