import {
  conflict,
  DomainError,
  formatMoney,
  formatQuantity,
  formatUnitPrice,
  germanInstant,
  notFound,
  parseMoney,
  parseQuantity,
  parseUnitPrice,
  type Money,
  type Quantity,
  type UnitPrice,
} from '@app/kernel';
import { People } from '@app/identity/contract';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { PricedLine } from '../domain/priced-line';
import { REQUISITION_STATE_NAMES, type RequisitionState } from '../domain/requisition';

export interface StoredRequisition {
  readonly id: string;
  readonly memberId: string;
  readonly number: string | null;
  readonly state: RequisitionState;
  readonly ordererId: string;
  readonly siteId: string | null;
  readonly note: string;
  readonly net: string | null;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly changedBy: string;
  readonly changedAt: Date;
  readonly version: number;
}

export interface StoredSplit {
  readonly costCentreId: string;
  readonly measure: 'quantity' | 'percent' | 'amount';
  readonly asked: string;
  readonly quantity: Quantity;
  readonly net: Money;
}

export interface StoredLine {
  readonly articleNumber: string;
  readonly text: string;
  readonly productGroup: string;
  readonly label: string | null;
  readonly frameworkId: string;
  readonly unit: string;
  readonly quantity: Quantity;
  readonly unitPrice: UnitPrice;
  readonly net: Money;
  readonly vatRate: number;
  readonly content: Quantity;
  readonly baseUnit: string;
  readonly split: readonly StoredSplit[];
}

type RequisitionKey = Pick<StoredRequisition, 'id' | 'memberId'>;

const REQUISITION = `select id, member_id as "memberId", number, state, orderer_id as "ordererId", site_id as "siteId", note, net,
  created_at as "createdAt", submitted_at as "submittedAt", changed_by as "changedBy", changed_at as "changedAt", version
  from ordering.requisition`;

@Injectable()
export class RequisitionRepository {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: People,
  ) {}

  /** Throws `not-found`, also for a foreign member's and for another person's draft. */
  find(id: string): Promise<StoredRequisition> {
    return this.one(id, `and (state <> 'draft' or orderer_id = app.person_id())`);
  }

  /** As `find`, and nobody else changes it until the commit. */
  lock(id: string): Promise<StoredRequisition> {
    return this.one(id, `and (state <> 'draft' or orderer_id = app.person_id()) for update`);
  }

  /** For what follows a requisition (approval, receipt): also one that its orderer has taken back into the cart. */
  lockAny(id: string): Promise<StoredRequisition> {
    return this.one(id, 'for update');
  }

  private async one(id: string, further: string): Promise<StoredRequisition> {
    const found = await this.uow.first<StoredRequisition>(`${REQUISITION} where id = $1 ${further}`, [id]);
    if (!found) throw notFound('Diese Bestellanforderung');
    return found;
  }

  async lines(requisitionId: string): Promise<readonly StoredLine[]> {
    return (await this.linesOf([requisitionId])).get(requisitionId) ?? [];
  }

  /** The lines of several requisitions, by requisition. */
  async linesOf(requisitionIds: readonly string[]): Promise<ReadonlyMap<string, readonly StoredLine[]>> {
    const lines = await this.uow.query<
      Record<'quantity' | 'unitPrice' | 'net' | 'vatRate' | 'content', string> &
        Omit<StoredLine, 'split'> & { requisitionId: string }
    >(
      `select requisition_id as "requisitionId", article_number as "articleNumber", text, product_group as "productGroup", label, framework_id as "frameworkId",
              unit, quantity, unit_price as "unitPrice", net, vat_rate as "vatRate", content, base_unit as "baseUnit"
       from ordering.requisition_line where requisition_id = any ($1) order by requisition_id, position`,
      [requisitionIds],
    );
    const splits = await this.uow.query<
      Record<'requisitionId' | 'articleNumber' | 'costCentreId' | 'asked' | 'quantity' | 'net', string> & {
        measure: StoredSplit['measure'];
      }
    >(
      `select requisition_id as "requisitionId", article_number as "articleNumber", cost_centre_id as "costCentreId", measure, asked, quantity, net
       from ordering.requisition_split where requisition_id = any ($1) order by cost_centre_id`,
      [requisitionIds],
    );
    const splitsOf = groupBy(splits, ({ requisitionId, articleNumber }) => `${requisitionId} ${articleNumber}`);
    const read = lines.map(({ requisitionId, ...line }) => ({
      requisitionId,
      line: {
        ...line,
        quantity: parseQuantity(line.quantity),
        unitPrice: parseUnitPrice(line.unitPrice),
        net: parseMoney(line.net),
        vatRate: Number(line.vatRate),
        content: parseQuantity(line.content),
        split: (splitsOf.get(`${requisitionId} ${line.articleNumber}`) ?? []).map(
          ({ costCentreId, measure, asked, quantity, net }) => ({
            costCentreId,
            measure,
            asked: trimZeros(asked),
            quantity: parseQuantity(quantity),
            net: parseMoney(net),
          }),
        ),
      },
    }));
    const grouped = groupBy(read, ({ requisitionId }) => requisitionId);
    return new Map([...grouped].map(([requisitionId, rows]) => [requisitionId, rows.map(({ line }) => line)]));
  }

  async insert(requisition: { id: string; memberId: string; siteId: string | null; note: string }): Promise<void> {
    await this.uow.execute(
      `insert into ordering.requisition (id, member_id, orderer_id, site_id, note, created_at, changed_by, changed_at)
       values ($1, $2, app.person_id(), $3, $4, $5, app.person_id(), $5)`,
      [requisition.id, requisition.memberId, requisition.siteId, requisition.note, this.uow.now()],
    );
  }

  /** Takes the next version if it still is the one seen. Throws `stale` naming who was faster. */
  async change(
    seen: StoredRequisition,
    next: Partial<{
      state: RequisitionState;
      siteId: string | null;
      note: string;
      number: string;
      net: Money;
      submittedAt: Date;
    }>,
  ): Promise<void> {
    const { state, siteId, note, number, net, submittedAt } = next;
    const changed = await this.uow.execute(
      `update ordering.requisition set state = $3, site_id = $4, note = $5, number = $6, net = $7, submitted_at = $8,
         changed_by = app.person_id(), changed_at = $9, version = version + 1
       where id = $1 and version = $2`,
      [
        seen.id,
        seen.version,
        state ?? seen.state,
        siteId === undefined ? seen.siteId : siteId,
        note ?? seen.note,
        number ?? seen.number,
        net === undefined ? seen.net : formatMoney(net),
        submittedAt ?? seen.submittedAt,
        this.uow.now(),
      ],
    );
    if (!changed) throw await this.stale(seen.id);
  }

  /** The refusal for somebody who saw an older version. */
  async stale(id: string): Promise<DomainError> {
    const now = await this.find(id);
    const name = (await this.people.names([now.changedBy])).get(now.changedBy) ?? 'Jemand';
    const message =
      `${name} hat die Bestellanforderung am ${germanInstant(now.changedAt)} geändert (Stand „${REQUISITION_STATE_NAMES[now.state]}“). ` +
      'Bitte laden Sie sie neu; Ihre Eingaben bleiben stehen.';
    return new DomainError('stale', 'stale', message, [], { version: now.version, changedBy: name });
  }

  /** All lines anew. */
  async replaceLines(requisition: RequisitionKey, lines: readonly PricedLine[]): Promise<void> {
    await this.uow.execute('delete from ordering.requisition_line where requisition_id = $1', [requisition.id]);
    await this.insertLines(requisition, lines, 1);
  }

  /** One line, in its old place or at the end. */
  async putLine(requisition: RequisitionKey, line: PricedLine): Promise<void> {
    const old = await this.removeLine(requisition, line.article.articleNumber);
    const last = await this.uow.first<{ next: number }>(
      'select coalesce(max(position), 0) + 1 as next from ordering.requisition_line where requisition_id = $1',
      [requisition.id],
    );
    await this.insertLines(requisition, [line], old ?? last?.next ?? 1);
  }

  /** Returns the place it had, or undefined when it was not there. */
  async removeLine(requisition: RequisitionKey, articleNumber: string): Promise<number | undefined> {
    const gone = await this.uow.first<{ position: number }>(
      'delete from ordering.requisition_line where requisition_id = $1 and article_number = $2 returning position',
      [requisition.id, articleNumber],
    );
    return gone?.position;
  }

  private async insertLines(requisition: RequisitionKey, lines: readonly PricedLine[], from: number): Promise<void> {
    const rows = lines.map((line, index) => ({ ...lineRow(line), position: from + index }));
    await this.uow.execute(
      `insert into ordering.requisition_line (requisition_id, member_id, article_number, position, text, product_group, label,
         framework_id, unit, quantity, unit_price, net, vat_rate, content, base_unit)
       select $1, $2, r.* from jsonb_to_recordset($3) as r (article_number text, position integer, text text, product_group text,
         label text, framework_id uuid, unit text, quantity numeric, unit_price numeric, net numeric, vat_rate numeric,
         content numeric, base_unit text)`,
      [requisition.id, requisition.memberId, JSON.stringify(rows)],
    );
    await this.uow.execute(
      `insert into ordering.requisition_split (requisition_id, member_id, article_number, cost_centre_id, measure, asked, quantity, net)
       select $1, $2, r.* from jsonb_to_recordset($3) as r (article_number text, cost_centre_id uuid, measure text, asked numeric,
         quantity numeric, net numeric)`,
      [requisition.id, requisition.memberId, JSON.stringify(lines.flatMap(splitRows))],
    );
  }

  async deleteDraft(seen: StoredRequisition): Promise<void> {
    const gone = await this.uow.execute(
      `delete from ordering.requisition where id = $1 and version = $2 and state = 'draft' and number is null`,
      [seen.id, seen.version],
    );
    if (gone) return;
    if (seen.number) {
      throw conflict(
        'already-numbered',
        'Diese Bestellanforderung war schon vorgelegt und bleibt deshalb erhalten. Sie können sie leeren oder liegen lassen.',
      );
    }
    throw await this.stale(seen.id);
  }
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

const trimZeros = (decimal: string): string => decimal.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

const lineRow = ({ article, quantity, unitPrice, net }: PricedLine) => ({
  article_number: article.articleNumber,
  text: article.text,
  product_group: article.productGroup,
  label: article.label,
  framework_id: article.frameworkId,
  unit: article.unit,
  quantity: formatQuantity(quantity),
  unit_price: formatUnitPrice(unitPrice),
  net: formatMoney(net),
  vat_rate: article.vatRate,
  content: formatQuantity(article.contentPerUnit),
  base_unit: article.baseUnit,
});

const splitRows = ({ article, asked, split }: PricedLine) =>
  split.map(({ costCentre, quantity, amount }) => {
    const request = asked.find((part) => part.costCentre === costCentre);
    const [measure, value] =
      request?.percent !== undefined
        ? ['percent', request.percent]
        : request?.amount !== undefined
          ? ['amount', request.amount]
          : ['quantity', request?.quantity];
    return {
      article_number: article.articleNumber,
      cost_centre_id: costCentre,
      measure,
      asked: value,
      quantity: formatQuantity(quantity),
      net: formatMoney(amount),
    };
  });
