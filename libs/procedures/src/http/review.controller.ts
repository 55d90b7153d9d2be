import {
  type Actor,
  CurrentActor,
  requirePermission,
  Requires,
  UnitOfWork,
  pageOf,
  ShortListQuery,
} from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { RecordComplaint } from '../application/review/record-complaint.usecase';
import { RecordReview } from '../application/review/record-review.usecase';
import { DossierLoader } from '../infrastructure/dossier.loader';
import { ReviewRepository } from '../infrastructure/review.repository';
import { momentOf } from './moment';
import { CreatedResponse } from './procedure.response';
import {
  ComplaintAnswerRequest,
  NewComplaintRequest,
  NewReviewProceedingsRequest,
  ReviewEventRequest,
} from './review.request';
import { ComplaintListResponse, ReviewProceedingsListResponse } from './review.response';
import { complaintView, reviewsView } from './review.view';

/** Complaints of companies and review proceedings before the chamber. */
@Controller('procedures/:id')
export class ReviewController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly dossiers: DossierLoader,
    private readonly reviews: ReviewRepository,
    private readonly complaint: RecordComplaint,
    private readonly review: RecordReview,
  ) {}

  /** With the clocks of each one, oldest first. */
  @Get('complaints')
  @Requires('procedure.read')
  complaints(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: ShortListQuery = new ShortListQuery(),
  ): Promise<ComplaintListResponse> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const dossier = await this.dossiers.read(id);
      const { items, nextCursor } = pageOf(await this.reviews.complaints(id), query, (one) => one.id);
      return { items: items.map((one) => complaintView(dossier, one)), nextCursor };
    });
  }

  @Post('complaints')
  @Requires('procedure.manage')
  async complain(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { receivedAt, recognisedOn, bidderId, ...body }: NewComplaintRequest,
  ): Promise<CreatedResponse> {
    const received = momentOf(receivedAt, '/receivedAt');
    const command = { ...body, receivedAt: received, recognisedOn: recognisedOn ?? null, bidderId: bidderId ?? null };
    return { id: await this.complaint.record(actor, id, command) };
  }

  @Post('complaints/:complaintId/answer')
  @HttpCode(200)
  @Requires('procedure.manage')
  answer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('complaintId') complaintId: string,
    @Body() { receivedOn, ...body }: ComplaintAnswerRequest,
  ): Promise<ComplaintListResponse> {
    return this.uow.run(actor, async () => {
      await this.complaint.answer(actor, id, complaintId, { ...body, receivedOn: receivedOn ?? null });
      return this.complaints(actor, id);
    });
  }

  @Get('review-proceedings')
  @Requires('procedure.read')
  proceedings(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ReviewProceedingsListResponse> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      return reviewsView(await this.dossiers.read(id), await this.reviews.reviews(id), await this.reviews.ends(id));
    });
  }

  /** The authority was informed: from this call on the award is forbidden (EU procedures). */
  @Post('review-proceedings')
  @Requires('procedure.manage')
  async inform(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { informedAt, ...body }: NewReviewProceedingsRequest,
  ): Promise<CreatedResponse> {
    const moment = momentOf(informedAt, '/informedAt');
    return { id: await this.review.inform(actor, id, { ...body, informedAt: moment }) };
  }

  /**
   * Receipt at the chamber, decision, complaint to the court, end; each once. An end that lifts the prohibition waits for a
   * second person (`endAsked`), who answers its confirmation.
   */
  @Post('review-proceedings/:reviewId/events')
  @HttpCode(200)
  @Requires('procedure.manage')
  happened(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body() { kind, on, rejected, end, note }: ReviewEventRequest,
  ): Promise<ReviewProceedingsListResponse> {
    const event = {
      ...{ kind, on, note: note ?? '' },
      rejected: kind === 'decision' ? (rejected ?? null) : null,
      end: kind === 'end' ? (end ?? 'other') : null,
    };
    return this.uow.run(actor, async () => {
      await this.review.happened(actor, id, reviewId, event);
      return this.proceedings(actor, id);
    });
  }
}
