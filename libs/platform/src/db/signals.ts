import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { Observable, Subject } from 'rxjs';

const RECONNECT_MS = 1_000;

/**
 * What the database says aloud (NOTIFY). One connection per process listens, opened when the first one wants to hear.
 * A signal only says that something is worth reading again: one may be lost while the connection is renewed, so
 * whoever listens looks for itself from time to time.
 */
@Injectable()
export class Signals implements OnModuleDestroy {
  private readonly logger = new Logger(Signals.name);
  private readonly channels = new Map<string, Subject<string>>();
  private client?: pg.Client;
  private retry?: NodeJS.Timeout;
  private closed = false;

  constructor(private readonly url: string) {}

  /** The payloads sent on a channel; completes when the process ends. */
  on(channel: string): Observable<string> {
    if (!/^[a-z_]+$/.test(channel)) throw new Error(`not a channel: ${channel}`);
    const known = this.channels.get(channel);
    if (known) return known.asObservable();
    const subject = new Subject<string>();
    this.channels.set(channel, subject);
    if (this.client) void this.client.query(`listen ${channel}`).catch(() => this.reconnect());
    else void this.connect();
    return subject.asObservable();
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    for (const subject of this.channels.values()) subject.complete();
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'vergabezentrum-signals' });
    this.client = client;
    client.on('notification', ({ channel, payload }) => this.channels.get(channel)?.next(payload ?? ''));
    client.on('error', (error) => this.logger.warn(`database signals lost: ${error.message}`));
    client.on('end', () => this.reconnect());
    try {
      await client.connect();
      for (const channel of this.channels.keys()) await client.query(`listen ${channel}`);
    } catch (error) {
      this.logger.warn(`database signals: ${(error as Error).message}`);
      await client.end().catch(() => undefined);
      this.reconnect();
    }
  }

  private reconnect(): void {
    if (this.closed) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.connect(), RECONNECT_MS);
  }
}
