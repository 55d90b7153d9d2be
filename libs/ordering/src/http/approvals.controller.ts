import { formatMoney, formatQuantity, formatUnitPrice, unitName } from '@app/kernel';
import { People } from '@app/identity/contract';
import { Directory } from '@app/organisation/contract';
import { type Actor, CurrentActor, decodeCursor, PageQuery, Requires, toPage, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { DecideApproval, type Verdict } from '../application/decide-approval.usecase';
import { RequisitionRepository, type StoredLine } from '../infrastructure/requisition.repository';

export class ApprovalQuery extends PageQuery {
  @IsOptional()
  @IsIn(['waiting', 'approved', 'rejected', 'withdrawn'])
  state = 'waiting';
}
export class RejectRequest {
  @IsString()
  @MaxLength(1000)
  reason: string;
}
export class ApprovalLineResponse {
  articleNumber: string;
  text: string;
  quantity: string;
  unit: string;
  unitName: string;
  unitPrice: string;
  net: string;
}
export class ApprovalCostCentreResponse {
  number: string;
  name: string;
  net: string;
}
export class ApprovalResponse {
  id: string;
  requisitionId: string;
  requisitionNumber: string;
  member: string;
  memberName: string;
  orderer: string;
  /** True for the person's own order, which somebody else has to decide. */
  own: boolean;
  requestedAt: Date;
  site: string;
  /** What the orderer wrote. */
  note: string;
  net: string;
  lines: ApprovalLineResponse[];
  costCentres: ApprovalCostCentreResponse[];
  state: string;
  decidedBy: string | null;
  decidedAt: Date | null;
  reason: string | null;
  version: number;
}
export class ApprovalListResponse {
  items: ApprovalResponse[];
  nextCursor: string | null;
}
export class PlacedOrderResponse {
  id: string;
  number: string;
  supplier: string;
}
export class DecidedApprovalResponse {
  id: string;
  state: string;
  requisitionId: string;
  /** The purchase orders that came of it. */
  orders: PlacedOrderResponse[];
}

interface Row {
  id: string;
  memberId: string;
  requisitionId: string;
  requisitionNumber: string;
  ordererId: string;
  siteId: string;
  requestedAt: Date;
  note: string;
  net: string;
  state: string;
  decidedBy: string | null;
  decidedAt: Date | null;
  reason: string | null;
  version: number;
}

@Controller('approvals')
export class ApprovalsController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly people: People,
    private readonly requisitions: RequisitionRepository,
    private readonly decisions: DecideApproval,
  ) {}

  /** What waits for a decision of the person's member, oldest first. */
  @Get()
  @Requires('approval.decide')
  list(@CurrentActor() actor: Actor, @Query() query: ApprovalQuery): Promise<ApprovalListResponse> {
    return this.uow.run(actor, async () => {
      const rows = await this.uow.query<Row>(
        `select a.id, a.member_id as "memberId", a.requisition_id as "requisitionId", r.number as "requisitionNumber",
                r.orderer_id as "ordererId", r.site_id as "siteId", a.requested_at as "requestedAt", r.note, a.net, a.state,
                a.decided_by as "decidedBy", a.decided_at as "decidedAt", a.reason, a.version
         from ordering.approval a join ordering.requisition r on (r.centre_id, r.id) = (a.centre_id, a.requisition_id)
         where a.state = $1 and ($2::uuid is null or a.id > $2) order by a.id limit $3`,
        [query.state, decodeCursor(query.cursor, 1)?.[0] ?? null, query.limit + 1],
      );
      const { items, nextCursor } = toPage(rows, query.limit, ({ id }) => [id]);
      return { items: await this.present(actor, items), nextCursor };
    });
  }

  /** Approves; with the last approval the purchase orders are placed. */
  @Post(':id/approve')
  @HttpCode(200)
  @Requires('approval.decide')
  approve(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DecidedApprovalResponse> {
    return this.decide(actor, id, { verdict: 'approved' });
  }

  @Post(':id/reject')
  @HttpCode(200)
  @Requires('approval.decide')
  reject(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { reason }: RejectRequest,
  ): Promise<DecidedApprovalResponse> {
    return this.decide(actor, id, { verdict: 'rejected', reason });
  }

  private decide(actor: Actor, id: string, verdict: Verdict): Promise<DecidedApprovalResponse> {
    return this.uow.run(actor, async () => {
      const requisitionId = await this.decisions.execute(actor, id, verdict);
      const orders = await this.uow.query<PlacedOrderResponse>(
        'select id, number, supplier from ordering.purchase_order where requisition_id = $1 order by number',
        [requisitionId],
      );
      return { id, state: verdict.verdict, requisitionId, orders };
    });
  }

  private async present(actor: Actor, rows: readonly Row[]): Promise<ApprovalResponse[]> {
    const members = new Map((await this.directory.members()).map((member) => [member.id, member]));
    const sites = new Map((await this.directory.sites()).map(({ id, name }) => [id, name]));
    const costCentres = new Map((await this.directory.costCentres()).map((costCentre) => [costCentre.id, costCentre]));
    const names = await this.people.names(
      rows.flatMap(({ ordererId, decidedBy }) => [ordererId, ...(decidedBy ? [decidedBy] : [])]),
    );
    const lines = await this.requisitions.linesOf(rows.map(({ requisitionId }) => requisitionId));
    return rows.map(({ memberId, ordererId, siteId, ...row }) => {
      const own = lines.get(row.requisitionId) ?? [];
      return {
        ...row,
        member: members.get(memberId)?.slug ?? '',
        memberName: members.get(memberId)?.name ?? '',
        orderer: names.get(ordererId) ?? '',
        own: ordererId === actor.personId,
        site: sites.get(siteId) ?? '',
        decidedBy: row.decidedBy ? (names.get(row.decidedBy) ?? '') : null,
        lines: own.map(toLine),
        costCentres: [...byCostCentre(own)]
          .map(([id, net]) => ({
            number: costCentres.get(id)?.number ?? '',
            name: costCentres.get(id)?.name ?? '',
            net: formatMoney(net),
          }))
          .sort((a, b) => a.number.localeCompare(b.number)),
      };
    });
  }
}

const toLine = ({ articleNumber, text, quantity, unit, unitPrice, net }: StoredLine): ApprovalLineResponse => ({
  articleNumber,
  text,
  quantity: formatQuantity(quantity),
  unit,
  unitName: unitName(unit),
  unitPrice: formatUnitPrice(unitPrice),
  net: formatMoney(net),
});

function byCostCentre(lines: readonly StoredLine[]): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { costCentreId, net } of lines.flatMap(({ split }) => split))
    sums.set(costCentreId, (sums.get(costCentreId) ?? 0n) + net);
  return sums;
}
