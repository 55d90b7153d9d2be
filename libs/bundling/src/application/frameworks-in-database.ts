import {
  conflict,
  formatMoney,
  formatQuantity,
  type LocalDate,
  type Money,
  notFound,
  parseMoney,
  parseQuantity,
  tierPrice,
  wholeQuantity,
} from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import {
  type CallOffOrder,
  type CallOffReturn,
  type CatalogueEntry,
  Frameworks,
  type FrameworkSummary,
  type PricedCallOff,
} from '../contract';
import { callOff, type FrameworkItem, giveBack, orderable } from '../domain/framework';
import { type MemberAmount, quotaRest } from '../domain/member-quota';
import { type CallOffEntry, CallOffRepository } from '../infrastructure/call-off.repository';
import {
  FRAMEWORK_ITEM,
  type FrameworkHead,
  type FrameworkItemRow,
  FrameworkRepository,
  readTiers,
} from '../infrastructure/framework.repository';
import { MemberQuotaRepository } from '../infrastructure/member-quota.repository';

type CatalogueRow = FrameworkItemRow & {
  readonly frameworkId: string;
  readonly frameworkNumber: string;
  readonly supplier: string;
  readonly restValue: string | null;
  readonly maximumValue: string | null;
};

/** The catalogue and the call-offs, in the transaction of the room that asks. */
@Injectable()
export class FrameworksInDatabase extends Frameworks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly frameworks: FrameworkRepository,
    private readonly callOffs: CallOffRepository,
    private readonly memberQuotas: MemberQuotaRepository,
  ) {
    super();
  }

  async catalogue(
    memberId: string,
    day: LocalDate,
    articleNumbers?: readonly string[],
  ): Promise<readonly CatalogueEntry[]> {
    const rows = await this.uow.query<CatalogueRow>(
      `with mine as materialized (
         select f.*, v.maximum_value::text as maximum_value, (v.maximum_value - v.called_off_value)::text as rest_value
         from bundling.framework f
         join bundling.framework_member m on (m.centre_id, m.framework_id) = (f.centre_id, f.id)
         join bundling.framework_value_rest v on (v.centre_id, v.framework_id) = (f.centre_id, f.id)
         where m.member_id = $1 and app.sees(m.member_id) and $2::date between f.valid_from and f.valid_to)
       select ${FRAMEWORK_ITEM}, f.id as "frameworkId", f.number as "frameworkNumber", f.supplier_name as supplier,
              f.rest_value as "restValue", f.maximum_value as "maximumValue"
       from mine f
       join bundling.framework_item i on (i.centre_id, i.framework_id) = (f.centre_id, f.id)
       join bundling.framework_rest r on (r.centre_id, r.framework_id, r.article_number) = (i.centre_id, i.framework_id, i.article_number)
       join bundling.framework_price p on (p.centre_id, p.framework_id, p.article_number) = (i.centre_id, i.framework_id, i.article_number)
         and daterange(p.valid_from, p.valid_to, '[)') @> $2::date
       where $3::text[] is null or i.article_number = any ($3)
       order by i.article_number, f.number`,
      [memberId, day, articleNumbers ?? null],
    );
    const sharesOf = new Map<string, Shares>();
    for (const frameworkId of new Set(rows.map((row) => row.frameworkId)))
      sharesOf.set(frameworkId, await this.shares(frameworkId));
    return rows.map((row) => toEntry(row, memberId, sharesOf.get(row.frameworkId) ?? NOT_SHARED));
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

  async callOff({ orderId, memberId, frameworkId, lines }: CallOffOrder): Promise<PricedCallOff> {
    const articleNumbers = [...new Set(lines.map(({ articleNumber }) => articleNumber))];
    await this.callOffs.hold(frameworkId);
    const head = await this.head(frameworkId);
    const before = await this.callOffs.entries(frameworkId, orderId);
    if (before.length > 0) return pricedCallOff(before);
    const day = this.uow.today();
    const rest = await this.callOffs.rest(frameworkId, articleNumbers, day);
    if (!rest) throw notFound('Diese Rahmenvereinbarung');
    const unitOf = new Map(rest.items.map(({ articleNumber, unit }) => [articleNumber, unit]));
    const shares = await this.shares(frameworkId);
    const shared = {
      ...{ members: head.memberIds, from: head.from, to: head.to },
      ...{ maximumValue: rest.maximumValue, calledOffValue: rest.calledOffValue },
      ...ownValue(memberId, shares, rest.maximumValue),
    };
    const items = rest.items.map((item) => ({ ...item, ...ownQuantity(memberId, shares, item) }));
    const result = callOff(shared, items, {
      member: memberId,
      day,
      lines: lines.map(({ articleNumber, quantity }) => ({
        articleNumber,
        quantity,
        unit: unitOf.get(articleNumber) ?? '',
      })),
    });
    if (!result.accepted) {
      throw conflict('call-off-refused', result.refusals.map(({ message }) => message).join(' '), {
        refusals: result.refusals.map(({ restQuantity, restValue, ...refusal }) => ({
          ...refusal,
          ...(restQuantity === undefined ? {} : { restQuantity: formatQuantity(restQuantity) }),
          ...(restValue === undefined ? {} : { restValue: formatMoney(restValue) }),
        })),
      });
    }
    const entries = result.lines.map(({ articleNumber, quantity, unitPrice, amount }) => ({
      articleNumber,
      quantity,
      unitPrice,
      net: amount,
    }));
    await this.callOffs.add({ frameworkId, orderId, memberId }, entries);
    return pricedCallOff(entries);
  }

  async giveBack({ returnId, orderId, memberId, frameworkId, lines }: CallOffReturn): Promise<void> {
    await this.callOffs.hold(frameworkId);
    await this.head(frameworkId);
    if ((await this.callOffs.entries(frameworkId, orderId, returnId)).length > 0) return;
    const ledger = await this.callOffs.ledger(frameworkId, orderId);
    const priceOf = new Map(ledger.map(({ articleNumber, unitPrice }) => [articleNumber, unitPrice]));
    const amountOf = <T extends { net: Money }>({ net, ...line }: T) => ({ ...line, amount: net });
    const returned = giveBack(ledger.map(amountOf), lines.map(amountOf));
    await this.callOffs.add(
      { frameworkId, orderId, memberId },
      returned.map(({ articleNumber, quantity, amount }) => ({
        articleNumber,
        quantity,
        unitPrice: priceOf.get(articleNumber) ?? 0n,
        net: amount,
      })),
      returnId,
    );
  }

  /** Nothing is asked for agreements without quotas but whether there are any. */
  private async shares(frameworkId: string): Promise<Shares> {
    const quotas = await this.memberQuotas.quotas(frameworkId);
    return quotas.length === 0 ? NOT_SHARED : { quotas, drawn: await this.memberQuotas.drawn(frameworkId) };
  }

  private async head(frameworkId: string): Promise<FrameworkHead> {
    const head = await this.frameworks.find(frameworkId);
    if (!head) throw notFound('Diese Rahmenvereinbarung');
    return head;
  }
}

const pricedCallOff = (entries: readonly CallOffEntry[]): PricedCallOff => ({
  lines: entries,
  net: entries.reduce((sum, { net }) => sum + net, 0n),
});

interface Shares {
  readonly quotas: readonly MemberAmount[];
  readonly drawn: readonly MemberAmount[];
}
const NOT_SHARED: Shares = { quotas: [], drawn: [] };

function ownQuantity(
  memberId: string,
  { quotas, drawn }: Shares,
  { articleNumber, maximumQuantity }: Pick<FrameworkItem, 'articleNumber' | 'maximumQuantity'>,
): Pick<FrameworkItem, 'memberRest'> {
  const memberRest = quotaRest(memberId, articleNumber, quotas, drawn, maximumQuantity);
  return memberRest === undefined ? {} : { memberRest };
}
function ownValue(
  memberId: string,
  { quotas, drawn }: Shares,
  maximum: Money | null,
): { readonly memberRestValue?: Money } {
  const memberRestValue = quotaRest(memberId, '', quotas, drawn, maximum);
  return memberRestValue === undefined ? {} : { memberRestValue };
}

function toEntry(row: CatalogueRow, memberId: string, shares: Shares): CatalogueEntry {
  const tiers = readTiers(row.tiers);
  const { articleNumber, unit } = row;
  const left = row.restValue === null ? null : parseMoney(row.restValue);
  const item = {
    ...{ articleNumber, unit, tiers },
    maximumQuantity: row.maximumQuantity === null ? null : parseQuantity(row.maximumQuantity),
    calledOff: parseQuantity(row.calledOff),
  };
  return {
    articleNumber,
    text: row.text,
    productGroup: row.productGroup,
    unit,
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
    rest: orderable(
      { ...item, ...ownQuantity(memberId, shares, item) },
      ownValue(memberId, shares, row.maximumValue === null ? null : parseMoney(row.maximumValue)),
      left,
    ),
  };
}
