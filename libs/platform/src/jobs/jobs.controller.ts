import { conflict } from '@app/kernel';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { AuditTrail } from '../audit-trail';
import { UnitOfWork } from '../db/unit-of-work';
import { CurrentActor, Requires } from '../http/auth';
import { decodeCursor, PageQuery, toPage } from '../http/page';
import { Deliveries } from '../outbox/deliveries';
import type { Actor } from '../tenancy/actor';

export class JobResponse {
  eventId: string;
  subscriber: string;
  eventType: string;
  state: 'waiting' | 'done' | 'failed';
  attempts: number;
  /** The German reason of the last failure. */
  error: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}
export class JobListResponse {
  items: JobResponse[];
  nextCursor: string | null;
}
export class JobQuery extends PageQuery {
  @IsOptional()
  @IsIn(['waiting', 'done', 'failed'])
  state?: 'waiting' | 'done' | 'failed';
}

/** Background work of the centre: what waits, what failed and why, and the button that tries again. */
@Controller('jobs')
export class JobsController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly deliveries: Deliveries,
  ) {}

  @Get()
  @Requires('jobs.read')
  list(@CurrentActor() actor: Actor, @Query() query: JobQuery): Promise<JobListResponse> {
    return this.uow.run(actor, async () => {
      const after = decodeCursor(query.cursor, 2);
      const rows = await this.uow.query<JobResponse>(
        `select d.event_id as "eventId", d.subscriber, o.type as "eventType", d.state, d.attempts, d.error,
                d.created_at as "createdAt", d.finished_at as "finishedAt"
         from platform.delivery d join platform.outbox o on (o.centre_id, o.id) = (d.centre_id, d.event_id)
         where ($1::text is null or d.state = $1) and ($2::uuid is null or (d.event_id, d.subscriber) < ($2, $3))
         order by d.event_id desc, d.subscriber desc limit $4`,
        [query.state ?? null, after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
      );
      const { items, nextCursor } = toPage(rows, query.limit, (row) => [row.eventId, row.subscriber]);
      return { items: [...items], nextCursor };
    });
  }

  /** Tries a failed job again. */
  @Post(':eventId/:subscriber/retry')
  @HttpCode(204)
  @Requires('jobs.retry')
  retry(
    @CurrentActor() actor: Actor,
    @Param('eventId') eventId: string,
    @Param('subscriber') subscriber: string,
  ): Promise<void> {
    return this.uow.run(actor, async () => {
      const retried = await this.deliveries.retry(eventId, subscriber);
      if (!retried)
        throw conflict('not-failed', 'Dieser Auftrag ist nicht fehlgeschlagen; er kann nicht wiederholt werden.');
      this.audit.record({ action: 'job.retried', subject: { type: 'job', id: eventId, label: subscriber } });
    });
  }
}
