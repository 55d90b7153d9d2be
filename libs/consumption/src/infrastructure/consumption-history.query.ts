import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import {
  type ArticleConsumption,
  ConsumptionHistory,
  type MemberConsumption,
  type MonthlyConsumption,
} from '../contract';

const SPAN = `month between ($1 || '-01')::date and ($2 || '-01')::date`;

@Injectable()
export class ConsumptionHistoryQuery extends ConsumptionHistory {
  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  async ofMember(
    memberId: string,
    from: string,
    to: string,
    articleNumbers: readonly string[],
  ): Promise<MemberConsumption> {
    const active = await this.uow.query<{ month: string }>(
      `select distinct to_char(month, 'YYYY-MM') as month from consumption.monthly
       where ${SPAN} and member_id = $3 order by 1`,
      [from, to, memberId],
    );
    const consumed = await this.uow.query<MonthlyConsumption>(
      `select cost_centre_id as "costCentreId", article_number as "articleNumber", to_char(month, 'YYYY-MM') as month,
              base_unit as "baseUnit", trim_scale(sum(base_quantity))::text as "baseQuantity"
       from consumption.monthly where ${SPAN} and member_id = $3 and article_number = any ($4)
       group by cost_centre_id, article_number, month, base_unit
       order by cost_centre_id, article_number, month, base_unit`,
      [from, to, memberId, articleNumbers],
    );
    return { activeMonths: active.map(({ month }) => month), consumed };
  }

  totals(from: string, to: string, memberId?: string): Promise<readonly ArticleConsumption[]> {
    return this.uow.query<ArticleConsumption>(
      `with span as (select * from consumption.monthly where ${SPAN} and ($3::uuid is null or member_id = $3)),
            active as (select member_id, count(distinct month)::int as months from span group by member_id)
       select s.member_id as "memberId", s.article_number as "articleNumber", s.base_unit as "baseUnit",
              trim_scale(sum(s.base_quantity))::text as "baseQuantity", a.months as "activeMonths"
       from span s join active a using (member_id)
       group by s.member_id, s.article_number, s.base_unit, a.months
       order by s.member_id, s.article_number, s.base_unit`,
      [from, to, memberId ?? null],
    );
  }
}
