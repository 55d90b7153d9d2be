import { evaluate, type EvaluationRequest } from '@app/law';
import { type Actor, CurrentActor, NotRemembered, SignedIn, UnitOfWork } from '@app/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CentreLaw } from '../contract';
import { LawEvaluationRequest } from './law-evaluation.request';
import { LawEvaluationResponse } from './law-evaluation.response';

/** Ranks bids by an announced method and explains every figure; it keeps nothing and awards nothing. */
@Controller('law/evaluations')
@SignedIn()
export class LawEvaluationController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly law: CentreLaw,
  ) {}

  @Post()
  @HttpCode(200)
  @NotRemembered()
  async evaluation(@CurrentActor() actor: Actor, @Body() body: LawEvaluationRequest): Promise<LawEvaluationResponse> {
    const law = await this.uow.run(actor, () => this.law.current());
    return evaluate(body as EvaluationRequest, law) as unknown as LawEvaluationResponse;
  }
}
