import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work';
import { PRIORITY } from './priority';

/** The record of what was handed to subscribers. */
@Injectable()
export class Deliveries {
  constructor(private readonly uow: UnitOfWork) {}

  /** Hands a delivery to its subscriber again at that moment; to be called from its `handle`, which is then not the last. */
  async postpone(eventId: string, subscriber: string, until: Date): Promise<void> {
    await this.uow.execute(
      `update platform.delivery
       set state = 'waiting', round = round + 1, queued_at = null, due_at = $3, attempts = 0, cut_off = 0,
           finished_at = null
       where event_id = $1 and subscriber = $2`,
      [eventId, subscriber, until],
    );
  }

  /** Gives a failed delivery all its attempts again; runs in the caller's unit of work. False when it has not failed. */
  async retry(eventId: string, subscriber: string): Promise<boolean> {
    const reset = await this.uow.execute(
      `update platform.delivery
       set state = 'waiting', round = round + 1, queued_at = null, due_at = null, attempts = 0, cut_off = 0,
           finished_at = null
       where event_id = $1 and subscriber = $2 and state = 'failed'`,
      [eventId, subscriber],
    );
    if (reset) await this.uow.query(`select pg_notify('outbox', '')`);
    return reset > 0;
  }

  /** Nothing is left to do: a job that is still to come, or at work, has no effect any more. */
  async drop(eventId: string, subscriber: string): Promise<void> {
    await this.uow.execute(
      `update platform.delivery set state = 'done', finished_at = clock_timestamp()
       where event_id = $1 and subscriber = $2 and state = 'waiting'`,
      [eventId, subscriber],
    );
  }

  /** Puts a waiting delivery before all others of its queue, also when its job is in the queue or its event on the way. */
  async putAhead(eventId: string, subscriber: string): Promise<void> {
    await this.uow.execute('update platform.outbox set priority = $2 where id = $1 and published_at is null', [
      eventId,
      PRIORITY.ahead,
    ]);
    // The job of the round before, further back in the queue, will find nothing left to do.
    await this.uow.execute(
      `update platform.delivery set priority = $3, round = round + 1, queued_at = null
       where event_id = $1 and subscriber = $2 and state = 'waiting'`,
      [eventId, subscriber, PRIORITY.ahead],
    );
    await this.uow.query(`select pg_notify('outbox', '')`);
  }
}
