import { timeInGermany } from '@app/kernel';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '../../db/unit-of-work';
import { systemActor } from '../../tenancy/actor';
import { CentreIds } from '../../tenancy/centre-ids';
import { FileChecks } from './file-checks';

/** At night, when nobody waits for the disk. */
const FROM_TIME = '03:00';
const LOOK_MS = 5 * 60_000;

/** Begins the check of the day in every centre, in whichever process looks first. */
@Injectable()
export class FileCheckClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(FileCheckClock.name);
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly centres: CentreIds,
    private readonly checks: FileChecks,
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
      const actor = systemActor(centreId, 'file-check');
      const due = await this.uow.run(actor, () => Promise.resolve(timeInGermany(this.uow.now()) >= from));
      if (due && (await this.checks.daily(actor))) begun += 1;
    }
    return begun;
  }
}
