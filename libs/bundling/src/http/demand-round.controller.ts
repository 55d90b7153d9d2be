import { formatQuantity, notFound, parseQuantity, timesContent, unitName } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { type Actor, CurrentActor, PageQuery, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { BundleRound } from '../application/bundle-round.usecase';
import { CloseRound } from '../application/close-round.usecase';
import { MemberDemandProtocols } from '../application/member-demand-protocols';
import { OpenRound } from '../application/open-round.usecase';
import { DemandLineRepository, type DemandLineRow } from '../infrastructure/demand-line.repository';
import { type Round, type RoundMember, RoundRepository } from '../infrastructure/round.repository';
import { BundleRoundRequest, DemandLineQuery, OpenRoundRequest } from './demand-round.request';
import {
  CreatedResponse,
  DemandLineListResponse,
  DemandLineResponse,
  DemandRoundListResponse,
  DemandRoundResponse,
  MemberProtocolListResponse,
} from './demand-round.response';

@Controller('demand-rounds')
export class DemandRoundController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundRepository,
    private readonly lines: DemandLineRepository,
    private readonly directory: Directory,
    private readonly openRound: OpenRound,
    private readonly closeRound: CloseRound,
    private readonly bundleRound: BundleRound,
    private readonly protocols: MemberDemandProtocols,
  ) {}

  /** Newest first. */
  @Get()
  @Requires('demand-round.read')
  list(@CurrentActor() actor: Actor, @Query() { limit, cursor }: PageQuery): Promise<DemandRoundListResponse> {
    return this.uow.run(actor, async () => {
      const { items, nextCursor } = await this.rounds.page(limit, cursor);
      return { items: await this.shown(items), nextCursor };
    });
  }

  @Post()
  @Requires('demand-round.manage')
  open(@CurrentActor() actor: Actor, @Body() body: OpenRoundRequest): Promise<DemandRoundResponse> {
    return this.uow.run(actor, async () => this.one(await this.openRound.execute(body)));
  }

  @Get(':id')
  @Requires('demand-round.read')
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DemandRoundResponse> {
    return this.uow.run(actor, async () => this.one(await this.rounds.find(id)));
  }

  /** Lines of one member or of all the actor may see, in the order they were reported. */
  @Get(':id/lines')
  @Requires('demand-round.read')
  listLines(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { member, limit, cursor }: DemandLineQuery,
  ): Promise<DemandLineListResponse> {
    return this.uow.run(actor, async () => {
      await this.one(await this.rounds.find(id));
      const memberId = member ? (await this.directory.memberBySlug(member)).id : undefined;
      const { items, nextCursor } = await this.lines.page(id, memberId, limit, cursor);
      const slugs = new Map((await this.directory.members()).map((each) => [each.id, each.slug]));
      const costCentres = new Map((await this.directory.costCentres(memberId)).map((each) => [each.id, each]));
      return {
        items: items.map((row) => ({
          ...lineOf(row),
          member: slugs.get(row.memberId) ?? '',
          ...costCentreOf(costCentres.get(row.costCentreId)),
        })),
        nextCursor,
      };
    });
  }

  @Post(':id/close')
  @HttpCode(200)
  @Requires('demand-round.manage')
  close(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DemandRoundResponse> {
    return this.uow.run(actor, async () => this.one(await this.closeRound.execute(id)));
  }

  /** Makes the bundle of a closed round; a second call answers with the same bundle. */
  @Post(':id/bundle')
  @Requires('demand-round.manage')
  bundle(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body?: BundleRoundRequest,
  ): Promise<CreatedResponse> {
    return this.uow.run(actor, async () => ({ id: await this.bundleRound.execute(id, body?.termYears) }));
  }

  /** Asks for the protocol of every member: what it reported and what was bundled. */
  @Post(':id/member-protocols')
  @HttpCode(202)
  @Requires('demand-round.manage')
  memberProtocols(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<MemberProtocolListResponse> {
    return this.uow.run(actor, async () => ({ items: [...(await this.protocols.requestAll(id))] }));
  }

  private async one(round: Round | undefined): Promise<DemandRoundResponse> {
    const [response] = round ? await this.shown([round]) : [];
    if (!response) throw notFound('Diese Bedarfsabfrage');
    return response;
  }

  private async shown(rounds: readonly Round[]): Promise<DemandRoundResponse[]> {
    const answers = await this.rounds.members(rounds.map(({ id }) => id));
    const members = await this.directory.members();
    return rounds.map(({ openedByName, closedByName, productGroups, leftOut, frameworkIds, ...round }) => {
      const answerOf = new Map(
        answers.filter(({ roundId }) => roundId === round.id).map((answer) => [answer.memberId, answer]),
      );
      return {
        ...round,
        productGroups: [...productGroups],
        leftOut: [...leftOut],
        frameworkIds: [...frameworkIds],
        openedBy: openedByName,
        closedBy: closedByName,
        members: members.flatMap(({ id, slug, name }) => {
          const answer = answerOf.get(id);
          return answer ? answerResponse(slug, name, answer) : [];
        }),
      };
    });
  }
}

const answerResponse = (
  member: string,
  name: string,
  { answeredAt, answeredByName, lines, articles }: RoundMember,
) => ({
  member,
  name,
  answered: answeredAt !== null,
  answeredAt,
  answeredBy: answeredByName,
  lines,
  articles,
});

const costCentreOf = (costCentre: { number: string; name: string } | undefined) => ({
  costCentre: costCentre?.number ?? '',
  costCentreName: costCentre?.name ?? '',
});

function lineOf({
  id,
  articleNumber,
  text,
  unit,
  quantity,
  contentPerUnit,
  baseUnit,
  note,
  source,
  reportedByName,
  reportedAt,
  lateReason,
  version,
}: DemandLineRow): Omit<DemandLineResponse, 'member' | 'costCentre' | 'costCentreName'> {
  return {
    id,
    articleNumber,
    text,
    unit,
    unitName: unitName(unit),
    quantity,
    contentPerUnit,
    baseUnit,
    baseQuantity: formatQuantity(timesContent(parseQuantity(quantity), parseQuantity(contentPerUnit))),
    note,
    source,
    reportedBy: reportedByName,
    reportedAt,
    lateReason,
    version,
  };
}
