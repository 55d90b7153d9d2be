import { daysBetween, formatQuantity, unitName } from '@app/kernel';
import { type Actor, CurrentActor, IfMatch, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ChangeParticipants } from '../application/change-participants.usecase';
import { ExtendRound } from '../application/extend-round.usecase';
import { RoundReminders } from '../application/round-reminders.usecase';
import { WatchRound } from '../application/watch-round.query';
import { OCCASION_NAMES } from '../domain/round-reminders';
import type { Round } from '../infrastructure/round.repository';
import { AddParticipantsRequest, ExtendRoundRequest, RemindMembersRequest } from './round-watch.request';
import { LastYearResponse, RemindedMembersResponse, RoundCockpitResponse } from './round-watch.response';

/** Watching an open round: who has answered, more time, reminders, participants. */
@Controller('demand-rounds/:id')
export class RoundWatchController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly watch: WatchRound,
    private readonly extendRound: ExtendRound,
    private readonly reminders: RoundReminders,
    private readonly participants: ChangeParticipants,
  ) {}

  @Get('cockpit')
  @Requires('bundle.read')
  cockpit(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RoundCockpitResponse> {
    return this.uow.run(actor, async () => this.cockpitOf(id));
  }

  /** What the round would hold with the figures of the former one for those without an answer; nothing is stored. */
  @Get('last-year')
  @Requires('bundle.read')
  lastYear(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<LastYearResponse> {
    return this.uow.run(actor, async () => {
      const { former, consumed, members, articles, names, ...values } = await this.watch.lastYear(id);
      return {
        ...values,
        former: formerOf(former),
        consumed: consumed && { ...consumed },
        members: members.map(({ memberId, lines, ...member }) => ({
          ...member,
          name: names.get(memberId) ?? '',
          lines: lines.map(({ costCentreId, articleNumber, text, unit, quantity, value }) => ({
            ...{ articleNumber, text, value },
            costCentre: names.get(costCentreId ?? '') ?? '',
            unitName: unitName(unit),
            quantity: formatQuantity(quantity),
          })),
        })),
        articles: articles.map(({ unit, ...article }) => ({ ...article, unitName: unitName(unit) })),
      };
    });
  }

  /** Only to a later day; all members are told. */
  @Post('extension')
  @HttpCode(200)
  @Requires('demand-round.manage')
  extend(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ExtendRoundRequest,
  ): Promise<RoundCockpitResponse> {
    return this.uow.run(actor, async () => {
      await this.extendRound.execute(id, version, body);
      return this.cockpitOf(id);
    });
  }

  /** Reminds members without an answer, each at most once a day. */
  @Post('reminders')
  @HttpCode(200)
  @Requires('demand-round.manage')
  remind(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { members }: RemindMembersRequest,
  ): Promise<RemindedMembersResponse> {
    return this.uow.run(actor, async () => ({ members: [...(await this.reminders.byHand(id, members))] }));
  }

  /** Asks further members; those that are asked already stay as they are. */
  @Post('members')
  @HttpCode(200)
  @Requires('demand-round.manage')
  addMembers(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { members }: AddParticipantsRequest,
  ): Promise<RoundCockpitResponse> {
    return this.uow.run(actor, async () => {
      await this.participants.add(id, members);
      return this.cockpitOf(id);
    });
  }

  /** Only while the member has reported nothing. */
  @Delete('members/:member')
  @HttpCode(204)
  @Requires('demand-round.manage')
  dropMember(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('member') member: string): Promise<void> {
    return this.uow.run(actor, () => this.participants.drop(id, member));
  }

  private async cockpitOf(id: string): Promise<RoundCockpitResponse> {
    const { round, members, extensions, questions, articles, former } = await this.watch.read(id);
    return {
      ...{ questions, articles },
      daysLeft: daysBetween(this.uow.today(), round.reportUntil),
      former: formerOf(former),
      members: members.map(({ memberId: _, slug, reminders, ...member }) => ({
        ...member,
        member: slug,
        reminders: reminders.map(({ occasion, sentAt, byName }) => ({
          ...{ occasion, sentAt },
          name: OCCASION_NAMES[occasion],
          by: byName,
        })),
      })),
      extensions: extensions.map(({ byName, ...extension }) => ({ ...extension, by: byName })),
    };
  }
}

const formerOf = (former: Round | undefined) =>
  former ? { id: former.id, number: former.number, title: former.title } : null;
