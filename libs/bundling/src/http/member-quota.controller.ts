import { Directory } from '@app/organisation/contract';
import { type Actor, CurrentActor, may, Requires, Trimmed, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { MemberQuotas } from '../application/member-quotas.usecase';
import type { QuotaTransfer } from '../infrastructure/member-quota.repository';
import { MemberQuotasResponse } from './member-quota.response';

class QuotaAmount {
  /** Left out: EUR of the agreement's value. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  articleNumber?: string;

  @IsString()
  @MaxLength(30)
  amount: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(1000)
  reason?: string;
}
export class MemberQuotaRequest extends QuotaAmount {
  /** Slug. */
  @IsString()
  @MaxLength(100)
  member: string;
}
export class QuotaTransferRequest extends QuotaAmount {
  /** Slug of the member that gives. */
  @IsString()
  @MaxLength(100)
  from: string;

  /** Slug of the member that gets. */
  @IsString()
  @MaxLength(100)
  to: string;
}
export class QuotaAnswerRequest {
  @IsBoolean()
  agree: boolean;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(1000)
  reason?: string;
}

/** Shares of members in an agreement. */
@Controller()
export class MemberQuotaController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly quotas: MemberQuotas,
    private readonly directory: Directory,
  ) {}

  @Get('frameworks/:id/quotas')
  @Requires('framework.read')
  view(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<MemberQuotasResponse> {
    return this.uow.run(actor, async () => {
      const { quotas, transfers, shared } = await this.quotas.view(actor, id);
      const slugs = new Map((await this.directory.members()).map((member) => [member.id, member.slug]));
      const slugOf = (memberId: string): string => slugs.get(memberId) ?? '';
      return {
        shared,
        quotas: quotas.map(({ member, ...quota }) => ({ ...quota, member: member.slug, memberName: member.name })),
        transfers: transfers.map((transfer) => ({
          ...{ id: transfer.id, from: slugOf(transfer.fromMemberId), to: slugOf(transfer.toMemberId) },
          ...{ articleNumber: transfer.articleNumber, amount: transfer.amount, reason: transfer.reason },
          askedBy: transfer.askedByName,
          askedFor: transfer.askedFor === null ? null : slugOf(transfer.askedFor),
          ...{ askedAt: transfer.askedAt, agreed: transfer.agreed, answeredBy: transfer.answeredByName },
          ...{ answeredAt: transfer.answeredAt, answerReason: transfer.answerReason },
          mayAnswer: mayAnswer(actor, transfer),
        })),
      };
    });
  }

  /** Sets the quota of a member. */
  @Post('frameworks/:id/quotas')
  @HttpCode(200)
  @Requires('framework.manage')
  set(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { member, articleNumber, amount, reason }: MemberQuotaRequest,
  ): Promise<MemberQuotasResponse> {
    return this.uow.run(actor, async () => {
      await this.quotas.set(actor, id, { member, amount, articleNumber: articleNumber ?? '', reason: reason ?? '' });
      return this.view(actor, id);
    });
  }

  /** Asks the other member or the centre to agree. */
  @Post('frameworks/:id/quota-transfers')
  @Requires('framework.transfer')
  ask(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { from, to, articleNumber, amount, reason }: QuotaTransferRequest,
  ): Promise<MemberQuotasResponse> {
    return this.uow.run(actor, async () => {
      await this.quotas.ask(actor, id, { from, to, amount, articleNumber: articleNumber ?? '', reason: reason ?? '' });
      return this.view(actor, id);
    });
  }

  /** By the other member or the centre, never by who has asked. */
  @Post('framework-quota-transfers/:id/answer')
  @HttpCode(204)
  @Requires('framework.transfer')
  answer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { agree, reason }: QuotaAnswerRequest,
  ): Promise<void> {
    return this.quotas.answer(actor, id, agree, reason ?? '');
  }
}

function mayAnswer(actor: Actor, { agreed, askedBy, askedFor, fromMemberId, toMemberId }: QuotaTransfer): boolean {
  if (agreed !== null || askedBy === actor.personId || !may(actor, 'framework.transfer')) return false;
  if (actor.reach !== 'member') return true;
  return askedFor !== null && actor.memberIds.includes(askedFor === fromMemberId ? toMemberId : fromMemberId);
}
