import { type Actor, CurrentActor, Requires } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { AnswerQuestions } from '../application/correspondence/answer-questions.usecase';
import { QuestionsQuery } from '../application/correspondence/questions.query';
import { type AnswerVersion, type BidderQuestion, stateOf } from '../domain/correspondence/questions';
import { BidderAnswerRequest, BidderQuestionRejectionRequest, BidderQuestionRequest } from './questions.request';
import { AnswerVersionResponse, BidderQuestionResponse, BidderQuestionsResponse } from './questions.response';

/** Questions of bidders; every step answers with the list as it is then. */
@Controller('procedures/:id/questions')
export class QuestionsController {
  constructor(
    private readonly query: QuestionsQuery,
    private readonly questions: AnswerQuestions,
  ) {}

  @Get()
  @Requires('procedure.read')
  async read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<BidderQuestionsResponse> {
    const { clock, items } = await this.query.read(actor, id);
    const { tenderDeadline, citations, ...rest } = clock;
    return {
      clock: { ...rest, tenderDeadline: tenderDeadline?.toISOString() ?? null, citations: [...citations] },
      items: items.map(questionView),
    };
  }

  @Post()
  @Requires('procedure.manage')
  async receive(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { receivedOn, bidderId, askedBy, text }: BidderQuestionRequest,
  ): Promise<BidderQuestionsResponse> {
    await this.questions.receive(actor, id, { receivedOn, text, bidderId: bidderId ?? null, askedBy: askedBy ?? '' });
    return this.read(actor, id);
  }

  /** Published to all at once. What tells who a bidder is is refused; a correction is another version with its reason. */
  @Post(':questionId/answers')
  @HttpCode(200)
  @Requires('procedure.manage')
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('questionId') questionId: string,
    @Body() { version, question, answer, reason = '' }: BidderAnswerRequest,
  ): Promise<BidderQuestionsResponse> {
    await this.questions.answer(actor, id, questionId, { version, kind: 'answer', question, answer, reason });
    return this.read(actor, id);
  }

  /** The question is not answered, and why. */
  @Post(':questionId/rejection')
  @HttpCode(200)
  @Requires('procedure.manage')
  async reject(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('questionId') questionId: string,
    @Body() { version, reason }: BidderQuestionRejectionRequest,
  ): Promise<BidderQuestionsResponse> {
    const rejection = { version, kind: 'rejection' as const, question: '', answer: '', reason };
    await this.questions.answer(actor, id, questionId, rejection);
    return this.read(actor, id);
  }
}

const questionView = (question: BidderQuestion): BidderQuestionResponse => {
  const { versions, at, personName, ...rest } = question;
  return {
    ...rest,
    person: personName,
    at: at.toISOString(),
    state: stateOf(question),
    versions: versions.map(versionView),
  };
};

const versionView = ({ personName, at, ...version }: AnswerVersion): AnswerVersionResponse => ({
  ...version,
  person: personName,
  at: at.toISOString(),
});
