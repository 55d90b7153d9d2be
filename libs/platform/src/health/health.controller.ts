import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { Public } from '../http/auth';
import { QueueWatch } from '../queue/queue-watch';
import { FileStore } from '../files/file-store';
import { Queues } from '../queue/queues';

export class QueueHealthResponse {
  name: string;
  /** Jobs that should be done and are not. */
  waiting: number;
  failed: number;
  /** Whole seconds; null where none waits. */
  oldestWaitingSeconds: number | null;
  /** When its workers were last heard; null: not since this process was started. */
  lastHeartbeat: Date | null;
}
export class HealthResponse {
  status: 'ok' | 'unavailable';
  /** What is missing, as German sentences; empty when all is well. */
  missing: string[];
}
export class QueuesHealthResponse {
  status: 'ok' | 'warning';
  /** What an operator should look at, as German sentences. */
  warnings: string[];
  queues: QueueHealthResponse[];
}

@Controller('health')
@Public()
export class HealthController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queues: Queues,
    private readonly watch: QueueWatch,
    private readonly files: FileStore,
  ) {}

  /** 200 while the process lives. */
  @Get('live')
  live(): HealthResponse {
    return { status: 'ok', missing: [] };
  }

  /** 200 when database, queue, files and migrations are fine, else 503 with what is missing. */
  @Get('ready')
  @HttpCode(200)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthResponse> {
    const missing: string[] = [];
    await this.dataSource.query('select 1').catch(() => missing.push('Die Datenbank antwortet nicht.'));
    if (!missing.length) {
      await this.dataSource
        .query('select platform.clock_offset()')
        .catch(() => missing.push('Das Datenbankschema fehlt.'));
    }
    await this.queues.check().catch(() => missing.push('Die Warteschlange antwortet nicht.'));
    await this.files.check().catch(() => missing.push('Der Dateispeicher antwortet nicht.'));
    if (missing.length) void reply.status(503);
    return { status: missing.length ? 'unavailable' : 'ok', missing };
  }

  /** Whether the queues are being worked on: for monitoring, not for a balancer; 200 also when it warns. */
  @Get('queues')
  async queueHealth(): Promise<QueuesHealthResponse> {
    const queues = await this.watch.states();
    const warnings = this.watch.warnings(queues);
    return { status: warnings.length ? 'warning' : 'ok', warnings, queues };
  }
}
