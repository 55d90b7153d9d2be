import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { QUEUE_NAMES, type QueueName } from '../config/config';
import { Queues } from './queues';

/** The channel on which the workers of a queue say that they are at work; the payload is the queue's name. */
export const HEARTBEAT_CHANNEL = 'heartbeat';
export const BEAT_MS = 10_000;

/**
 * A job without work, sent through every queue again and again: a queue whose beat stays away is not being worked on,
 * whatever its processes believe.
 */
@Injectable()
export class Heartbeat {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly dataSource: DataSource,
    private readonly queues: Queues,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.beat(), BEAT_MS);
    this.beat();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Said by a worker: the beat has come through. */
  async heard(queue: QueueName): Promise<void> {
    await this.dataSource.query('select pg_notify($1, $2)', [HEARTBEAT_CHANNEL, queue]);
  }

  private beat(): void {
    // A queue that cannot be reached shows in the next beat that stays away.
    for (const name of QUEUE_NAMES) void this.queues.beat(name).catch(() => undefined);
  }
}
