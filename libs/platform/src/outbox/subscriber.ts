import type { QueueName } from '../config/config';
import type { Actor } from '../tenancy/actor';

/** An event as a subscriber receives it. */
export interface DeliveredEvent<P = unknown> {
  readonly id: string;
  readonly type: string;
  readonly centreId: string;
  /** Who caused it: `prepare` opens its own units of work as this actor. */
  readonly actor: Actor;
  readonly payload: P;
}

/** Tells how far a long job has come, 0 to 100. */
export type ReportProgress = (percent: number) => Promise<void>;

/**
 * What happens after an event. Providers of a `*.jobs.module.ts` extend this class; they are found at start.
 * `handle` runs in one unit of work, as the actor of the event, together with the mark that it is done: its effect
 * happens exactly once, however often the job runs. Long work without the database (rendering) goes into `prepare`,
 * which runs before and may run again.
 */
export abstract class Subscriber<P = unknown, R = unknown> {
  /** `room.what-it-does`, unique. */
  abstract readonly name: string;
  /** Types of events it hears. */
  abstract readonly events: readonly string[];
  readonly queue: QueueName = 'events';

  prepare?(event: DeliveredEvent<P>, progress: ReportProgress): Promise<R>;
  abstract handle(event: DeliveredEvent<P>, prepared: R): Promise<void>;
  /** Called in a unit of work when the last attempt has failed; the reason is a German sentence. */
  failed?(event: DeliveredEvent<P>, reason: string): Promise<void>;
}
