import { timeInGermany } from '@app/kernel';
import { CentreIds, systemActor, UnitOfWork } from '@app/platform';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Digests } from '../application/digests';

/** Before people come to work. */
const FROM_TIME = '06:00';
const LOOK_MS = 5 * 60_000;

/**
 * Looks from time to time whether the mails of the day are begun, in every process that runs jobs. Which one is first
 * does not matter: a row per centre and day says that it is done, and its event is in the same transaction.
 */
@Injectable()
export class DigestClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(DigestClock.name);
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly centres: CentreIds,
    private readonly digests: Digests,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look().catch((error: Error) => this.logger.error(error.message)), LOOK_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Begins the day of every centre where it is time (`from`: HH:MM) and nobody has; returns for how many. */
  async look(from = FROM_TIME): Promise<number> {
    let begun = 0;
    for (const centreId of await this.centres.all()) {
      const actor = systemActor(centreId, 'digests');
      const due = await this.uow.run(actor, () => Promise.resolve(timeInGermany(this.uow.now()) >= from));
      if (due && (await this.digests.begin(actor))) begun += 1;
    }
    return begun;
  }
}
