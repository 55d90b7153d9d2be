import { createHash, timingSafeEqual } from 'node:crypto';
import { DomainError, notFound } from '@app/kernel';
import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Config } from '../config/config';
import { Public } from '../http/auth';
import { Metrics } from './metrics';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** For the operator's monitoring, which is no person of a centre: open to whoever shows METRICS_TOKEN. */
@Controller('metrics')
@Public()
export class MetricsController {
  constructor(
    private readonly config: Config,
    private readonly metrics: Metrics,
  ) {}

  /** `Authorization: Bearer <METRICS_TOKEN>`; 404 where none is set. */
  @Get()
  @ApiProduces('text/plain')
  async read(
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { metricsToken } = this.config;
    if (!metricsToken) throw notFound('Diese Seite');
    if (!timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${metricsToken}`)))
      throw new DomainError(
        'unauthenticated',
        'metrics-token',
        'Das Kennwort für die Messwerte fehlt oder ist falsch.',
      );
    const { type, body } = await this.metrics.text();
    void reply.header('content-type', type);
    return body;
  }
}
