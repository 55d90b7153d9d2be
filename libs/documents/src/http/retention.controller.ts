import { type Actor, CurrentActor, PageQuery, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { DeleteDocuments } from '../application/retention/delete-documents.usecase';
import { type KeptSubject, RetentionQuery } from '../application/retention/retention.query';
import { RetentionSteps } from '../application/retention/retention-steps.usecase';
import {
  DeleteDocumentsRequest,
  PlaceHoldRequest,
  ReleaseHoldRequest,
  RetentionListQuery,
  SetRetentionRuleRequest,
} from './retention.request';
import {
  DeletedDocumentListResponse,
  DeletedDocumentsResponse,
  HoldPlacedResponse,
  KeptSubjectDetailResponse,
  KeptSubjectListResponse,
  KeptSubjectResponse,
  RetentionRuleListResponse,
} from './retention.response';

/** How long documents are kept, what holds them, and what was deleted. */
@Controller('retention')
export class RetentionController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly query: RetentionQuery,
    private readonly steps: RetentionSteps,
    private readonly deleting: DeleteDocuments,
  ) {}

  /** Subjects with documents, the longest untouched first. */
  @Get('subjects')
  @Requires('retention.read')
  list(@CurrentActor() actor: Actor, @Query() query: RetentionListQuery): Promise<KeptSubjectListResponse> {
    return this.uow.run(actor, async () => {
      const { items, nextCursor } = await this.query.list({ ...query, due: query.due === 'true' });
      return { items: items.map(subjectView), nextCursor };
    });
  }

  @Get('subjects/:type/:id')
  @Requires('retention.read')
  one(
    @CurrentActor() actor: Actor,
    @Param('type') type: string,
    @Param('id') id: string,
  ): Promise<KeptSubjectDetailResponse> {
    return this.uow.run(actor, async () => {
      const subject = await this.query.one({ type, id });
      return { ...subjectView(subject), items: (await this.query.documents({ type, id })).map((row) => ({ ...row })) };
    });
  }

  @Get('rules')
  @Requires('retention.read')
  rules(@CurrentActor() actor: Actor): Promise<RetentionRuleListResponse> {
    return this.uow.run(actor, async () => ({ items: (await this.query.rules()).map((rule) => ({ ...rule })) }));
  }

  /** Sets the centre's own rule for a kind of subject, or takes it back. */
  @Post('rules')
  @HttpCode(204)
  @Requires('retention.manage')
  setRule(@CurrentActor() actor: Actor, @Body() body: SetRetentionRuleRequest): Promise<void> {
    return this.uow.run(actor, () => this.steps.setRule(body.subjectType, body.years ?? null, body.note));
  }

  @Post('holds')
  @Requires('retention.manage')
  hold(@CurrentActor() actor: Actor, @Body() { subject, reason }: PlaceHoldRequest): Promise<HoldPlacedResponse> {
    return this.uow.run(actor, async () => ({ id: await this.steps.placeHold(subject, reason) }));
  }

  @Post('holds/:id/release')
  @HttpCode(204)
  @Requires('retention.manage')
  release(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { reason }: ReleaseHoldRequest,
  ): Promise<void> {
    return this.uow.run(actor, () => this.steps.releaseHold(id, reason));
  }

  /** Deletes the documents of a subject; 409 with every obstacle before their time, under a hold, while it goes on. */
  @Post('deletions')
  @HttpCode(200)
  @Requires('retention.manage')
  remove(@CurrentActor() actor: Actor, @Body() body: DeleteDocumentsRequest): Promise<DeletedDocumentsResponse> {
    return this.uow.run(actor, async () => ({ deleted: await this.deleting.execute(body) }));
  }

  /** The protocol, the newest first. */
  @Get('deletions')
  @Requires('retention.read')
  protocol(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<DeletedDocumentListResponse> {
    return this.uow.run(actor, async () => {
      const { items, nextCursor } = await this.query.protocol(query);
      return { items: items.map((row) => ({ ...row, rules: row.rules.map(({ text }) => text) })), nextCursor };
    });
  }
}

function subjectView({ type, id, label, documents, lastAt, verdict, hold }: KeptSubject): KeptSubjectResponse {
  return {
    subject: { type, id, label },
    documents,
    lastAt,
    until: verdict.until,
    rules: verdict.rules.map(({ kind, text, until, citation }) => ({
      kind,
      text,
      until,
      citation: citation?.statute ?? null,
    })),
    note: verdict.note,
    obstacles: [...verdict.obstacles],
    hold: hold && { id: hold.holdId, reason: hold.reason, placedAt: hold.placedAt, placedBy: hold.placedBy },
  };
}
