import { formatMoney, formatQuantity } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { LedgerEntry } from '../application/ledger-entry';
import { Ledger } from '../application/ports/ledger';

const SUMS = 'sum(quantity), sum(base_quantity), sum(net), sum(vat), sum(gross), count(*)';
const ROLL_UP_KEY = 'member_id, cost_centre_id, article_number, unit, base_unit';
const ROLL_UP = `insert into consumption.monthly as m
  (month, ${ROLL_UP_KEY}, quantity, base_quantity, net, vat, gross, postings)`;
// In the order of the key, so that two receipts of one month never wait for each other in a circle.
const BY_MONTH = `group by 1, ${ROLL_UP_KEY} order by 1, ${ROLL_UP_KEY}`;

@Injectable()
export class LedgerRepository extends Ledger {
  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  async append(entries: readonly LedgerEntry[]): Promise<number> {
    const rows = entries.map(({ posting, goods, source }) => ({
      id: posting.id,
      booked_on: posting.bookedOn,
      member_id: posting.member,
      cost_centre_id: posting.costCentre,
      kind: posting.kind,
      article_number: posting.articleNumber,
      text: goods.text,
      product_group: goods.productGroup,
      label: goods.label,
      unit: posting.unit,
      quantity: formatQuantity(posting.quantity),
      base_unit: posting.baseUnit,
      base_quantity: formatQuantity(posting.baseQuantity),
      net: formatMoney(posting.net),
      vat: formatMoney(posting.vat),
      gross: formatMoney(posting.gross),
      order_id: goods.orderId,
      order_number: goods.orderNumber,
      order_line_id: goods.orderLineId,
      supplier: goods.supplier,
      reverses: posting.reverses,
      reason: posting.reason,
      source_event: source.event,
      source_index: source.index,
    }));
    const columns = Object.keys(rows[0] ?? {}).join(', ');
    if (columns === '') return 0;
    const [added] = await this.uow.query<{ count: string }>(
      `with fresh as (
         insert into consumption.posting (${columns})
         select ${columns} from jsonb_populate_recordset(null::consumption.posting, $1)
         on conflict (centre_id, source_event, source_index) do nothing
         returning *),
       rolled_up as (
         ${ROLL_UP}
         select date_trunc('month', booked_on)::date, ${ROLL_UP_KEY}, ${SUMS} from fresh ${BY_MONTH}
         on conflict (centre_id, month, ${ROLL_UP_KEY}) do update
         set quantity = m.quantity + excluded.quantity, base_quantity = m.base_quantity + excluded.base_quantity,
             net = m.net + excluded.net, vat = m.vat + excluded.vat, gross = m.gross + excluded.gross,
             postings = m.postings + excluded.postings)
       select count(*) from fresh`,
      [JSON.stringify(rows)],
    );
    return Number(added?.count ?? 0);
  }

  async rebuildMonthly(): Promise<number> {
    // Waits for postings on their way and holds back new ones, so that none is missed or counted twice.
    await this.uow.query('lock table consumption.monthly in share row exclusive mode');
    await this.uow.execute('delete from consumption.monthly');
    return this.uow.execute(
      `${ROLL_UP} select date_trunc('month', booked_on)::date, ${ROLL_UP_KEY}, ${SUMS} from consumption.posting ${BY_MONTH}`,
    );
  }
}
