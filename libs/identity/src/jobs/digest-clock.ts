import { type Actor, CentreIds, DailyClock, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { Digests } from '../application/digests';

/** Begins the mails of the day before people come to work. */
@Injectable()
export class DigestClock extends DailyClock {
  protected readonly fromTime = '06:00';
  protected readonly actorName = 'digests';

  constructor(
    uow: UnitOfWork,
    centres: CentreIds,
    private readonly digests: Digests,
  ) {
    super(uow, centres);
  }

  protected begin(actor: Actor): Promise<boolean> {
    return this.digests.begin(actor);
  }
}
