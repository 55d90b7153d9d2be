import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work';

/** The record of what was handed to subscribers. */
@Injectable()
export class Deliveries {
  constructor(private readonly uow: UnitOfWork) {}

  /** Gives a failed delivery all its attempts again; runs in the caller's unit of work. False when it has not failed. */
  async retry(eventId: string, subscriber: string): Promise<boolean> {
    const reset = await this.uow.execute(
      `update platform.delivery
       set state = 'waiting', round = round + 1, queued_at = null, attempts = 0, finished_at = null
       where event_id = $1 and subscriber = $2 and state = 'failed'`,
      [eventId, subscriber],
    );
    if (reset) await this.uow.query(`select pg_notify('outbox', '')`);
    return reset > 0;
  }
}
