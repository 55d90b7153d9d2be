import { timeInGermany } from '@app/kernel';
import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { UnitOfWork } from '../db/unit-of-work';
import { type Actor, systemActor } from '../tenancy/actor';
import type { CentreIds } from '../tenancy/centre-ids';

/** Also the time until the first look: nothing that happens once a day is needed within minutes of a start. */
const LOOK_MS = 5 * 60_000;

/**
 * Looks from time to time whether the work of the day is begun, in every process that runs jobs. Which one is first
 * does not matter: what begins a day keeps a row per centre and day, in one transaction with the event of its work.
 */
export abstract class DailyClock implements OnApplicationBootstrap, OnApplicationShutdown {
  /** HH:MM in Germany: the day's work begins from then on. */
  protected abstract readonly fromTime: string;
  /** Who did it, in the audit trail. */
  protected abstract readonly actorName: string;
  private readonly logger = new Logger(this.constructor.name);
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly centres: CentreIds,
  ) {}

  /** Begins the day of one centre; false when somebody has done so already. */
  protected abstract begin(actor: Actor): Promise<boolean>;

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look().catch((error: Error) => this.logger.error(error.message)), LOOK_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Begins the day of every centre where it is time (`from`: HH:MM) and nobody has; returns for how many. */
  async look(from = this.fromTime): Promise<number> {
    let begun = 0;
    for (const centreId of await this.centres.all()) {
      const actor = systemActor(centreId, this.actorName);
      const due = await this.uow.run(actor, () => Promise.resolve(timeInGermany(this.uow.now()) >= from));
      if (due && (await this.begin(actor))) begun += 1;
    }
    return begun;
  }
}
