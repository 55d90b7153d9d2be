import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { QUEUE_NAMES, type QueueName } from '../config/config';
import { Signals } from '../db/signals';
import { BEAT_MS, HEARTBEAT_CHANNEL } from './heartbeat';

/** How a queue stands, over all centres. `outbox`: events the relay has not taken yet. */
export interface QueueState {
  readonly name: QueueName | 'outbox';
  /** Deliveries that should be done and are not. */
  readonly waiting: number;
  readonly failed: number;
  /** Whole seconds the oldest of them waits; null where none does. */
  readonly oldestWaitingSeconds: number | null;
  /** When its workers were last heard by this process; null: not since it was started. */
  readonly lastHeartbeat: Date | null;
}

/** A queue nobody was heard of for so long is told of. */
export const SILENT_AFTER_MS = 6 * BEAT_MS;
/** A job that waits for so long is told of: long batches move, so that their oldest one is younger. */
export const LATE_AFTER_SECONDS = 15 * 60;

const GERMAN: Readonly<Record<QueueState['name'], string>> = {
  outbox: 'Postausgang der Anwendung',
  events: 'Folgearbeiten',
  documents: 'Dokumente',
  mail: 'E-Mail',
};

/** Watches the queues from outside: what waits, since when, and whether somebody is at work. */
@Injectable()
export class QueueWatch implements OnModuleInit {
  private readonly beats = new Map<string, Date>();
  private readonly since = new Date();

  constructor(
    private readonly dataSource: DataSource,
    private readonly signals: Signals,
  ) {}

  onModuleInit(): void {
    this.signals.on(HEARTBEAT_CHANNEL).subscribe((queue) => this.beats.set(queue, new Date()));
  }

  /** What waits by the delivery rows. */
  async states(): Promise<QueueState[]> {
    const rows = await this.dataSource.transaction(async (manager) => {
      await manager.query(`select set_config('app.reach', 'relay', true)`);
      return manager.query<{ queue: string; waiting: number; failed: number; oldest: number | null }[]>(
        `select queue, count(*) filter (where due)::int as waiting, count(*) filter (where state = 'failed')::int as failed,
                floor(extract(epoch from clock_timestamp() - min(coalesce(due_at, created_at)) filter (where due)))::int as oldest
         from (select *, state = 'waiting' and coalesce(due_at <= clock_timestamp(), true) as due
               from platform.delivery where state <> 'done') as open
         group by queue
         union all
         select 'outbox', count(*)::int, 0, floor(extract(epoch from clock_timestamp() - min(created_at)))::int
         from platform.outbox where published_at is null`,
      );
    });
    return (['outbox', ...QUEUE_NAMES] as const).map((name) => {
      const row = rows.find(({ queue }) => queue === name);
      return {
        name,
        waiting: row?.waiting ?? 0,
        failed: row?.failed ?? 0,
        oldestWaitingSeconds: row?.oldest ?? null,
        lastHeartbeat: this.beats.get(name) ?? null,
      };
    });
  }

  /** What an operator should look at, as German sentences. */
  warnings(states: readonly QueueState[], now = new Date()): string[] {
    return states.flatMap(({ name, oldestWaitingSeconds, lastHeartbeat }) => {
      // The outbox has no workers of its own: what it holds back too long is the relay's silence.
      const silent = name === 'outbox' ? 0 : now.getTime() - (lastHeartbeat ?? this.since).getTime();
      const late = oldestWaitingSeconds !== null && oldestWaitingSeconds >= LATE_AFTER_SECONDS;
      return [
        ...(silent > SILENT_AFTER_MS
          ? [`An der Warteschlange „${GERMAN[name]}“ arbeitet seit ${Math.floor(silent / 1000)} Sekunden niemand.`]
          : []),
        ...(late
          ? [
              `In der Warteschlange „${GERMAN[name]}“ wartet ein Auftrag seit ${Math.floor(oldestWaitingSeconds / 60)} Minuten.`,
            ]
          : []),
      ];
    });
  }
}
