import { addDays, instantInGermany } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Phase } from '../domain/phase';
import { OPEN_PHASES } from './procedure-filter';
import { type ProcedureListItem, ProcedureListQuery } from './procedure-list.query';
import { type Risk, RISKS } from './procedure-risk';

/** Days ahead whose deadlines count into a person's workload. */
export const WORKLOAD_DAYS = 30;
const EXAMPLES = 3;

export interface OfficerLoad {
  /** Null: nobody is in charge. */
  readonly officerId: string | null;
  readonly officerName: string | null;
  readonly open: number;
  readonly phases: Readonly<Partial<Record<Phase, number>>>;
  /** Open procedures the person is the deputy of. */
  readonly deputyOf: number;
  /** Ends of tender periods, standstills and binding periods in the next WORKLOAD_DAYS days. */
  readonly dates: number;
  /** Sum of the awarded or estimated values, net EUR. */
  readonly value: string;
}

export interface RiskCount {
  readonly risk: Risk;
  readonly count: number;
  /** The first ones in the order of their file numbers. */
  readonly examples: readonly ProcedureListItem[];
}

/** Workload and risks of the centre. */
@Injectable()
export class OversightQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly list: ProcedureListQuery,
  ) {}

  workload(): Promise<readonly OfficerLoad[]> {
    const today = this.uow.today();
    return this.uow.query<OfficerLoad>(
      `with open as (
         select p.centre_id, p.id, p.officer_id, p.officer_name, p.deputy_id, p.phase,
                coalesce(p.awarded_value, p.estimated_value) as value
         from procedures.procedure p where p.phase = any ($1::text[])),
       dates as (
         select o.officer_id, count(*)::int as count from open o
         join procedures.procedure_date d on (d.centre_id, d.procedure_id) = (o.centre_id, o.id)
         where d.kind in ('tender-end', 'participation-end', 'standstill-end', 'binding-until') and d.day between $2 and $3
         group by o.officer_id),
       phases as (
         select officer_id, jsonb_object_agg(phase, count) as phases
         from (select officer_id, phase, count(*)::int as count from open group by 1, 2) counted group by 1),
       deputies as (select deputy_id, count(*)::int as count from open where deputy_id is not null group by 1)
       select o.officer_id as "officerId", max(o.officer_name) as "officerName", count(*)::int as open,
              (select phases from phases s where s.officer_id is not distinct from o.officer_id) as phases,
              coalesce((select count from deputies s where s.deputy_id = o.officer_id), 0) as "deputyOf",
              coalesce((select count from dates s where s.officer_id is not distinct from o.officer_id), 0) as dates,
              sum(o.value)::numeric(16,2)::text as value
       from open o group by o.officer_id order by count(*) desc, max(o.officer_name)`,
      [OPEN_PHASES, today, addDays(today, WORKLOAD_DAYS)],
    );
  }

  async risks(): Promise<readonly RiskCount[]> {
    const counts: RiskCount[] = [];
    for (const risk of RISKS) {
      const phases = await this.list.phases({ risk });
      const count = [...phases.values()].reduce((sum, one) => sum + one, 0);
      const { items } = count > 0 ? await this.list.page({ risk }, { limit: EXAMPLES }) : { items: [] };
      counts.push({ risk, count, examples: items });
    }
    return counts;
  }

  /** Procedures created and awarded in the year so far. */
  async year(): Promise<{ readonly created: number; readonly awarded: number }> {
    const first = `${this.uow.today().slice(0, 4)}-01-01`;
    const row = await this.uow.first<{ created: number; awarded: number }>(
      `select count(*) filter (where p.created_at >= $1)::int as created, count(*) filter (where p.awarded_on >= $2)::int as awarded
       from procedures.procedure p`,
      [instantInGermany(first, '00:00'), first],
    );
    return row ?? { created: 0, awarded: 0 };
  }
}
