import { type Actor, CentreIds, DailyClock, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { RoundReminders } from '../application/round-reminders.usecase';

/** Begins the reminders of open demand rounds before people come to work. */
@Injectable()
export class RoundReminderClock extends DailyClock {
  protected readonly fromTime = '06:00';
  protected readonly actorName = 'round-reminders';

  constructor(
    uow: UnitOfWork,
    centres: CentreIds,
    private readonly reminders: RoundReminders,
  ) {
    super(uow, centres);
  }

  protected begin(actor: Actor): Promise<boolean> {
    return this.reminders.begin(actor);
  }
}
