import { formatQuantity, formatUnitPrice, type LocalDate, type PriceTier } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { PriceInterval, PriceListChange } from '../domain/price-list';
import { readTiers, type TierText } from './framework.repository';

export interface PriceRow {
  readonly articleNumber: string;
  readonly text: string;
  readonly unit: string;
  readonly from: LocalDate;
  /** The first day on which it no longer counts; null: open end. */
  readonly to: LocalDate | null;
  readonly tiers: readonly TierText[];
  /** Award, or the proposal it comes from. */
  readonly basis: string;
  readonly recordedByName: string;
}

const storedTiers = (tiers: readonly PriceTier[]): string =>
  JSON.stringify(
    tiers.map(({ fromQuantity, unitPrice }) => ({
      fromQuantity: formatQuantity(fromQuantity),
      unitPrice: formatUnitPrice(unitPrice),
    })),
  );

/** Prices by date. That no two are valid on one day is the database's business. */
@Injectable()
export class FrameworkPriceRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** By article and day. */
  all(frameworkId: string): Promise<PriceRow[]> {
    return this.uow.query<PriceRow>(
      `select p.article_number as "articleNumber", i.text, i.unit, p.valid_from as "from", p.valid_to as "to", p.tiers, p.basis,
              p.recorded_by_name as "recordedByName"
       from bundling.framework_price p
       join bundling.framework_item i on (i.centre_id, i.framework_id, i.article_number) = (p.centre_id, p.framework_id, p.article_number)
       where p.framework_id = $1 order by p.article_number, p.valid_from`,
      [frameworkId],
    );
  }

  async of(frameworkId: string, articleNumber: string): Promise<readonly PriceInterval[]> {
    const rows = (await this.all(frameworkId)).filter((row) => row.articleNumber === articleNumber);
    return rows.map(({ from, to, tiers }) => ({ from, to, tiers: readTiers(tiers) }));
  }

  async change(
    frameworkId: string,
    articleNumber: string,
    { ended, added }: PriceListChange,
    basis: string,
  ): Promise<void> {
    if (ended) {
      await this.uow.execute(
        `update bundling.framework_price set valid_to = $4
         where framework_id = $1 and article_number = $2 and valid_from = $3`,
        [frameworkId, articleNumber, ended.from, ended.to],
      );
    }
    await this.uow.execute(
      `insert into bundling.framework_price
         (framework_id, article_number, valid_from, valid_to, tiers, basis, recorded_by_name, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[frameworkId, articleNumber, added.from, added.to, storedTiers(added.tiers), basis],
        ...[this.uow.actor.name, this.uow.now()],
      ],
    );
  }
}
