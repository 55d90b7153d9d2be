import { AskLaw } from '../application/ask-law';
import { evaluate, type EvaluationRequest } from '@app/law';
import { type Actor, CurrentActor, NotRemembered, SignedIn } from '@app/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { LawEvaluationRequest } from './law-evaluation.request';
import { LawEvaluationResponse } from './law-evaluation.response';

/** Ranks bids by an announced method and explains every figure; it keeps nothing and awards nothing. */
@Controller('law/evaluations')
@SignedIn()
export class LawEvaluationController {
  constructor(private readonly law: AskLaw) {}

  @Post()
  @HttpCode(200)
  @NotRemembered()
  async evaluation(@CurrentActor() actor: Actor, @Body() body: LawEvaluationRequest): Promise<LawEvaluationResponse> {
    const law = await this.law.of(actor);
    return evaluate(body as EvaluationRequest, law) as unknown as LawEvaluationResponse;
  }
}
