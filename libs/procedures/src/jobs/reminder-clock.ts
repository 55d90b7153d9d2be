import { type Actor, CentreIds, DailyClock, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { Reminders } from '../application/dates/reminders.usecase';

/** Begins the reminders of the day before people come to work. */
@Injectable()
export class ReminderClock extends DailyClock {
  protected readonly fromTime = '06:00';
  protected readonly actorName = 'reminders';

  constructor(
    uow: UnitOfWork,
    centres: CentreIds,
    private readonly reminders: Reminders,
  ) {
    super(uow, centres);
  }

  protected begin(actor: Actor): Promise<boolean> {
    return this.reminders.begin(actor);
  }
}
