import { conflict, formatQuantity, invalid, notFound, parseQuantity } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { type Actor, AuditTrail, newId, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type LineRequest, type PricedLine, priceLines } from '../domain/priced-line';
import {
  RequisitionRepository,
  type StoredLine,
  type StoredRequisition,
} from '../infrastructure/requisition.repository';
import { lineRequest, OrderFacts } from './order-facts';

export interface DraftContent {
  /** Id or name of one of the member's delivery sites. */
  readonly site?: string | null;
  readonly note?: string;
  readonly lines?: readonly LineRequest[];
}

/** The cart: a requisition in the state draft. Only the person who made it sees and changes it. */
@Injectable()
export class KeepDraft {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly facts: OrderFacts,
    private readonly requisitions: RequisitionRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** Throws `invalid` with every wrong field. Returns the id. */
  create(actor: Actor, memberSlug: string, content: DraftContent): Promise<string> {
    return this.uow.run(actor, async () => {
      const member = await this.directory.memberBySlug(memberSlug);
      requirePermission(actor, 'requisition.create', member.id);
      const id = newId();
      const siteId = content.site ? (await this.facts.site(member.id, content.site)).id : null;
      const lines = await this.priced(member.id, content.lines ?? []);
      await this.requisitions.insert({ id, memberId: member.id, siteId, note: content.note ?? '' });
      await this.requisitions.replaceLines({ id, memberId: member.id }, lines);
      this.audit.record({
        action: 'requisition.drafted',
        subject: { type: 'requisition', id },
        memberId: member.id,
        after: { siteId, note: content.note ?? '', lines: lines.map(inWords) },
      });
      return id;
    });
  }

  /** Site, note and, where given, all lines anew. */
  change(actor: Actor, id: string, version: number, content: DraftContent): Promise<void> {
    return this.uow.run(actor, async () => {
      const draft = await this.draft(actor, id, version);
      const siteId =
        content.site === undefined
          ? undefined
          : content.site === null
            ? null
            : (await this.facts.site(draft.memberId, content.site)).id;
      await this.requisitions.change(draft, { siteId, note: content.note });
      if (content.lines) await this.requisitions.replaceLines(draft, await this.priced(draft.memberId, content.lines));
    });
  }

  /** Adds a quantity to the cart; without a split, a new line takes that of the line before it. */
  addLine(actor: Actor, id: string, line: LineRequest): Promise<void> {
    return this.uow.run(actor, async () => {
      const draft = await this.draft(actor, id);
      const lines = await this.requisitions.lines(id);
      const present = lines.find(({ articleNumber }) => articleNumber === line.articleNumber);
      const request = present
        ? raised(present, line)
        : { ...line, split: line.split.length ? line.split : inherited(lines) };
      await this.put(draft, request);
    });
  }

  setLine(actor: Actor, id: string, version: number, line: LineRequest): Promise<void> {
    return this.uow.run(actor, async () => this.put(await this.draft(actor, id, version), line));
  }

  removeLine(actor: Actor, id: string, version: number, articleNumber: string): Promise<void> {
    return this.uow.run(actor, async () => {
      const draft = await this.draft(actor, id, version);
      if ((await this.requisitions.removeLine(draft, articleNumber)) === undefined) throw notFound('Diese Zeile');
      await this.requisitions.change(draft, {});
    });
  }

  discard(actor: Actor, id: string, version: number): Promise<void> {
    return this.uow.run(actor, async () => {
      const draft = await this.draft(actor, id, version);
      await this.requisitions.deleteDraft(draft);
      this.audit.record({
        action: 'requisition.discarded',
        subject: { type: 'requisition', id },
        memberId: draft.memberId,
      });
    });
  }

  private async put(draft: StoredRequisition, request: LineRequest): Promise<void> {
    const facts = await this.facts.forLines(draft.memberId, [request.articleNumber]);
    const { lines, errors } = priceLines([request], facts);
    const [line] = lines;
    if (!line)
      throw invalid(
        'requisition-line',
        errors[0]?.message ?? '',
        errors.map(({ pointer, message }) => ({ pointer: pointer.replace('/lines/0', ''), message })),
      );
    await this.requisitions.putLine(draft, line);
    await this.requisitions.change(draft, {});
  }

  private async priced(memberId: string, requests: readonly LineRequest[]): Promise<readonly PricedLine[]> {
    const facts = await this.facts.forLines(
      memberId,
      requests.map(({ articleNumber }) => articleNumber),
    );
    const { lines, errors } = priceLines(requests, facts);
    if (errors.length === 0) return lines;
    throw invalid(
      'requisition-lines',
      errors.length === 1 ? (errors[0]?.message ?? '') : `${errors.length} Angaben sind nicht richtig.`,
      errors,
    );
  }

  /** The person's own draft, locked. A given version must still be the current one. */
  private async draft(actor: Actor, id: string, version?: number): Promise<StoredRequisition> {
    const draft = await this.requisitions.lock(id);
    requirePermission(actor, 'requisition.create', draft.memberId);
    if (draft.ordererId !== actor.personId) throw notFound('Dieser Entwurf');
    if (version !== undefined && version !== draft.version) throw await this.requisitions.stale(id);
    if (draft.state !== 'draft')
      throw conflict('not-a-draft', 'Die Bestellanforderung ist kein Entwurf mehr und kann nicht geändert werden.', {
        state: draft.state,
      });
    return draft;
  }
}

/** The line with a larger quantity. Shares in percent stay; a single cost centre takes all; other shares are asked for again. */
function raised(present: StoredLine, added: LineRequest): LineRequest {
  const before = lineRequest(present);
  const quantity = formatQuantity(present.quantity + parseQuantity(added.quantity));
  if (added.split.length) return { ...before, quantity, split: added.split };
  const [only, ...others] = before.split;
  if (only && others.length === 0)
    return { ...before, quantity, split: [{ costCentre: only.costCentre, percent: '100' }] };
  return { ...before, quantity, split: before.split.every(({ percent }) => percent !== undefined) ? before.split : [] };
}

function inherited(lines: readonly StoredLine[]): LineRequest['split'] {
  const last = lines.at(-1);
  const split = last ? lineRequest(last).split : [];
  const [only, ...others] = split;
  if (only && others.length === 0) return [{ costCentre: only.costCentre, percent: '100' }];
  return split.every(({ percent }) => percent !== undefined) ? split : [];
}

const inWords = ({ article, quantity }: PricedLine) => ({
  articleNumber: article.articleNumber,
  quantity: formatQuantity(quantity),
});
