import type { LocalDate } from '@app/kernel';
import { type Actor, CurrentActor, IsCalendarDay, Requires, pageOf, ShortListQuery } from '@app/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { IsOptional } from 'class-validator';
import { BiddersQuery, type StandingBidder } from '../application/correspondence/bidders.query';
import { ProcedureBidderResponse, ProcedureBiddersResponse, RotationResponse } from './bidders.response';

export class BiddersDayQuery extends ShortListQuery {
  /** The day of the lights, today without one. */
  @IsOptional()
  @IsCalendarDay()
  on?: LocalDate;
}

/** Who takes part, with the standing of their declarations, and whose turn it would be. */
@Controller('procedures/:id')
export class BiddersController {
  constructor(private readonly bidders: BiddersQuery) {}

  @Get('bidders')
  @Requires('procedure.read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: BiddersDayQuery,
  ): Promise<ProcedureBiddersResponse> {
    const found = await this.bidders.list(actor, id, query.on);
    const { items, nextCursor } = pageOf(found.items, query, (bidder) => bidder.id);
    return { on: found.on, items: items.map(bidderView), nextCursor };
  }

  /** How often fitting companies were invited, have bid and were awarded in the last 24 months; this procedure does not count. */
  @Get('rotation')
  @Requires('procedure.read')
  async rotation(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RotationResponse> {
    const { cpv, turns, notAskedLately, unlinked, since, until } = await this.bidders.rotation(actor, id);
    return {
      ...{ since, until },
      cpv: [...cpv],
      turns: [...turns],
      notAskedLately: [...notAskedLately],
      unlinked: [...unlinked],
    };
  }
}

const bidderView = ({ standing, addedAt, ...bidder }: StandingBidder): ProcedureBidderResponse => ({
  ...bidder,
  addedAt: addedAt?.toISOString() ?? null,
  standing:
    standing?.map(({ kind, name, light, result, validUntil, sentence, citations }) => ({
      ...{ kind, name, light, result, validUntil, sentence },
      citations: citations.map(({ id, statute, text, source, status }) => ({ id, statute, text, source, status })),
    })) ?? null,
});
