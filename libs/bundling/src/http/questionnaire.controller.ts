import { type Actor, CurrentActor, IfMatch, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { FillQuestionnaire, type Questionnaire } from '../application/fill-questionnaire.usecase';
import { QuestionnaireAnswersRequest, QuestionnaireQuery } from './questionnaire.request';
import { QuestionnaireResponse } from './questionnaire.response';

/** What a round asks besides quantities. */
@Controller('demand-rounds/:id/questionnaire')
export class QuestionnaireController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly questionnaire: FillQuestionnaire,
  ) {}

  /** The questions with the answers of one member. */
  @Get()
  @Requires('demand-round.read')
  read(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { member }: QuestionnaireQuery,
  ): Promise<QuestionnaireResponse> {
    return this.uow.run(actor, async () => responseOf(await this.questionnaire.read(id, member)));
  }

  /** Keeps the answers, also before they are complete; `If-Match: "0"` for the first ones. */
  @Put('answers')
  @Requires('demand.report')
  save(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: QuestionnaireAnswersRequest,
  ): Promise<QuestionnaireResponse> {
    return this.uow.run(actor, async () => responseOf(await this.questionnaire.save(id, version, body)));
  }
}

const responseOf = ({ questions, member, saved, open }: Questionnaire): QuestionnaireResponse => ({
  questions: questions.map((question) => ({ ...question, choices: [...question.choices] })),
  member: member?.slug ?? null,
  answers: { ...saved?.answers },
  savedBy: saved?.savedByName ?? null,
  savedAt: saved?.savedAt ?? null,
  open: [...open],
  complete: member !== null && open.length === 0,
  version: saved?.version ?? 0,
});
