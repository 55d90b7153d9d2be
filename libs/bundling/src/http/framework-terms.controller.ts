import { Directory } from '@app/organisation/contract';
import {
  type Actor,
  CurrentActor,
  IfMatch,
  IsCalendarDay,
  NotRemembered,
  Requires,
  Trimmed,
  UnitOfWork,
} from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { AgreeTerms } from '../application/agree-terms.usecase';
import type { CircleAnswer } from '../domain/framework-circle';
import { longestEnd } from '../domain/framework-terms';
import { FrameworkRepository } from '../infrastructure/framework.repository';
import { CircleAnswerResponse, FrameworkTermsResponse } from './framework-terms.response';

export class FrameworkOptionRequest {
  @Trimmed()
  @IsString()
  @MaxLength(300)
  title: string;

  @IsInt()
  months: number;

  @IsOptional()
  @IsCalendarDay()
  exerciseBy?: string;
}
export class FrameworkMinimumRequest {
  @IsString()
  @MaxLength(100)
  articleNumber: string;

  @IsString()
  @MaxLength(30)
  quantity: string;
}
export class FrameworkTermsRequest {
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => FrameworkOptionRequest)
  options: FrameworkOptionRequest[];

  /** Net EUR; left out: none agreed. */
  @IsOptional()
  @IsString()
  @MaxLength(30)
  minimumValue?: string;

  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => FrameworkMinimumRequest)
  minimums: FrameworkMinimumRequest[];

  @IsIn(['fixed', 'index', 'negotiated'])
  priceClause: 'fixed' | 'index' | 'negotiated';

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(300)
  priceIndex?: string;

  @IsOptional()
  @IsCalendarDay()
  priceFrom?: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(4000)
  deliveryTerms?: string;

  /** Slugs of members the procedure named beside those that take part. */
  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  named: string[];

  /** Slugs of the members in the area of delivery; left out: none recorded. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  area?: string[];
}
export class JoinerCheckRequest {
  /** Slug. */
  @IsString()
  @MaxLength(100)
  member: string;

  /** Net EUR until the end of the term; left out: not known. */
  @IsOptional()
  @IsString()
  @MaxLength(30)
  need?: string;
}
export class LeaverCheckRequest {
  /** Slug. */
  @IsString()
  @MaxLength(100)
  member: string;
}

/** What was agreed beside maximum and prices, and who may come and go. */
@Controller('frameworks')
export class FrameworkTermsController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly agree: AgreeTerms,
    private readonly frameworks: FrameworkRepository,
    private readonly directory: Directory,
  ) {}

  @Get(':id/terms')
  @Requires('framework.read')
  terms(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<FrameworkTermsResponse> {
    return this.uow.run(actor, async () => {
      const { namedMemberIds, areaMemberIds, changedByName, ...terms } = await this.agree.view(actor, id);
      const head = await this.frameworks.find(id);
      const slugs = new Map((await this.directory.members()).map((member) => [member.id, member.slug]));
      const slugsOf = (ids: readonly string[]): string[] => ids.flatMap((memberId) => slugs.get(memberId) ?? []).sort();
      return {
        ...terms,
        options: terms.options.map((option) => ({ ...option })),
        minimums: terms.minimums.map((minimum) => ({ ...minimum })),
        longestEnd: longestEnd(terms, head?.to ?? ''),
        named: slugsOf(namedMemberIds),
        area: areaMemberIds === null ? null : slugsOf(areaMemberIds),
        changedBy: changedByName,
      };
    });
  }

  @Put(':id/terms')
  @Requires('framework.manage')
  set(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() seen: number,
    @Body() body: FrameworkTermsRequest,
  ): Promise<FrameworkTermsResponse> {
    return this.uow.run(actor, async () => {
      const { options, minimumValue, minimums, priceClause, priceIndex, priceFrom, deliveryTerms, named, area } = body;
      await this.agree.set(
        actor,
        id,
        {
          options: options.map(({ title, months, exerciseBy }) => ({ title, months, exerciseBy: exerciseBy || null })),
          minimums: minimums.map(({ articleNumber, quantity }) => ({ articleNumber, quantity })),
          ...{ minimumValue: minimumValue || null, priceClause, priceIndex: priceIndex ?? '' },
          ...{ priceFrom: priceFrom || null, deliveryTerms: deliveryTerms ?? '', named, area: area ?? null },
        },
        seen,
      );
      return this.terms(actor, id);
    });
  }

  /** Whether somebody who comes late may call off. Stores nothing. */
  @Post(':id/joiner-check')
  @HttpCode(200)
  @NotRemembered()
  @Requires('framework.manage')
  async joiner(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { member, need }: JoinerCheckRequest,
  ): Promise<CircleAnswerResponse> {
    return answerOf(await this.agree.joiner(actor, id, member, need || null));
  }

  /** What the leaving of a member would do. Stores nothing. */
  @Post(':id/leaver-check')
  @HttpCode(200)
  @NotRemembered()
  @Requires('framework.manage')
  async leaver(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { member }: LeaverCheckRequest,
  ): Promise<CircleAnswerResponse> {
    return answerOf(await this.agree.leaver(actor, id, member));
  }
}

const answerOf = ({ verdict, sentence, points, doubts }: CircleAnswer): CircleAnswerResponse => ({
  ...{ verdict, sentence },
  points: points.map(({ citations, ...point }) => ({ ...point, citations: citations.map((one) => ({ ...one })) })),
  doubts: [...doubts],
});
