import { type Actor, CurrentActor, requirePermission, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { RecordFinding } from '../application/examination/record-finding.usecase';
import { ScoreBids } from '../application/examination/score-bids.usecase';
import type { Score } from '../domain/scoring/score-sheets';
import { DossierLoader } from '../infrastructure/dossier.loader';
import { ExaminationLoader } from '../infrastructure/examination.loader';
import type { NewFinding } from '../infrastructure/examination.repository';
import {
  BidStatementRequest,
  ConsensusRequest,
  EvaluatorsRequest,
  ExclusionFindingRequest,
  FormalFindingRequest,
  PriceInquiryRequest,
  ScoresRequest,
  ScoreVersionRequest,
  SuitabilityFindingRequest,
} from './examination.request';
import { ExaminationResponse } from './examination.response';
import { examinationView } from './examination.view';
import { SeenVersion } from './seen-version';

/** The four stages; every step answers with the examination as it is then, in the eyes of who asks. */
@Controller('procedures/:id/examination')
export class ExaminationController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly dossiers: DossierLoader,
    private readonly files: ExaminationLoader,
    private readonly findings: RecordFinding,
    private readonly scoring: ScoreBids,
  ) {}

  @Get()
  @Requires('procedure.read')
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ExaminationResponse> {
    return this.after(actor, id, () => Promise.resolve());
  }

  @Post('formal')
  @HttpCode(200)
  @Requires('procedure.manage')
  formal(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Body() { reason = '', ...body }: FormalFindingRequest,
  ): Promise<ExaminationResponse> {
    return this.found(actor, id, { kind: 'formal', ...body, reason }, seen);
  }

  @Post('suitability')
  @HttpCode(200)
  @Requires('procedure.manage')
  suitability(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Body() { reason = '', ...body }: SuitabilityFindingRequest,
  ): Promise<ExaminationResponse> {
    return this.found(actor, id, { kind: 'suitability', ...body, reason }, seen);
  }

  /** Grounds of §§ 123, 124 GWB with self-cleaning (§ 125 GWB). */
  @Post('exclusion-grounds')
  @HttpCode(200)
  @Requires('procedure.manage')
  exclusion(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Body() { reason = '', ...body }: ExclusionFindingRequest,
  ): Promise<ExaminationResponse> {
    return this.found(actor, id, { kind: 'exclusion', ...body, reason }, seen);
  }

  /** What a bid states beside its unit prices: sums, discount, VAT. */
  @Post('statements')
  @HttpCode(200)
  @Requires('procedure.manage')
  statement(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Body() { bidId, net, gross, discountPercent, vatRate, lines }: BidStatementRequest,
  ): Promise<ExaminationResponse> {
    const statement = {
      net: net ?? null,
      gross: gross ?? null,
      discountPercent: discountPercent ?? null,
      vatRate: vatRate ?? null,
      lines: (lines ?? []).map(({ articleNumber, amount, vatRate: rate }) => ({
        articleNumber,
        amount: amount ?? null,
        vatRate: rate ?? null,
      })),
    };
    return this.found(actor, id, { kind: 'statement', bidId, statement }, seen);
  }

  /** Asking about a low price, the answer, and the decision. */
  @Post('inquiries')
  @HttpCode(200)
  @Requires('procedure.manage')
  inquiry(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Body() body: PriceInquiryRequest,
  ): Promise<ExaminationResponse> {
    return this.found(actor, id, { kind: 'inquiry', ...body }, seen);
  }

  @Put('evaluators')
  @Requires('procedure.manage')
  evaluators(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { lotId, personIds }: EvaluatorsRequest,
  ): Promise<ExaminationResponse> {
    return this.after(actor, id, () => this.scoring.name(actor, id, lotId, personIds));
  }

  /** The scores of the caller, as a draft nobody else sees. */
  @Put('scores')
  @Requires('procedure.manage')
  draft(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ScoresRequest,
  ): Promise<ExaminationResponse> {
    return this.after(actor, id, () => this.scoring.save(actor, id, body.lotId, scoresOf(body), false));
  }

  @Post('scores/release')
  @HttpCode(200)
  @Requires('procedure.manage')
  release(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ScoresRequest,
  ): Promise<ExaminationResponse> {
    return this.after(actor, id, () => this.scoring.save(actor, id, body.lotId, scoresOf(body), true));
  }

  @Post('scores/versions')
  @HttpCode(200)
  @Requires('procedure.manage')
  again(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { lotId, reason }: ScoreVersionRequest,
  ): Promise<ExaminationResponse> {
    return this.after(actor, id, () => this.scoring.again(actor, id, lotId, reason));
  }

  @Post('consensus')
  @HttpCode(200)
  @Requires('procedure.manage')
  agree(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ConsensusRequest,
  ): Promise<ExaminationResponse> {
    return this.after(actor, id, () => this.scoring.agree(actor, id, body));
  }

  private found(actor: Actor, id: string, finding: NewFinding, seen: number | undefined): Promise<ExaminationResponse> {
    return this.after(actor, id, () => this.findings.run(actor, id, finding, seen));
  }

  private after(actor: Actor, id: string, step: () => Promise<void>): Promise<ExaminationResponse> {
    return this.uow.run(actor, async () => {
      await step();
      requirePermission(actor, 'procedure.read');
      const file = await this.files.of(await this.dossiers.read(id));
      return examinationView(file, actor.personId, await this.scoring.candidates());
    });
  }
}

const scoresOf = ({ scores }: ScoresRequest): readonly Score[] =>
  scores.map(({ bidId, criterionId, points, reason }) => ({
    bidId,
    criterionId,
    points: points ?? null,
    reason: reason ?? '',
  }));
