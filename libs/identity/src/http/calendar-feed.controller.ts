import { DomainError, notFound } from '@app/kernel';
import { type Actor, AuditTrail, Config, CurrentActor, SecretAnswer, SignedIn, UnitOfWork } from '@app/platform';
import { Controller, Delete, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { asOwnAccount } from '../application/own-account';
import { hashToken, newToken } from '../application/tokens';
import { CalendarFeedRepository } from '../infrastructure/calendar-feed.repository';

export class CalendarFeedResponse {
  /** Null: there is no address. */
  createdAt: Date | null;
}
export class CreatedCalendarFeedResponse {
  /** Shown once; only the hash of its secret part is kept. */
  url: string;
}

/** The secret address under which the person's own calendar can be subscribed. */
@Controller('calendar-feed')
@SignedIn()
export class CalendarFeedController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly feeds: CalendarFeedRepository,
    private readonly audit: AuditTrail,
    private readonly config: Config,
  ) {}

  @Get()
  read(@CurrentActor() actor: Actor): Promise<CalendarFeedResponse> {
    return this.uow.run(actor, async () => ({ createdAt: (await this.feeds.find())?.createdAt ?? null }));
  }

  /** Makes the address, or another one instead of it: the former one ends at once. */
  @Post()
  @SecretAnswer()
  renew(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<CreatedCalendarFeedResponse> {
    refuseToken(request);
    return this.uow.run(asOwnAccount(actor), async () => {
      const token = newToken();
      const renewed = (await this.feeds.find()) !== undefined;
      await this.feeds.renew(hashToken(token));
      this.record(actor, renewed ? 'calendar-feed.renewed' : 'calendar-feed.created');
      return { url: new URL(`/api/calendar/${token}.ics`, this.config.publicUrl).href };
    });
  }

  /** The address stops working at once. */
  @Delete()
  @HttpCode(204)
  revoke(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<void> {
    refuseToken(request);
    return this.uow.run(asOwnAccount(actor), async () => {
      if (!(await this.feeds.remove())) throw notFound('Dieses Kalenderabonnement');
      this.record(actor, 'calendar-feed.revoked');
    });
  }

  private record(actor: Actor, action: string): void {
    this.audit.record({ action, subject: { type: 'person', id: actor.personId ?? '', label: actor.name } });
  }
}

/** A token may not make another secret that outlives it. */
function refuseToken(request: FastifyRequest): void {
  if (request.headers.authorization) {
    throw new DomainError('forbidden', 'session-needed', 'Dafür ist eine Anmeldung mit Kennwort nötig.');
  }
}
