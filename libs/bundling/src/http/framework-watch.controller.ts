import { formatMoney, formatQuantity, notFound, unitName } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { type Actor, CurrentActor, IfMatch, IsCalendarDay, PageQuery, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsInt, IsOptional } from 'class-validator';
import { WatchFrameworks } from '../application/watch-frameworks.usecase';
import type { BurnDown } from '../domain/burn-down';
import { CallOffRepository } from '../infrastructure/call-off.repository';
import { FrameworkPriceRepository } from '../infrastructure/framework-price.repository';
import { FrameworkRepository } from '../infrastructure/framework.repository';
import {
  type AlertLevelsResponse,
  type BurnDownResponse,
  CallOffListResponse,
  FrameworkBurnDownResponse,
  PriceListResponse,
} from './framework-watch.response';

export class AlertLevelsRequest {
  /** Percent of a maximum, 1 to 100. */
  @IsArray()
  @ArrayMaxSize(10)
  @IsInt({ each: true })
  percent: number[];

  /** Days before the last day. */
  @IsArray()
  @ArrayMaxSize(10)
  @IsInt({ each: true })
  daysBefore: number[];
}
export class PriceListQuery {
  /** Left out: all prices that were, are and will be valid. */
  @IsOptional()
  @IsCalendarDay()
  day?: string;
}

/** How far an agreement is used up, by whom, and at which prices. */
@Controller('frameworks')
export class FrameworkWatchController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly watch: WatchFrameworks,
    private readonly frameworks: FrameworkRepository,
    private readonly callOffs: CallOffRepository,
    private readonly priceList: FrameworkPriceRepository,
    private readonly directory: Directory,
  ) {}

  /** Used against time, with a straight line as forecast. */
  @Get(':id/burn-down')
  @Requires('framework.read')
  burnDown(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<FrameworkBurnDownResponse> {
    return this.uow.run(actor, async () => {
      const slugs = await this.slugs();
      const { value, items, members, alerts, levels } = await this.watch.burnDown(actor, id);
      return {
        value: shown(value, formatMoney),
        items: items.map(({ item, burnDown }) => ({
          ...{ articleNumber: item.articleNumber, text: item.text, unitName: unitName(item.unit) },
          ...shown(burnDown, formatQuantity),
        })),
        members: members.map(({ memberId, burnDown }) => ({
          member: slugs.get(memberId) ?? '',
          ...shown(burnDown, formatMoney),
        })),
        alerts: alerts.map((alert) => ({ ...alert })),
        levels: levelsOf(levels),
      };
    });
  }

  @Put(':id/alert-levels')
  @Requires('framework.manage')
  setLevels(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() seen: number,
    @Body() levels: AlertLevelsRequest,
  ): Promise<FrameworkBurnDownResponse> {
    return this.uow.run(actor, async () => {
      await this.watch.setLevels(actor, id, levels, seen);
      return this.burnDown(actor, id);
    });
  }

  /** Newest first; a member sees its own. */
  @Get(':id/call-offs')
  @Requires('framework.read')
  list(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<CallOffListResponse> {
    return this.uow.run(actor, async () => {
      await this.known(id);
      const slugs = await this.slugs();
      const { items, nextCursor } = await this.callOffs.page(id, limit, cursor);
      return {
        items: items.map(({ memberId, unit, ...row }) => ({
          ...row,
          member: slugs.get(memberId) ?? '',
          unitName: unitName(unit),
        })),
        nextCursor,
      };
    });
  }

  @Get(':id/prices')
  @Requires('framework.read')
  prices(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { day }: PriceListQuery,
  ): Promise<PriceListResponse> {
    return this.uow.run(actor, async () => {
      await this.known(id);
      const all = await this.priceList.all(id);
      const valid = all.filter(({ from, to }) => day === undefined || (from <= day && (to === null || day < to)));
      return {
        items: valid.map(({ unit, recordedByName, tiers, ...row }) => ({
          ...row,
          unitName: unitName(unit),
          recordedBy: recordedByName,
          tiers: tiers.map((tier) => ({ ...tier })),
        })),
      };
    });
  }

  private async known(id: string): Promise<void> {
    if (!(await this.frameworks.find(id))) throw notFound('Diese Rahmenvereinbarung');
  }

  private async slugs(): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.directory.members()).map((member) => [member.id, member.slug]));
  }
}

const tenths = (perMille: number): string => `${Math.floor(perMille / 10)}.${Math.abs(perMille) % 10}`;

function shown(one: BurnDown, format: (amount: bigint) => string): BurnDownResponse {
  const text = (amount: bigint | null): string | null => (amount === null ? null : format(amount));
  return {
    used: format(one.used),
    maximum: one.rest === null ? null : format(one.used + one.rest),
    rest: text(one.rest),
    share: one.share === null ? null : tenths(one.share),
    time: tenths(one.time),
    exhaustedOn: one.exhaustedOn,
    usedAtEnd: text(one.usedAtEnd),
    reasons: [...one.reasons],
    course: one.course.map(({ day, used }) => ({ day, used: format(used) })),
  };
}

const levelsOf = (levels: {
  readonly percent: readonly number[];
  readonly daysBefore: readonly number[];
  readonly changedByName: string | null;
  readonly version: number;
}): AlertLevelsResponse => ({
  percent: [...levels.percent],
  daysBefore: [...levels.daysBefore],
  changedBy: levels.changedByName,
  version: levels.version,
});
