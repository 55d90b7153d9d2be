import { DomainError } from '@app/kernel';
import { Injectable, Logger } from '@nestjs/common';
import { type Job, UnrecoverableError } from 'bullmq';
import { UnitOfWork } from '../db/unit-of-work';
import { Config, type QueueName } from '../config/config';
import { Outage } from '../lifecycle/outage';
import { Heartbeat } from '../queue/heartbeat';
import { ATTEMPTS, type JobData, Queues } from '../queue/queues';
import { systemActor } from '../tenancy/actor';
import { restoreActor, type StoredActor } from './outbox';
import type { DeliveredEvent, Subscriber } from './subscriber';
import { SubscriberRegistry } from './subscriber-registry';

const GERMAN_FALLBACK = 'Technischer Fehler; die Einzelheiten stehen im Protokoll des Servers.';

/** Runs the jobs: event and actor are read from the database, the effect happens once, failures become rows. */
@Injectable()
export class DeliveryWorker {
  private readonly logger = new Logger(DeliveryWorker.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly queues: Queues,
    private readonly subscribers: SubscriberRegistry,
    private readonly heartbeat: Heartbeat,
    private readonly config: Config,
  ) {}

  start(names: readonly QueueName[]): void {
    for (const name of names)
      this.queues.work(
        name,
        name === 'documents' ? this.config.renderThreads : 4,
        (job) => this.deliver(job),
        () => this.heartbeat.heard(name),
      );
  }

  /** One attempt at one job. Exported for tests; the queue calls it. */
  async deliver(job: Pick<Job<JobData>, 'data' | 'attemptsMade' | 'updateProgress'>): Promise<void> {
    const { centreId, eventId, subscriber: name } = job.data;
    const subscriber = this.subscribers.find(name);
    if (!subscriber) throw new Error(`no subscriber ${name}`);
    const event = await this.load(centreId, eventId, name);
    if (!event) return;
    try {
      const prepared = await subscriber.prepare?.(event, (percent) => job.updateProgress(percent));
      await this.uow.run(event.actor, () => this.once(subscriber, event, prepared));
    } catch (error) {
      await this.recordFailure(subscriber, event, error as Error, job.attemptsMade + 1);
    }
  }

  /** The event, while its delivery waits: one that is done or has failed for good is left alone by a job that comes late. */
  private load(centreId: string, eventId: string, subscriber: string): Promise<DeliveredEvent | undefined> {
    return this.uow.run(systemActor(centreId, eventId), async () => {
      const row = await this.uow.first<{ type: string; payload: unknown; actor: StoredActor; state: string }>(
        `select o.type, o.payload, o.actor, d.state
         from platform.delivery d join platform.outbox o on (o.centre_id, o.id) = (d.centre_id, d.event_id)
         where d.event_id = $1 and d.subscriber = $2`,
        [eventId, subscriber],
      );
      if (row?.state !== 'waiting') return undefined;
      // An event a person caused keeps that person's rights; a read-only one could not have caused it.
      return { id: eventId, type: row.type, centreId, actor: restoreActor(row.actor), payload: row.payload };
    });
  }

  /** Marks and acts in one transaction; the row lock lets a second worker see that it is done. */
  private async once(subscriber: Subscriber, event: DeliveredEvent, prepared: unknown): Promise<void> {
    const open = await this.uow.execute(
      `update platform.delivery set state = 'done', attempts = attempts + 1, error = null, finished_at = clock_timestamp()
       where event_id = $1 and subscriber = $2 and state = 'waiting'`,
      [event.id, subscriber.name],
    );
    if (open) await subscriber.handle(event, prepared);
  }

  private async recordFailure(
    subscriber: Subscriber,
    event: DeliveredEvent,
    error: Error,
    attempt: number,
  ): Promise<void> {
    // A refusal by a rule will be the same next time; only the machinery's failures are tried again.
    const final = error instanceof DomainError || attempt >= ATTEMPTS;
    const reason = error instanceof DomainError || error instanceof Outage ? error.message : GERMAN_FALLBACK;
    this.logger.error({ msg: 'job failed', subscriber: subscriber.name, eventId: event.id, attempt, err: error });
    await this.uow.run(systemActor(event.centreId, event.actor.requestId), async () => {
      const open = await this.uow.execute(
        `update platform.delivery set state = $3, attempts = attempts + 1, error = $4,
                finished_at = case when $3 = 'failed' then clock_timestamp() end
         where event_id = $1 and subscriber = $2 and state = 'waiting'`,
        [event.id, subscriber.name, final ? 'failed' : 'waiting', reason],
      );
      if (final && open) await subscriber.failed?.(event, reason);
    });
    throw final ? new UnrecoverableError(error.message) : error;
  }
}
