import { AskLaw } from '../application/ask-law';
import {
  assess,
  type AssessmentRequest,
  computePeriod,
  computeTimeline,
  holidays,
  lawChanges,
  type PeriodRequest,
  ruleSets,
  type State,
  type TimelineRequest,
} from '@app/law';
import { type Actor, CurrentActor, NotRemembered, SignedIn } from '@app/platform';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { AssessmentResponse, PeriodResponse, TimelineResponse } from '../contract';
import { HolidaysQuery, LawAssessmentRequest, LawPeriodRequest, LawTimelineRequest } from './law.request';
import { HolidaysResponse, LawChangesResponse, LawRuleSetsResponse } from './law.response';
import { RefusesQuestions } from './problem.response';

/** The law library over HTTP (law-api.md). It answers and explains; it keeps nothing. */
@Controller('law')
@SignedIn()
@RefusesQuestions()
export class LawController {
  constructor(private readonly law: AskLaw) {}

  @Post('assessments')
  @HttpCode(200)
  @NotRemembered()
  async assessment(@CurrentActor() actor: Actor, @Body() body: LawAssessmentRequest): Promise<AssessmentResponse> {
    return assess(body as AssessmentRequest, await this.law.of(actor)) as unknown as AssessmentResponse;
  }

  @Post('periods')
  @HttpCode(200)
  @NotRemembered()
  async period(@CurrentActor() actor: Actor, @Body() body: LawPeriodRequest): Promise<PeriodResponse> {
    return computePeriod(body as PeriodRequest, await this.law.of(actor)) as unknown as PeriodResponse;
  }

  @Post('timelines')
  @HttpCode(200)
  @NotRemembered()
  async timeline(@CurrentActor() actor: Actor, @Body() body: LawTimelineRequest): Promise<TimelineResponse> {
    return computeTimeline(body as TimelineRequest, await this.law.of(actor)) as unknown as TimelineResponse;
  }

  @Get('holidays')
  async holidays(@CurrentActor() actor: Actor, @Query() { state, year }: HolidaysQuery): Promise<HolidaysResponse> {
    const { items } = holidays(state as State, year, await this.law.of(actor));
    return { items: items.map(({ date, germanName, statewide, note }) => ({ date, germanName, statewide, note })) };
  }

  @Get('rule-sets')
  async ruleSets(@CurrentActor() actor: Actor): Promise<LawRuleSetsResponse> {
    return ruleSets(await this.law.of(actor)) as unknown as LawRuleSetsResponse;
  }

  /** What began, ended and was replaced, the latest day first. */
  @Get('changes')
  async changes(@CurrentActor() actor: Actor): Promise<LawChangesResponse> {
    return { items: lawChanges(await this.law.of(actor)) } as unknown as LawChangesResponse;
  }
}
