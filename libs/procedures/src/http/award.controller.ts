import { invalid } from '@app/kernel';
import { type Actor, CurrentActor, Requires } from '@app/platform';
import { Body, Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import { AddBidder } from '../application/add-bidder.usecase';
import { DecideAward } from '../application/decide-award.usecase';
import { EvaluateBids } from '../application/evaluate-bids.usecase';
import { OpenBids } from '../application/open-bids.usecase';
import { ProposeAward } from '../application/propose-award.usecase';
import { type BidTarget, RecordBid } from '../application/record-bid.usecase';
import { RecordInformationLetters } from '../application/record-information-letters.usecase';
import {
  AwardProposalRequest,
  BidImportQuery,
  InformationLettersRequest,
  LotScopeRequest,
  NewBidRequest,
} from './award.request';
import { BidImportResponse, CreatedResponse, ProcedureResponse, RecordedBidResponse } from './procedure.response';
import { AddedBidderRequest } from './bidders.request';
import { momentOf } from './moment';
import { ProcedurePage } from './procedure-page';
import { SeenVersion } from './seen-version';

/** From the bidders to the award. */
@Controller('procedures/:id')
export class AwardController {
  constructor(
    private readonly page: ProcedurePage,
    private readonly bidders: AddBidder,
    private readonly openBids: OpenBids,
    private readonly bids: RecordBid,
    private readonly evaluateBids: EvaluateBids,
    private readonly proposeAward: ProposeAward,
    private readonly letters: RecordInformationLetters,
    private readonly decideAward: DecideAward,
  ) {}

  @Post('bidders')
  @Requires('procedure.manage')
  async addBidder(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: AddedBidderRequest,
  ): Promise<CreatedResponse> {
    return { id: await this.bidders.run(actor, id, newBidder(body)) };
  }

  /** Each of the two people calls it after the deadline. */
  @Post('opening')
  @HttpCode(200)
  @Requires('procedure.manage')
  open(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ProcedureResponse> {
    return this.page.after(actor, id, () => this.openBids.run(actor, id));
  }

  @Post('bids')
  @Requires('procedure.manage')
  async recordBid(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: NewBidRequest,
  ): Promise<RecordedBidResponse> {
    const { positions, total } = body;
    const recorded = await this.bids.run(actor, id, targetOf(body), {
      positions: positions ?? [],
      ...(total === undefined ? {} : { total }),
    });
    return { id: recorded.id, total: recorded.total, missing: [...recorded.missing] };
  }

  /** The bidder's price sheet as bytes (text/csv). */
  @Post('bids/import')
  @HttpCode(200)
  @Requires('procedure.manage')
  async importBid(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: BidImportQuery,
    @Body() body: unknown,
  ): Promise<BidImportResponse> {
    if (!Buffer.isBuffer(body))
      throw invalid('csv-expected', 'Bitte das Preisblatt als CSV-Datei senden (Content-Type: text/csv).');
    const { accepted, rejected, total, missing } = await this.bids.import(actor, id, targetOf(query), body, query.mode);
    return {
      accepted,
      rejected: rejected.map((record) => ({ ...record, further: record.further.map((finding) => ({ ...finding })) })),
      total,
      missing: [...missing],
    };
  }

  @Post('evaluations')
  @HttpCode(200)
  @Requires('procedure.manage')
  evaluate(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ProcedureResponse> {
    return this.page.after(actor, id, () => this.evaluateBids.run(actor, id));
  }

  @Post('award-proposal')
  @HttpCode(200)
  @Requires('procedure.manage')
  propose(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Body() body: AwardProposalRequest = {},
  ): Promise<ProcedureResponse> {
    return this.page.after(actor, id, () => this.proposeAward.run(actor, id, body, seen));
  }

  @Post('information-letters')
  @HttpCode(200)
  @Requires('procedure.manage')
  inform(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: InformationLettersRequest,
  ): Promise<ProcedureResponse> {
    return this.page.after(actor, id, () => this.letters.run(actor, id, body));
  }

  /** Each of the two people calls it; the second one makes the award. */
  @Post('award')
  @HttpCode(200)
  @Requires('procedure.decide')
  award(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Body() { lotIds }: LotScopeRequest = {},
  ): Promise<ProcedureResponse> {
    return this.page.after(actor, id, () => this.decideAward.run(actor, id, lotIds, seen));
  }
}

function targetOf({
  bidderId,
  lotId,
  receivedAt,
}: {
  bidderId: string;
  lotId: string;
  receivedAt?: string;
}): BidTarget {
  return { bidderId, lotId, receivedAt: receivedAt === undefined ? null : momentOf(receivedAt, '/receivedAt') };
}

/** What is not typed is taken from the address book. */
const newBidder = ({
  companyId,
  reason = '',
  name = '',
  street = '',
  postcode = '',
  city = '',
  email = '',
}: AddedBidderRequest) => (companyId === undefined ? { name, street, postcode, city, email } : { companyId, reason });
