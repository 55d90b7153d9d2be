import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { Injectable, Logger } from '@nestjs/common';
import { createRedisBackend, type Job, type JobsOptions, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { QUEUE_NAMES, type QueueName } from '../config/config';
import { within } from '../lifecycle/within';
import { PRIORITY, type Priority } from '../outbox/priority';
import { patientPostgresBackend } from './patient-postgres';

/** All that travels in a job: ids. The database is the source of everything else. */
export interface JobData {
  readonly centreId: string;
  readonly eventId: string;
  readonly subscriber: string;
}
/** Job and the round it is in: a retry by hand begins a new one. */
export interface QueuedJob extends JobData {
  readonly round: number;
  readonly priority: Priority;
}

/** Where the queues live: `redis` when REDIS_URL is set, the application's PostgreSQL otherwise. */
export type QueueBackend =
  { readonly kind: 'postgres'; readonly url: string } | { readonly kind: 'redis'; readonly url: string };

/** Keys of the queues on a Redis that others may use too. */
const REDIS_PREFIX = 'vergabezentrum';

/**
 * A queue's own bookkeeping need not be on disk before work goes on: what a power cut takes back is done again, and the
 * delivery rows say that it was done already.
 */
const WITHOUT_WAITING = '-c synchronous_commit=off';

export const ATTEMPTS = 5;
const OPTIONS: JobsOptions = {
  attempts: ATTEMPTS,
  backoff: { type: 'exponential', delay: 500 },
  // A number here deadlocks the PostgreSQL back end under load; the delivery rows are the record anyway.
  removeOnComplete: true,
  removeOnFail: true,
};

/** A job without work: docs in heartbeat.ts. */
const HEARTBEAT = 'heartbeat';

/** BullMQ takes jobs without a number first, then 1, 2 …; the last one in goes first with `lifo`. */
const PLACE: Readonly<Record<Priority, JobsOptions>> = {
  [PRIORITY.ahead]: { lifo: true },
  [PRIORITY.ordinary]: {},
  [PRIORITY.batch]: { priority: 1 },
};

/** How long leaving a queue may take once its jobs have ended. */
const CLOSE_MS = 5_000;

/** The one place that knows BullMQ. */
@Injectable()
export class Queues {
  private readonly logger = new Logger(Queues.name);
  private readonly queues = new Map<QueueName, Queue>();
  private readonly workers: Worker[] = [];
  private readonly redis: Redis[] = [];

  constructor(readonly backend: QueueBackend) {}

  /** Adds the job unless the same one is already waiting or running. More urgent ones pass those that wait. */
  async add(queue: QueueName, { round, priority, ...data }: QueuedJob): Promise<void> {
    const jobId = `${data.eventId}_${data.subscriber}_${round}`;
    await this.queue(queue).add(data.subscriber, data, { ...OPTIONS, ...PLACE[priority], jobId });
  }

  /** Sends a heartbeat through the queue, unless the last one still waits. */
  async beat(queue: QueueName): Promise<void> {
    await this.queue(queue).add(HEARTBEAT, {}, { removeOnComplete: true, removeOnFail: true, jobId: HEARTBEAT });
  }

  /** Begins to work on a queue. */
  work(
    name: QueueName,
    concurrency: number,
    deliver: (job: Job<JobData>) => Promise<void>,
    heard: () => Promise<void>,
  ): void {
    const handle = (job: Job<JobData>): Promise<void> => (job.name === HEARTBEAT ? heard() : deliver(job));
    const common = {
      concurrency,
      // A job of a process that was killed is taken over by another one after this time.
      lockDuration: 3_000,
      stalledInterval: 1_000,
      maxStalledCount: 10,
      // After a refused connection; BullMQ's own 15 s would keep everybody waiting long after the server is back.
      runRetryDelay: 1_000,
    };
    const worker =
      this.backend.kind === 'postgres'
        ? new Worker(
            name,
            handle,
            { ...common, connection: { ...this.postgres(), options: WITHOUT_WAITING } },
            patientPostgresBackend,
          )
        : new Worker(name, handle, { ...common, prefix: REDIS_PREFIX, connection: this.connect() }, createRedisBackend);
    worker.on('error', (error) => this.logger.warn(`queue ${name}: ${error.message}`));
    this.workers.push(worker as Worker);
  }

  /** Throws when the queue cannot be reached. */
  async check(): Promise<void> {
    await this.queue('events').getJobCounts('waiting');
  }

  /** Jobs waiting, waiting with less urgency, running, delayed per queue. */
  async counts(name: QueueName): Promise<Record<string, number>> {
    return this.queue(name).getJobCounts('waiting', 'prioritized', 'active', 'delayed');
  }

  /** All queues as the operator's view shows them: to be read only. */
  boards(): BullMQAdapter[] {
    return QUEUE_NAMES.map((name) => new BullMQAdapter(this.queue(name), { readOnlyMode: true }));
  }

  /** Lets running jobs finish (at most `graceMs`), then leaves the queues. */
  async close(graceMs: number): Promise<void> {
    // BullMQ answers a second, forced close with the first one's promise: after the grace there is nothing to wait for.
    const drained = await within(graceMs, Promise.all(this.workers.map((worker) => worker.close())));
    if (!drained) this.logger.warn('jobs did not end in time; another process takes them over');
    const closed = await within(CLOSE_MS, Promise.all([...this.queues.values()].map((queue) => queue.close())));
    if (!closed) this.logger.warn('the queue did not close in time');
    for (const redis of this.redis) redis.disconnect();
  }

  private queue(name: QueueName): Queue {
    const existing = this.queues.get(name);
    if (existing) return existing;
    const queue =
      this.backend.kind === 'postgres'
        ? new Queue(name, { connection: this.postgres() }, patientPostgresBackend)
        : new Queue(name, { prefix: REDIS_PREFIX, connection: this.connect() }, createRedisBackend);
    queue.on('error', (error) => this.logger.warn(`queue ${name}: ${error.message}`));
    this.queues.set(name, queue as Queue);
    return queue as Queue;
  }

  private postgres(): { connectionString: string; max: number } {
    return { connectionString: this.backend.url, max: 3 };
  }

  private connect(): Redis {
    const redis = new Redis(this.backend.url, { maxRetriesPerRequest: null });
    redis.on('error', (error: Error) => this.logger.warn(`redis: ${error.message}`));
    this.redis.push(redis);
    return redis;
  }
}
