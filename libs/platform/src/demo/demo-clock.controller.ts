import { conflict, daysBetween, notFound } from '@app/kernel';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { AuditTrail } from '../audit-trail';
import { Config } from '../config/config';
import { UnitOfWork } from '../db/unit-of-work';
import { CurrentActor, Requires } from '../http/auth';
import { IsCalendarDay } from '../http/calendar-day';
import type { Actor } from '../tenancy/actor';

export class SetDemoDayRequest {
  /** The day it shall be; only forward, because what happened stays in the past. */
  @IsCalendarDay()
  today: string;
}

const SECONDS_PER_DAY = 86_400;
const MOST_DAYS = 3_660;

/** Only with DEMO=1: lets the demo centre live through months in minutes. */
@Controller('demo/clock')
export class DemoClockController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly config: Config,
    private readonly audit: AuditTrail,
  ) {}

  @Post()
  @HttpCode(204)
  @Requires('demo.clock')
  set(@CurrentActor() actor: Actor, @Body() { today }: SetDemoDayRequest): Promise<void> {
    if (!this.config.demo) throw notFound('Die Demo-Uhr');
    return this.uow.run(actor, async () => {
      const days = daysBetween(this.uow.today(), today);
      if (days < 0) throw conflict('clock-backward', 'Die Demo-Uhr geht nur vorwärts.');
      if (days > MOST_DAYS) throw conflict('clock-too-far', 'Die Demo-Uhr geht höchstens zehn Jahre auf einmal vor.');
      await this.uow.execute(
        `insert into platform.demo_clock (offset_seconds) values ($1)
         on conflict (centre_id) do update set offset_seconds = platform.demo_clock.offset_seconds + excluded.offset_seconds`,
        [days * SECONDS_PER_DAY],
      );
      this.audit.record({
        action: 'demo.clock-set',
        subject: { type: 'centre', id: actor.centreId },
        after: { today },
      });
    });
  }
}
