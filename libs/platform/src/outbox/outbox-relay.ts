import { Injectable, Logger } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { DataSource, type EntityManager } from 'typeorm';
import type { QueueName } from '../config/config';
import { Signals } from '../db/signals';
import { type QueuedJob, Queues } from '../queue/queues';
import { SubscriberRegistry } from './subscriber-registry';

interface WaitingEvent {
  readonly centreId: string;
  readonly id: string;
  readonly type: string;
}

const BATCH = 100;
const POLL_MS = 1_000;
/** A job that has not finished after this time is offered to its queue again; a queue that still has it ignores that. */
const HEAL_AFTER = '60 seconds';

/**
 * Hands published events to the queues: one job and one delivery row per subscriber. Rows are claimed with
 * SKIP LOCKED, so any number of relays may run; a relay that dies leaves its rows to the next one.
 * A job added twice does no harm: the delivery row decides whether there is something left to do.
 */
@Injectable()
export class OutboxRelay {
  private readonly logger = new Logger(OutboxRelay.name);
  private signals?: Subscription;
  private timers: NodeJS.Timeout[] = [];
  private running?: Promise<void>;
  private again = false;
  private stopped = true;

  constructor(
    private readonly dataSource: DataSource,
    private readonly queues: Queues,
    private readonly subscribers: SubscriberRegistry,
    private readonly database: Signals,
  ) {}

  /** Begins to relay: at once when the database says that there is something, and by polling where that got lost. */
  start(): void {
    this.stopped = false;
    this.signals = this.database.on('outbox').subscribe(() => this.wake());
    this.timers = [
      setInterval(() => this.wake(), POLL_MS),
      setInterval(() => void this.heal().catch(() => undefined), 10_000),
    ];
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.signals?.unsubscribe();
    for (const timer of this.timers) clearInterval(timer);
    await this.running;
  }

  private wake(): void {
    if (this.stopped) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.drain()
      .catch((error: Error) => this.logger.error(`outbox relay: ${error.message}`))
      .finally(() => {
        this.running = undefined;
        if (this.again) {
          this.again = false;
          this.wake();
        }
      });
  }

  private async drain(): Promise<void> {
    while (!this.stopped && (await this.relayOnce()) > 0);
  }

  /** Makes deliveries of up to one batch of events and enqueues up to one batch of deliveries; returns how many in all. */
  async relayOnce(): Promise<number> {
    const events = await this.asRelay((manager) => this.fanOut(manager));
    // Only what is committed may be enqueued: a job that starts before its delivery can be seen would find nothing to do.
    return events + (await this.asRelay((manager) => this.enqueue(manager)));
  }

  private asRelay<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`select set_config('app.reach', 'relay', true)`);
      return work(manager);
    });
  }

  private async fanOut(manager: EntityManager): Promise<number> {
    const events = await manager.query<WaitingEvent[]>(
      `select centre_id as "centreId", id, type from platform.outbox
       where published_at is null order by created_at, id limit ${BATCH} for update skip locked`,
    );
    if (events.length === 0) return 0;
    for (const event of events) {
      for (const subscriber of this.subscribers.byEvent(event.type)) {
        await manager.query(
          `insert into platform.delivery (centre_id, event_id, subscriber, queue) values ($1, $2, $3, $4)
           on conflict do nothing`,
          [event.centreId, event.id, subscriber.name, subscriber.queue],
        );
      }
    }
    await manager.query(
      `update platform.outbox o set published_at = clock_timestamp()
       from unnest($1::uuid[], $2::uuid[]) as done (centre_id, id)
       where o.centre_id = done.centre_id and o.id = done.id`,
      [events.map((event) => event.centreId), events.map((event) => event.id)],
    );
    return events.length;
  }

  private async enqueue(manager: EntityManager): Promise<number> {
    const waiting = await manager.query<(QueuedJob & { queue: QueueName })[]>(
      `select centre_id as "centreId", event_id as "eventId", subscriber, round, queue from platform.delivery
       where state = 'waiting' and queued_at is null and coalesce(due_at <= clock_timestamp(), true) order by created_at limit ${BATCH} for update skip locked`,
    );
    for (const { queue, ...job } of waiting) await this.queues.add(queue, job);
    if (waiting.length) {
      await manager.query(
        `update platform.delivery d set queued_at = clock_timestamp()
         from unnest($1::uuid[], $2::uuid[], $3::text[]) as added (centre_id, event_id, subscriber)
         where (d.centre_id, d.event_id, d.subscriber) = (added.centre_id, added.event_id, added.subscriber)`,
        [waiting.map((job) => job.centreId), waiting.map((job) => job.eventId), waiting.map((job) => job.subscriber)],
      );
    }
    return waiting.length;
  }

  /** Finds what a queue forgot (a wiped Redis, a lost job): deliveries that should have been done long ago. */
  private async heal(): Promise<void> {
    await this.asRelay((manager) =>
      manager.query(
        `update platform.delivery set queued_at = null
         where state = 'waiting' and queued_at < clock_timestamp() - interval '${HEAL_AFTER}'`,
      ),
    );
  }
}
