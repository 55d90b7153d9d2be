import { type DeliveredEvent, Subscriber } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { RoundReminders } from '../application/round-reminders.usecase';
import {
  ROUND_REMINDED,
  ROUND_REMINDERS_DUE,
  type RoundRemindedV1,
  type RoundRemindersDueV1,
} from '../contract/events';

/** Sends the reminders of a day, or those a person asked for. */
@Injectable()
export class RoundRemindersSubscriber extends Subscriber<RoundRemindersDueV1 | RoundRemindedV1> {
  readonly name = 'bundling.remind-of-round';
  readonly events = [ROUND_REMINDERS_DUE, ROUND_REMINDED];

  constructor(private readonly reminders: RoundReminders) {
    super();
  }

  handle({ payload }: DeliveredEvent<RoundRemindersDueV1 | RoundRemindedV1>): Promise<void> {
    return 'day' in payload
      ? this.reminders.send(payload.day)
      : this.reminders.tellAll(payload.roundId, payload.memberIds);
  }
}
