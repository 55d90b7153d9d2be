import type { AssessmentResponse } from '@app/compass/contract';
import { type Actor, CurrentActor, IfMatch, NotRemembered, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { DiscussRequest } from '../application/discuss-request.usecase';
import { KeepRequestDraft } from '../application/keep-draft.usecase';
import { SubmitRequest } from '../application/submit-request.usecase';
import { TakeOverRequest } from '../application/take-over-request.usecase';
import type { RequestContent } from '../domain/content';
import { requiredFields } from '../domain/required-facts';
import type { StoredRequest } from '../infrastructure/request.repository';
import {
  CreateProcurementRequest,
  RequestListRequest,
  RequestQuestionRequest,
  RequestReturnRequest,
  RequestTakeOverRequest,
  RequestTextRequest,
  RequestWithdrawRequest,
  SaveProcurementRequest,
} from './request.request';
import {
  CreatedProcurementRequestResponse,
  ProcurementRequestResponse,
  RequestListResponse,
  RequestStepResponse,
  SavedRequestResponse,
  TakenOverResponse,
} from './request.response';
import { RequestPage } from './request-page';

/** Procurement requests: from the department's draft to the procedure (core-api.md). */
@Controller('procurement-requests')
export class RequestsController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly drafts: KeepRequestDraft,
    private readonly submission: SubmitRequest,
    private readonly discussion: DiscussRequest,
    private readonly takeOvers: TakeOverRequest,
    private readonly pages: RequestPage,
  ) {}

  @Post()
  @Requires('request.create')
  async create(
    @CurrentActor() actor: Actor,
    @Body() { member, ...content }: CreateProcurementRequest,
  ): Promise<CreatedProcurementRequestResponse> {
    return { id: await this.drafts.create(actor, member, typed(content)), version: 1 };
  }

  @Get()
  @Requires('request.read')
  all(@CurrentActor() actor: Actor, @Query() query: RequestListRequest): Promise<RequestListResponse> {
    const { procedure, ...filter } = query;
    return this.pages.page(actor, { ...filter, procedureId: procedure });
  }

  @Get(':id')
  @Requires('request.read')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ProcurementRequestResponse> {
    return this.pages.one(actor, id);
  }

  /** Keeps what was typed; fields that are left out stay as they are. */
  @Put(':id')
  @Requires('request.create')
  save(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() seen: number,
    @Body() body: SaveProcurementRequest,
  ): Promise<SavedRequestResponse> {
    return this.uow.run(actor, async () => {
      const saved = await this.drafts.save(actor, id, seen, typed(body));
      const missing = (await this.pages.missing(saved)).map((fault) => ({ ...fault }));
      return {
        ...stepView(saved),
        savedAt: saved.changedAt.toISOString(),
        missing,
        required: [...requiredFields(saved.content)],
      };
    });
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Requires('request.create')
  async submit(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RequestStepResponse> {
    return stepView(await this.submission.submit(actor, id));
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Requires('request.create')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: RequestWithdrawRequest = {},
  ): Promise<RequestStepResponse> {
    return stepView(await this.submission.withdraw(actor, id, body.text ?? ''));
  }

  /** The officer looks after the request from now on. */
  @Post(':id/review')
  @HttpCode(200)
  @Requires('request.manage')
  async review(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RequestStepResponse> {
    return stepView(await this.discussion.review(actor, id));
  }

  @Post(':id/questions')
  @HttpCode(201)
  @Requires('request.manage')
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { text, answerNeeded }: RequestQuestionRequest,
  ): Promise<RequestStepResponse> {
    return stepView(await this.discussion.ask(actor, id, text, answerNeeded ?? true));
  }

  @Post(':id/answers')
  @HttpCode(201)
  @Requires('request.create')
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { text }: RequestTextRequest,
  ): Promise<RequestStepResponse> {
    return stepView(await this.discussion.answer(actor, id, text));
  }

  /** Back to the department with a question; it may change everything and hands it in again. */
  @Post(':id/return')
  @HttpCode(200)
  @Requires('request.manage')
  async giveBack(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { text, answerUntil }: RequestReturnRequest,
  ): Promise<RequestStepResponse> {
    return stepView(await this.discussion.return(actor, id, { text, answerUntil: answerUntil ?? null }));
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @Requires('request.manage')
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { text }: RequestTextRequest,
  ): Promise<RequestStepResponse> {
    return stepView(await this.discussion.refuse(actor, id, text));
  }

  /** The request, and others with it, become a procedure or go into one that is in planning. */
  @Post(':id/take-over')
  @HttpCode(200)
  @Requires('request.manage')
  takeOver(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: RequestTakeOverRequest = {},
  ): Promise<TakenOverResponse> {
    return this.takeOvers.run(actor, id, { ...body, with: body.with ?? [] });
  }

  /** What the law library says about the request as of today. */
  @Get(':id/assessment')
  @Requires('procedure.read')
  async assessment(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<AssessmentResponse> {
    return (await this.takeOvers.preview(actor, id)) as unknown as AssessmentResponse;
  }

  /** The person has seen what stands there. */
  @Post(':id/read')
  @HttpCode(204)
  @Requires('request.read')
  @NotRemembered()
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.discussion.markRead(actor, id);
  }
}

const stepView = ({ id, number, state, version }: StoredRequest): RequestStepResponse => ({
  id,
  number,
  state,
  version,
});

/** Without the fields that were left out, so that those stay as they are. */
function typed({ lines, lots, ...texts }: SaveProcurementRequest): Partial<RequestContent> {
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => typeof text === 'string'));
  return {
    ...given,
    ...(lines && { lines: lines.map(({ text = '', amount = '', lot = '' }) => ({ text, amount, lot })) }),
    ...(lots && { lots: lots.map(({ title = '', cpv = '' }) => ({ title, cpv })) }),
  };
}
