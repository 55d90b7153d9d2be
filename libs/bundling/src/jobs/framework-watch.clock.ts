import { type Actor, CentreIds, DailyClock, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { WatchFrameworks } from '../application/watch-frameworks.usecase';

/** Looks after the agreements before people come to work. */
@Injectable()
export class FrameworkWatchClock extends DailyClock {
  protected readonly fromTime = '05:30';
  protected readonly actorName = 'framework-watch';

  constructor(
    uow: UnitOfWork,
    centres: CentreIds,
    private readonly watch: WatchFrameworks,
  ) {
    super(uow, centres);
  }

  protected begin(actor: Actor): Promise<boolean> {
    return this.watch.begin(actor);
  }
}
