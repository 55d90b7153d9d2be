import { type DeliveredEvent, Subscriber } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { Reminders } from '../application/dates/reminders.usecase';
import { REMINDERS_DUE, type RemindersDueV1 } from '../contract/events';

/** The mails of the day of one centre, all in one transaction with the mark that they are written. */
@Injectable()
export class SendRemindersSubscriber extends Subscriber<RemindersDueV1> {
  readonly name = 'procedures.send-reminders';
  readonly events = [REMINDERS_DUE];

  constructor(private readonly reminders: Reminders) {
    super();
  }

  handle({ payload }: DeliveredEvent<RemindersDueV1>): Promise<void> {
    return this.reminders.send(payload.day);
  }
}
