import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../db/unit-of-work';
import { DailyClock } from '../../jobs/daily-clock';
import type { Actor } from '../../tenancy/actor';
import { CentreIds } from '../../tenancy/centre-ids';
import { FileChecks } from './file-checks';

/** Begins the check of the day at night, when nobody waits for the disk. */
@Injectable()
export class FileCheckClock extends DailyClock {
  protected readonly fromTime = '03:00';
  protected readonly actorName = 'file-check';

  constructor(
    uow: UnitOfWork,
    centres: CentreIds,
    private readonly checks: FileChecks,
  ) {
    super(uow, centres);
  }

  protected begin(actor: Actor): Promise<boolean> {
    return this.checks.daily(actor);
  }
}
