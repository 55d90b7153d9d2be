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
import { OutboxRelay } from './outbox-relay';
import type { DeliveredEvent, Subscriber } from './subscriber';
import { SubscriberRegistry } from './subscriber-registry';
import { WorkRoom } from './work-room';

const GERMAN_FALLBACK = 'Technischer Fehler; die Einzelheiten stehen im Protokoll des Servers.';
/** So often an attempt may begin without ever ending (its process was ended) before the delivery is parked. */
const CUT_OFF_LIMIT = 5;
const PARKED =
  `Angehalten: Die Bearbeitung wurde ${CUT_OFF_LIMIT}-mal begonnen und jedes Mal mitten darin abgebrochen, vermutlich weil ` +
  'dieser Auftrag den Dienst zum Absturz bringt. Die anderen Aufträge laufen weiter. Bitte prüfen Sie die Angaben, ' +
  'bevor Sie es erneut versuchen, oder wenden Sie sich an die Administration.';

/** Runs the jobs: event and actor are read from the database, the effect happens once, failures become rows. */
@Injectable()
export class DeliveryWorker {
  private readonly logger = new Logger(DeliveryWorker.name);
  private readonly rooms = new Map<QueueName, WorkRoom>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly queues: Queues,
    private readonly subscribers: SubscriberRegistry,
    private readonly heartbeat: Heartbeat,
    private readonly config: Config,
    private readonly relay: OutboxRelay,
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
    const subscriber = this.subscribers.find(job.data.subscriber);
    if (!subscriber) throw new Error(`no subscriber ${job.data.subscriber}`);
    const room = this.roomOf(subscriber.queue);
    let leave = await room.enter(false);
    try {
      let begun = await this.begin(job.data, false);
      if (begun === 'cut-off') {
        leave();
        leave = await room.enter(true);
        begun = await this.begin(job.data, true);
      }
      if (begun && begun !== 'cut-off') await this.attempt(subscriber, begun, job);
    } finally {
      leave();
      this.relay.jobEnded();
    }
  }

  private async attempt(
    subscriber: Subscriber,
    event: DeliveredEvent & { readonly isParked: boolean },
    job: Pick<Job<JobData>, 'attemptsMade' | 'updateProgress'>,
  ): Promise<void> {
    if (event.isParked) {
      this.logger.error({ msg: 'job parked', subscriber: subscriber.name, eventId: event.id });
      return this.recordEnd(subscriber, event, PARKED, true);
    }
    try {
      const prepared = await subscriber.prepare?.(event, (percent) => job.updateProgress(percent));
      await this.uow.run(event.actor, () => this.once(subscriber, event, prepared));
    } catch (error) {
      await this.recordFailure(subscriber, event, error as Error, job.attemptsMade + 1);
    }
  }

  /**
   * The event, while its delivery waits: one that is done or has failed for good is left alone by a job that comes late.
   * The attempt is counted before its work and taken back when it ends, so what stays are attempts that were cut off:
   * such a delivery may be what ends its process, and is worked on alone (`cut-off` says that it wants to be), then parked.
   */
  private begin(
    { centreId, eventId, subscriber }: JobData,
    alone: boolean,
  ): Promise<(DeliveredEvent & { readonly isParked: boolean }) | 'cut-off' | undefined> {
    return this.uow.run(systemActor(centreId, eventId), async () => {
      // A count that a power cut takes back does no harm; waiting for the disk would cost every job.
      await this.uow.query('set local synchronous_commit to off');
      const row = await this.uow.first<{ type: string; payload: unknown; actor: StoredActor; isParked: boolean }>(
        `update platform.delivery d set cut_off = d.cut_off + 1 from platform.outbox o
         where d.event_id = $1 and d.subscriber = $2 and d.state = 'waiting' and (d.cut_off = 0 or $3)
           and (o.centre_id, o.id) = (d.centre_id, d.event_id)
         returning o.type, o.payload, o.actor, d.cut_off > ${CUT_OFF_LIMIT} as "isParked"`,
        [eventId, subscriber, alone],
      );
      // An event a person caused keeps that person's rights; a read-only one could not have caused it.
      if (row) return { id: eventId, centreId, ...row, actor: restoreActor(row.actor) };
      const waits = await this.uow.first(
        `select 1 from platform.delivery where event_id = $1 and subscriber = $2 and state = 'waiting'`,
        [eventId, subscriber],
      );
      return waits ? 'cut-off' : undefined;
    });
  }

  /** Marks and acts in one transaction; the row lock lets a second worker see that it is done. */
  private async once(subscriber: Subscriber, event: DeliveredEvent, prepared: unknown): Promise<void> {
    const open = await this.uow.execute(
      `update platform.delivery set state = 'done', attempts = attempts + 1, cut_off = 0, error = null, finished_at = clock_timestamp()
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
    await this.recordEnd(subscriber, event, reason, final);
    // The queue learns what people read; the details stand in the log only.
    throw final ? new UnrecoverableError(reason) : new Error(reason, { cause: error });
  }

  private recordEnd(subscriber: Subscriber, event: DeliveredEvent, reason: string, final: boolean): Promise<void> {
    return this.uow.run(systemActor(event.centreId, event.actor.requestId), async () => {
      const open = await this.uow.execute(
        `update platform.delivery set state = $3, attempts = attempts + 1, error = $4, cut_off = greatest(cut_off - 1, 0),
                finished_at = case when $3 = 'failed' then clock_timestamp() end
         where event_id = $1 and subscriber = $2 and state = 'waiting'`,
        [event.id, subscriber.name, final ? 'failed' : 'waiting', reason],
      );
      if (final && open) await subscriber.failed?.(event, reason);
    });
  }

  private roomOf(queue: QueueName): WorkRoom {
    const room = this.rooms.get(queue) ?? new WorkRoom();
    this.rooms.set(queue, room);
    return room;
  }
}
