import { type Actor, CurrentActor, IfMatch, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { KeepDraft } from '../application/keep-draft.usecase';
import { SubmitRequisition } from '../application/submit-requisition.usecase';
import { RequisitionPresenter } from './requisition.presenter';
import {
  ChangeRequisitionRequest,
  CreateRequisitionRequest,
  LineContentRequest,
  RequisitionLineRequest,
  RequisitionQuery,
} from './requisition.request';
import { RequisitionListResponse, RequisitionResponse } from './requisition.response';

@Controller('requisitions')
export class RequisitionsController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly drafts: KeepDraft,
    private readonly submission: SubmitRequisition,
    private readonly presenter: RequisitionPresenter,
  ) {}

  /** Newest first; drafts only for the person who made them. */
  @Get()
  @Requires('requisition.read')
  list(@CurrentActor() actor: Actor, @Query() query: RequisitionQuery): Promise<RequisitionListResponse> {
    return this.uow.run(actor, () => this.presenter.list(actor, query));
  }

  @Get(':id')
  @Requires('requisition.read')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RequisitionResponse> {
    return this.uow.run(actor, () => this.presenter.one(actor, id));
  }

  /** A draft (the cart). */
  @Post()
  @Requires('requisition.create')
  create(
    @CurrentActor() actor: Actor,
    @Body() { member, ...content }: CreateRequisitionRequest,
  ): Promise<RequisitionResponse> {
    return this.uow.run(actor, async () => {
      const id = await this.drafts.create(actor, member, withLines(content));
      return this.presenter.one(actor, id);
    });
  }

  /** Site, note and, where given, all lines anew. */
  @Put(':id')
  @Requires('requisition.create')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() content: ChangeRequisitionRequest,
  ): Promise<RequisitionResponse> {
    return this.answer(actor, id, () => this.drafts.change(actor, id, version, withLines(content)));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('requisition.create')
  discard(@CurrentActor() actor: Actor, @Param('id') id: string, @IfMatch() version: number): Promise<void> {
    return this.drafts.discard(actor, id, version);
  }

  /** Puts a quantity of an article into the cart, on top of what is there. */
  @Post(':id/lines')
  @HttpCode(200)
  @Requires('requisition.create')
  addLine(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() line: RequisitionLineRequest,
  ): Promise<RequisitionResponse> {
    return this.answer(actor, id, () => this.drafts.addLine(actor, id, { ...line, split: line.split ?? [] }));
  }

  @Put(':id/lines/:articleNumber')
  @Requires('requisition.create')
  setLine(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('articleNumber') articleNumber: string,
    @IfMatch() version: number,
    @Body() line: LineContentRequest,
  ): Promise<RequisitionResponse> {
    return this.answer(actor, id, () =>
      this.drafts.setLine(actor, id, version, { ...line, articleNumber, split: line.split ?? [] }),
    );
  }

  @Delete(':id/lines/:articleNumber')
  @Requires('requisition.create')
  removeLine(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('articleNumber') articleNumber: string,
    @IfMatch() version: number,
  ): Promise<RequisitionResponse> {
    return this.answer(actor, id, () => this.drafts.removeLine(actor, id, version, articleNumber));
  }

  /** Hands the draft in for approval; answers with the approvals it waits for. */
  @Post(':id/submit')
  @HttpCode(200)
  @Requires('requisition.create')
  submit(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RequisitionResponse> {
    return this.answer(actor, id, () => this.submission.submit(actor, id));
  }

  /** A submitted or rejected requisition becomes a draft again. */
  @Post(':id/take-back')
  @HttpCode(200)
  @Requires('requisition.create')
  takeBack(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RequisitionResponse> {
    return this.answer(actor, id, () => this.submission.takeBack(actor, id));
  }

  private answer(actor: Actor, id: string, work: () => Promise<void>): Promise<RequisitionResponse> {
    return this.uow.run(actor, async () => {
      await work();
      return this.presenter.one(actor, id);
    });
  }
}

const withLines = ({ lines, ...content }: ChangeRequisitionRequest) => ({
  ...content,
  ...(lines ? { lines: lines.map((line) => ({ ...line, split: line.split ?? [] })) } : {}),
});
