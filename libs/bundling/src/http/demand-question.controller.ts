import { unitName } from '@app/kernel';
import { type Actor, CurrentActor, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { DemandPlausibility, type Examined } from '../application/demand-plausibility';
import { DemandQuestions } from '../application/demand-questions.usecase';
import { PLAUSIBILITY_LIMITS } from '../domain/plausibility';
import type { DemandQuestion } from '../infrastructure/question.repository';
import { CreatedResponse } from './demand-round.response';
import { AnswerDemandQuestionRequest, AskAboutDemandRequest, DemandSheetQuery } from './demand-sheet.request';
import { DemandPlausibilityResponse, DemandQuestionResponse, ExaminedDemandResponse } from './demand-sheet.response';

/** What stands out in reported quantities, and the questions about it. */
@Controller('demand-rounds')
export class DemandQuestionController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plausibility: DemandPlausibility,
    private readonly questions: DemandQuestions,
  ) {}

  /** A member sees its own; the centre all, or those of one member. */
  @Get(':id/plausibility')
  @Requires('demand-round.read')
  examine(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { member }: DemandSheetQuery,
  ): Promise<DemandPlausibilityResponse> {
    return this.uow.run(actor, async () => ({ items: (await this.plausibility.of(id, member)).map(examinedOf) }));
  }

  @Post(':id/questions')
  @Requires('demand-round.manage')
  ask(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { member, articleNumber, text }: AskAboutDemandRequest,
  ): Promise<CreatedResponse> {
    return this.uow.run(actor, async () => ({ id: await this.questions.ask(id, member, articleNumber, text) }));
  }

  @Post(':id/questions/:questionId/answer')
  @HttpCode(204)
  @Requires('demand.report')
  answer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('questionId') questionId: string,
    @Body() { text }: AnswerDemandQuestionRequest,
  ): Promise<void> {
    return this.uow.run(actor, () => this.questions.answer(id, questionId, text));
  }

  @Post(':id/questions/:questionId/accept')
  @HttpCode(204)
  @Requires('demand-round.manage')
  accept(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('questionId') questionId: string,
  ): Promise<void> {
    return this.uow.run(actor, () => this.questions.accept(id, questionId));
  }
}

const examinedOf = ({ member, unit, findings, questions, ...demand }: Examined): ExaminedDemandResponse => ({
  ...demand,
  member: member.slug,
  memberName: member.name,
  unitName: unitName(unit),
  findings: findings.map(({ limit, text }) => ({ limit, limitName: PLAUSIBILITY_LIMITS[limit].name, text })),
  questions: questions.map(questionOf),
});

const questionOf = (question: DemandQuestion): DemandQuestionResponse => {
  const { id, finding, askedByName, askedAt, answer, answeredByName, answeredAt, acceptedByName, acceptedAt } =
    question;
  return {
    ...{ id, finding, question: question.question, askedAt, answer, answeredAt, acceptedAt },
    ...{ askedBy: askedByName, answeredBy: answeredByName, acceptedBy: acceptedByName },
    state: acceptedAt ? 'accepted' : answeredAt ? 'answered' : 'asked',
  };
};
