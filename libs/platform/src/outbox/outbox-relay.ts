import { Injectable, Logger } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { DataSource, type EntityManager } from 'typeorm';
import type { QueueName } from '../config/config';
import { Signals } from '../db/signals';
import { type QueuedJob, Queues } from '../queue/queues';
import { NEXT_DELIVERIES, SOMETHING_WAITS } from './next-deliveries';
import type { Priority } from './priority';
import { SubscriberRegistry } from './subscriber-registry';

interface WaitingEvent {
  readonly centreId: string;
  readonly id: string;
  readonly type: string;
  readonly priority: Priority;
  readonly lane: string;
}

const BATCH = 100;
const POLL_MS = 1_000;
/** Places that ended jobs have left are filled together, this long after the first. */
const REFILL_MS = 25;
/** A job that has not finished after this time is offered to its queue again; a queue that still has it ignores that. */
const HEAL_AFTER = '20 seconds';

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
  private refill?: NodeJS.Timeout;
  /** Something waits for its turn: the end of a job lets it go on. */
  private held = false;
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
      setInterval(() => void this.heal().catch(() => undefined), 5_000),
    ];
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.signals?.unsubscribe();
    for (const timer of this.timers) clearInterval(timer);
    clearTimeout(this.refill);
    await this.running;
  }

  /** A job of this process has ended: the next in turn may take its place. */
  jobEnded(): void {
    if (!this.held || this.refill) return;
    this.refill = setTimeout(() => {
      this.refill = undefined;
      this.wake();
    }, REFILL_MS);
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
      `select centre_id as "centreId", id, type, priority, lane from platform.outbox
       where published_at is null order by priority desc, created_at, id limit ${BATCH} for update skip locked`,
    );
    if (events.length === 0) return 0;
    for (const { centreId, id, type, priority, lane } of events) {
      for (const { name, queue } of this.subscribers.byEvent(type)) {
        await manager.query(
          `insert into platform.delivery (centre_id, event_id, subscriber, queue, priority, lane)
           values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
          [centreId, id, name, queue, priority, lane],
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
    const next = await manager.query<(QueuedJob & { queue: QueueName })[]>(NEXT_DELIVERIES, [BATCH]);
    for (const { queue, ...job } of next) await this.queues.add(queue, job);
    if (next.length) {
      await manager.query(
        `update platform.delivery d set queued_at = clock_timestamp()
         from unnest($1::uuid[], $2::uuid[], $3::text[]) as added (centre_id, event_id, subscriber)
         where (d.centre_id, d.event_id, d.subscriber) = (added.centre_id, added.event_id, added.subscriber)`,
        [next.map((job) => job.centreId), next.map((job) => job.eventId), next.map((job) => job.subscriber)],
      );
    }
    const [left] = await manager.query<{ held: boolean }[]>(SOMETHING_WAITS);
    this.held = left?.held ?? false;
    return next.length;
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
