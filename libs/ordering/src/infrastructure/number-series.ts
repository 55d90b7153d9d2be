import { yearOf } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

const SERIES = { requisition: 'A', order: 'B' } as const;

/** Gapless numbers per centre and year: the row stays locked until the commit, so take the number last. */
@Injectable()
export class NumberSeries {
  constructor(private readonly uow: UnitOfWork) {}

  /** "B-2026-000001" for orders, "A-2026-000001" for requisitions. */
  async next(kind: keyof typeof SERIES): Promise<string> {
    const year = yearOf(this.uow.today());
    const row = await this.uow.first<{ last: number }>(
      `insert into ordering.number_series as series (kind, year, last) values ($1, $2, 1)
       on conflict (centre_id, kind, year) do update set last = series.last + 1 returning last`,
      [kind, year],
    );
    return `${SERIES[kind]}-${year}-${String(row?.last).padStart(6, '0')}`;
  }
}
