import { setTimeout as pause } from 'node:timers/promises';
import {
  assertSchemaCompatibility,
  type BackendFactory,
  PostgresConnection,
  type PostgresConnectionOptions,
  PostgresQueueBackend,
} from 'bullmq';

const RETRY_MS = 250;

/**
 * BullMQ keeps the outcome of its first look at PostgreSQL for good: a process that starts while the server is on its
 * way up would never work, and its workers would ask again and again without letting anything else run. This one looks
 * until the server answers.
 */
class PatientConnection extends PostgresConnection {
  private reached?: Promise<void>;

  override waitUntilReady(): Promise<void> {
    return (this.reached ??= this.answers().then(() => void setImmediate(() => this.emit('ready'))));
  }

  /** Resolves when the server answers, or nobody waits any more because the connection is being closed. */
  async answers(): Promise<void> {
    for (let asked = 0; !this.isClosing; asked++) {
      try {
        await assertSchemaCompatibility(this.pool, this.schema);
        return;
      } catch (error) {
        if (asked === 0 && this.listenerCount('error')) this.emit('error', error);
        await pause(RETRY_MS);
      }
    }
  }
}

/** A worker that fails to fetch waits until the server is back, instead of asking without a pause or for a fixed time. */
class PatientBackend extends PostgresQueueBackend {
  constructor(
    private readonly patient: PatientConnection,
    ...rest: [name: string, options: ConstructorParameters<typeof PostgresQueueBackend>[2]]
  ) {
    super(patient, ...rest);
  }

  override moveToActive(token: string, name?: string): Promise<unknown[]> {
    return this.orWait(super.moveToActive(token, name));
  }

  override waitForJob(blockTimeout: number): Promise<{ member: string; score: number } | null> {
    return this.orWait(super.waitForJob(blockTimeout)).catch(() => null);
  }

  private orWait<T>(work: Promise<T>): Promise<T> {
    return work.catch(async (error: Error) => {
      await pause(RETRY_MS);
      await this.patient.answers();
      throw error;
    });
  }
}

/** BullMQ's queues on PostgreSQL, made to outlive restarts of the server. */
export const patientPostgresBackend: BackendFactory<PostgresQueueBackend, PostgresConnectionOptions> = (
  name,
  options,
) => new PatientBackend(new PatientConnection(options.connection), name, options);
