import { formatMoney, formatQuantity, formatUnitPrice, unitName } from '@app/kernel';
import { People } from '@app/identity/contract';
import { Directory } from '@app/organisation/contract';
import { type Actor, decodeCursor, toPage, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { lineRequest, OrderFacts } from '../application/order-facts';
import { priceLines } from '../domain/priced-line';
import { REQUISITION_STATE_NAMES, type RequisitionState } from '../domain/requisition';
import {
  RequisitionRepository,
  type StoredLine,
  type StoredRequisition,
} from '../infrastructure/requisition.repository';
import type { RequisitionQuery } from './requisition.request';
import type {
  RequisitionApprovalResponse,
  RequisitionLineResponse,
  RequisitionListItemResponse,
  RequisitionListResponse,
  RequisitionOrderResponse,
  RequisitionResponse,
} from './requisition.response';

type LineView = StoredLine & { readonly problem: string | null };
type ApprovalRow = Omit<RequisitionApprovalResponse, 'approvers'>;

/** Requisitions as people see them; each method runs inside an open unit of work. */
@Injectable()
export class RequisitionPresenter {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly people: People,
    private readonly facts: OrderFacts,
    private readonly requisitions: RequisitionRepository,
  ) {}

  async one(actor: Actor, id: string): Promise<RequisitionResponse> {
    const requisition = await this.requisitions.find(id);
    const { memberId } = requisition;
    const member = await this.directory.memberById(memberId);
    const site = (await this.directory.sites(memberId)).find((each) => each.id === requisition.siteId);
    const stored = await this.requisitions.lines(id);
    const lines =
      requisition.state === 'draft'
        ? await this.today(memberId, stored)
        : stored.map((line) => ({ ...line, problem: null }));
    const approvals = await this.approvals(requisition);
    return {
      id,
      number: requisition.number,
      member: member.slug,
      state: requisition.state,
      stateName: REQUISITION_STATE_NAMES[requisition.state],
      orderer: (await this.people.names([requisition.ordererId])).get(requisition.ordererId) ?? '',
      own: requisition.ordererId === actor.personId,
      site: site
        ? { id: site.id, name: site.name, street: site.street, postcode: site.postcode, city: site.city }
        : null,
      note: requisition.note,
      net: formatMoney(lines.reduce((sum, { net }) => sum + net, 0n)),
      createdAt: requisition.createdAt,
      submittedAt: requisition.submittedAt,
      lines: await this.lines(memberId, lines),
      approvals,
      orders: await this.uow.query<RequisitionOrderResponse>(
        'select id, number, supplier, net, state from ordering.purchase_order where requisition_id = $1 order by number',
        [id],
      ),
      version: requisition.version,
    };
  }

  async list(actor: Actor, query: RequisitionQuery): Promise<RequisitionListResponse> {
    const memberId = query.member ? (await this.directory.memberBySlug(query.member)).id : null;
    type Row = Omit<RequisitionListItemResponse, 'member' | 'stateName' | 'orderer' | 'own'> & {
      memberId: string;
      ordererId: string;
      state: RequisitionState;
    };
    const rows = await this.uow.query<Row>(
      `select r.id, r.number, r.member_id as "memberId", r.state, r.orderer_id as "ordererId",
              coalesce(r.net, l.net, 0.00) as net, coalesce(l.lines, 0)::int as lines, coalesce(l.summary, '') as summary,
              r.created_at as "createdAt", r.submitted_at as "submittedAt", a.reason, r.version
       from ordering.requisition r
       left join lateral (
         select sum(net) as net, count(*) as lines,
                string_agg(text, ' · ' order by position) filter (where position <= 3) as summary
         from ordering.requisition_line l where l.requisition_id = r.id) l on true
       left join lateral (
         select reason from ordering.approval a where a.requisition_id = r.id and a.state = 'rejected' order by a.id desc limit 1) a
         on r.state = 'rejected'
       where (r.state <> 'draft' or r.orderer_id = app.person_id())
         and ($1::uuid is null or r.member_id = $1) and ($2::text is null or r.state = $2)
         and ($3::boolean is not true or r.orderer_id = app.person_id())
         and ($4::uuid is null or r.id < $4)
       order by r.id desc limit $5`,
      [
        memberId,
        query.state ?? null,
        query.own === 'true',
        decodeCursor(query.cursor, 1)?.[0] ?? null,
        query.limit + 1,
      ],
    );
    const { items, nextCursor } = toPage(rows, query.limit, ({ id }) => [id]);
    const slugs = new Map((await this.directory.members()).map(({ id, slug }) => [id, slug]));
    const names = await this.people.names([...new Set(items.map(({ ordererId }) => ordererId))]);
    return {
      items: items.map(({ memberId: of, ordererId, ...row }) => ({
        ...row,
        member: slugs.get(of) ?? '',
        stateName: REQUISITION_STATE_NAMES[row.state],
        orderer: names.get(ordererId) ?? '',
        own: ordererId === actor.personId,
      })),
      nextCursor,
    };
  }

  /** A draft's lines at today's prices; what cannot be ordered any more says why and keeps its last price. */
  private async today(memberId: string, lines: readonly StoredLine[]): Promise<readonly LineView[]> {
    const facts = await this.facts.forLines(
      memberId,
      lines.map(({ articleNumber }) => articleNumber),
    );
    return lines.map((line) => {
      const { lines: checked, errors } = priceLines([lineRequest(line)], facts);
      const [now] = checked;
      if (!now) return { ...line, problem: errors[0]?.message ?? null };
      const { article, unitPrice, net } = now;
      const split = line.split.map((part) => {
        const share = now.split.find(({ costCentre }) => costCentre === part.costCentreId);
        return { ...part, quantity: share?.quantity ?? part.quantity, net: share?.amount ?? part.net };
      });
      return { ...line, text: article.text, frameworkId: article.frameworkId, unitPrice, net, split, problem: null };
    });
  }

  private async lines(memberId: string, lines: readonly LineView[]): Promise<RequisitionLineResponse[]> {
    const costCentres = new Map(
      (await this.directory.costCentres(memberId)).map((costCentre) => [costCentre.id, costCentre]),
    );
    return lines.map(({ content, frameworkId, ...line }) => ({
      ...line,
      unitName: unitName(line.unit),
      quantity: formatQuantity(line.quantity),
      unitPrice: formatUnitPrice(line.unitPrice),
      net: formatMoney(line.net),
      contentPerUnit: formatQuantity(content),
      framework: frameworkId,
      split: line.split
        .map(({ costCentreId, measure, asked, quantity, net }) => ({
          costCentre: costCentres.get(costCentreId)?.number ?? '',
          costCentreId,
          costCentreName: costCentres.get(costCentreId)?.name ?? '',
          measure,
          asked,
          quantity: formatQuantity(quantity),
          net: formatMoney(net),
        }))
        .sort((a, b) => a.costCentre.localeCompare(b.costCentre)),
    }));
  }

  private async approvals({ id, memberId, ordererId }: StoredRequisition): Promise<RequisitionApprovalResponse[]> {
    const rows = await this.uow.query<ApprovalRow & { decidedBy: string | null }>(
      `select id, state, net, decided_by as "decidedBy", decided_at as "decidedAt", reason
       from ordering.approval where requisition_id = $1 order by id`,
      [id],
    );
    const holders = rows.some(({ state }) => state === 'waiting')
      ? await this.people.holders('approver', memberId)
      : [];
    const names = await this.people.names([...holders, ...rows.flatMap(({ decidedBy }) => decidedBy ?? [])]);
    const approvers = holders.filter((person) => person !== ordererId).map((person) => names.get(person) ?? '');
    return rows.map((row) => ({
      ...row,
      approvers: row.state === 'waiting' ? approvers : [],
      decidedBy: row.decidedBy ? (names.get(row.decidedBy) ?? '') : null,
    }));
  }
}
