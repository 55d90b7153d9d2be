import { AskLaw } from '../application/ask-law';
import {
  type FrameworkRequest,
  judgeFramework,
  judgeModification,
  type ModificationRequest,
  recordChecklist,
  type RecordChecklistRequest,
  reviewDates,
  type ReviewRequest,
} from '@app/law';
import { type Actor, CurrentActor, NotRemembered, SignedIn } from '@app/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  LawFrameworkRequest,
  LawModificationRequest,
  LawRecordChecklistRequest,
  LawReviewRequest,
} from './law-calculator.request';
import {
  FrameworkJudgementResponse,
  ModificationJudgementResponse,
  RecordChecklistResponse,
  ReviewDatesResponse,
} from './law-calculator.response';

/** What the law library decides about running contracts, legal protection and records. It keeps nothing. */
@Controller('law')
@SignedIn()
export class LawCalculatorController {
  constructor(private readonly law: AskLaw) {}

  /** Term, entitled buyers and maximum of a framework agreement, and one call-off against what is left. */
  @Post('frameworks')
  @HttpCode(200)
  @NotRemembered()
  async framework(
    @CurrentActor() actor: Actor,
    @Body() body: LawFrameworkRequest,
  ): Promise<FrameworkJudgementResponse> {
    return judgeFramework(body as FrameworkRequest, await this.law.of(actor)) as unknown as FrameworkJudgementResponse;
  }

  /** Every change of a contract with the running total of all of them (§ 132 GWB, § 47 UVgO). */
  @Post('modifications')
  @HttpCode(200)
  @NotRemembered()
  async modification(
    @CurrentActor() actor: Actor,
    @Body() body: LawModificationRequest,
  ): Promise<ModificationJudgementResponse> {
    return judgeModification(
      body as ModificationRequest,
      await this.law.of(actor),
    ) as unknown as ModificationJudgementResponse;
  }

  /** The dated steps of legal protection that follow from what happened. */
  @Post('review-dates')
  @HttpCode(200)
  @NotRemembered()
  async review(@CurrentActor() actor: Actor, @Body() body: LawReviewRequest): Promise<ReviewDatesResponse> {
    return reviewDates(body as ReviewRequest, await this.law.of(actor)) as unknown as ReviewDatesResponse;
  }

  /** What the record of a procedure and of its opening must hold, and how long it is kept. */
  @Post('record-checklists')
  @HttpCode(200)
  @NotRemembered()
  async checklist(
    @CurrentActor() actor: Actor,
    @Body() body: LawRecordChecklistRequest,
  ): Promise<RecordChecklistResponse> {
    const request = body as RecordChecklistRequest;
    return recordChecklist(request, await this.law.of(actor)) as unknown as RecordChecklistResponse;
  }
}
