import {
  conflict,
  formatMoney,
  formatQuantity,
  formatUnitPrice,
  type LocalDate,
  notFound,
  parseMoney,
  parseQuantity,
  parseUnitPrice,
  tierPrice,
  wholeQuantity,
} from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import {
  type CallOffOrder,
  type CatalogueEntry,
  Frameworks,
  type FrameworkSummary,
  type PricedCallOff,
} from '../contract';
import { callOff } from '../domain/framework';
import {
  FRAMEWORK_ITEM,
  type FrameworkHead,
  type FrameworkItemRow,
  FrameworkRepository,
  readTiers,
} from '../infrastructure/framework.repository';

type CatalogueRow = FrameworkItemRow & {
  readonly frameworkId: string;
  readonly frameworkNumber: string;
  readonly supplier: string;
};

/** The catalogue and the call-offs, in the transaction of the room that asks. */
@Injectable()
export class FrameworksInDatabase extends Frameworks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly frameworks: FrameworkRepository,
  ) {
    super();
  }

  async catalogue(
    memberId: string,
    day: LocalDate,
    articleNumbers?: readonly string[],
  ): Promise<readonly CatalogueEntry[]> {
    const rows = await this.uow.query<CatalogueRow>(
      `select ${FRAMEWORK_ITEM}, f.id as "frameworkId", f.number as "frameworkNumber", f.supplier_name as supplier
       from bundling.framework f
       join bundling.framework_member m on (m.centre_id, m.framework_id) = (f.centre_id, f.id)
       join bundling.framework_item i on (i.centre_id, i.framework_id) = (f.centre_id, f.id)
       join bundling.framework_rest r on (r.centre_id, r.framework_id, r.article_number) = (i.centre_id, i.framework_id, i.article_number)
       where m.member_id = $1 and app.sees(m.member_id) and $2::date between f.valid_from and f.valid_to
         and ($3::text[] is null or i.article_number = any ($3))
       order by i.article_number, f.number`,
      [memberId, day, articleNumbers ?? null],
    );
    return rows.map(toEntry);
  }

  async summary(frameworkId: string): Promise<FrameworkSummary> {
    const { id, number, title, from, to, ...head } = await this.head(frameworkId);
    const supplier = {
      name: head.supplierName,
      street: head.supplierStreet,
      postcode: head.supplierPostcode,
      city: head.supplierCity,
      email: head.supplierEmail,
    };
    return { id, number, title, supplier, from, to };
  }

  /** The same order called off again gets the same answer and takes nothing more. */
  async callOff({ orderId, memberId, frameworkId, lines }: CallOffOrder): Promise<PricedCallOff> {
    const articleNumbers = [...new Set(lines.map(({ articleNumber }) => articleNumber))];
    const rest = await this.frameworks.lockRest(frameworkId, articleNumbers);
    if (!rest) throw notFound('Diese Rahmenvereinbarung');
    const before = await this.calledOff(frameworkId, orderId);
    if (before) return before;
    const head = await this.head(frameworkId);
    const unitOf = new Map(rest.items.map(({ articleNumber, unit }) => [articleNumber, unit]));
    const result = callOff(
      {
        members: head.memberIds,
        from: head.from,
        to: head.to,
        maximumValue: rest.maximumValue,
        calledOffValue: rest.calledOffValue,
      },
      rest.items,
      {
        member: memberId,
        day: this.uow.today(),
        lines: lines.map(({ articleNumber, quantity }) => ({
          articleNumber,
          quantity,
          unit: unitOf.get(articleNumber) ?? '',
        })),
      },
    );
    if (!result.accepted) {
      throw conflict('call-off-refused', result.refusals.map(({ message }) => message).join(' '), {
        refusals: result.refusals.map(({ restQuantity, restValue, ...refusal }) => ({
          ...refusal,
          ...(restQuantity === undefined ? {} : { restQuantity: formatQuantity(restQuantity) }),
          ...(restValue === undefined ? {} : { restValue: formatMoney(restValue) }),
        })),
      });
    }
    await this.frameworks.storeRest(frameworkId, result.framework.calledOffValue, result.items);
    const priced = result.lines.map(({ articleNumber, quantity, unitPrice, amount }) => ({
      articleNumber,
      quantity,
      unitPrice,
      net: amount,
    }));
    for (const [index, line] of priced.entries()) {
      await this.uow.execute(
        `insert into bundling.call_off (framework_id, order_id, position, member_id, article_number, quantity, unit_price, net, called_off_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          frameworkId,
          orderId,
          index + 1,
          memberId,
          line.articleNumber,
          formatQuantity(line.quantity),
          formatUnitPrice(line.unitPrice),
          formatMoney(line.net),
          this.uow.now(),
        ],
      );
    }
    return { lines: priced, net: result.amount };
  }

  private async calledOff(frameworkId: string, orderId: string): Promise<PricedCallOff | undefined> {
    const rows = await this.uow.query<{ articleNumber: string; quantity: string; unitPrice: string; net: string }>(
      `select article_number as "articleNumber", quantity::text, unit_price::text as "unitPrice", net::text
       from bundling.call_off where framework_id = $1 and order_id = $2 order by position`,
      [frameworkId, orderId],
    );
    if (rows.length === 0) return undefined;
    const lines = rows.map((row) => ({
      articleNumber: row.articleNumber,
      quantity: parseQuantity(row.quantity),
      unitPrice: parseUnitPrice(row.unitPrice),
      net: parseMoney(row.net),
    }));
    return { lines, net: lines.reduce((sum, { net }) => sum + net, 0n) };
  }

  private async head(frameworkId: string): Promise<FrameworkHead> {
    const head = await this.frameworks.find(frameworkId);
    if (!head) throw notFound('Diese Rahmenvereinbarung');
    return head;
  }
}

function toEntry(row: CatalogueRow): CatalogueEntry {
  const tiers = readTiers(row.tiers);
  return {
    articleNumber: row.articleNumber,
    text: row.text,
    productGroup: row.productGroup,
    unit: row.unit,
    unitPrice: tierPrice(tiers, wholeQuantity(1)) ?? tiers[0]?.unitPrice ?? 0n,
    contentPerUnit: parseQuantity(row.contentPerUnit),
    baseUnit: row.baseUnit,
    vatRate: Number(row.vatRate),
    label: row.label || null,
    manufacturer: row.manufacturer || null,
    manufacturerNumber: row.manufacturerNumber || null,
    frameworkId: row.frameworkId,
    frameworkNumber: row.frameworkNumber,
    supplier: row.supplier,
    tiers,
    rest: parseQuantity(row.maximumQuantity) - parseQuantity(row.calledOff),
  };
}
