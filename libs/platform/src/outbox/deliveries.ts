import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work';

/** The record of what was handed to subscribers. */
@Injectable()
export class Deliveries {
  constructor(private readonly uow: UnitOfWork) {}

  /** Hands a delivery to its subscriber again at that moment; to be called from its `handle`, which is then not the last. */
  async postpone(eventId: string, subscriber: string, until: Date): Promise<void> {
    await this.uow.execute(
      `update platform.delivery
       set state = 'waiting', round = round + 1, queued_at = null, due_at = $3, attempts = 0, finished_at = null
       where event_id = $1 and subscriber = $2`,
      [eventId, subscriber, until],
    );
  }

  /** Gives a failed delivery all its attempts again; runs in the caller's unit of work. False when it has not failed. */
  async retry(eventId: string, subscriber: string): Promise<boolean> {
    const reset = await this.uow.execute(
      `update platform.delivery
       set state = 'waiting', round = round + 1, queued_at = null, due_at = null, attempts = 0, finished_at = null
       where event_id = $1 and subscriber = $2 and state = 'failed'`,
      [eventId, subscriber],
    );
    if (reset) await this.uow.query(`select pg_notify('outbox', '')`);
    return reset > 0;
  }
}
