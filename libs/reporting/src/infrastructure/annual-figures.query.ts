import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import {
  AnnualFigures,
  type Breakdown,
  type FigureRow,
  type JointPurchase,
  type RowFilter,
} from '../application/ports/annual-figures';
import type { FigureId } from '../domain/annual-figures';
import type { Period } from '../domain/reporting-year';

interface Page {
  readonly limit: number;
  readonly after: readonly string[] | null;
}

// Each room publishes what reports may read as views named `report_…`; everything here stands on them alone.
const PROCEDURES = `select id, file_number as number, title, procedure_type, nature, regime, joint, null::uuid as member_id,
  started_on, awarded_on, awarded_value, coalesce(awarded_value, estimated_value) as value from procedures.report_procedure`;
const ROUNDS = `select round_id as id, number, title, null as procedure_type, null as nature, null::uuid as member_id,
  opened_on, term_value as value from bundling.report_round`;
const FRAMEWORKS = `select framework_id as id, number, title || ' – ' || supplier_name as title, null as procedure_type,
  null as nature, null::uuid as member_id, concluded_on, maximum_value as value from bundling.report_framework`;
const ORDERS = `select id, number, 'Bestellung' as title, null as procedure_type, null as nature, member_id, ordered_on,
  net as value from ordering.report_order`;
const CONSUMPTION = `select id, order_number as number, text as title, null as procedure_type, null as nature, member_id,
  booked_on, net as value from consumption.report_posting`;
const CONSULTATIONS = `select id, 'Beratung' as number, topic || ' – ' || asker as title, null as procedure_type,
  null as nature, member_id, day, minutes, null::numeric as value from services.report_consultation`;
const TRAININGS = `select id, 'Veranstaltung' as number, title || ', ' || place as title, null as procedure_type,
  null as nature, null::uuid as member_id, day, kind, null::numeric as value from services.report_training`;

interface Figure {
  readonly rows: string;
  /** The day that decides to which period a row belongs. */
  readonly day: string;
  readonly where?: string;
  /** Summed where the figure is an amount or a time. */
  readonly sum?: string;
}
const procedures = (where?: string, sum?: string): Figure => ({ rows: PROCEDURES, day: 'started_on', where, sum });
const awards = (sum?: string): Figure => ({ rows: PROCEDURES, day: 'awarded_on', sum });

/** A figure and its rows come from the same lines, so they cannot contradict each other. */
const FIGURES: Readonly<Record<FigureId, Figure>> = {
  procedures: procedures(),
  'procedures-eu': procedures(`regime = 'eu'`),
  'procedures-national': procedures(`regime = 'national'`),
  awards: awards(),
  'awards-value': awards('awarded_value'),
  'joint-purchases': procedures('joint'),
  'joint-purchases-value': procedures('joint', 'value'),
  'demand-rounds': { rows: ROUNDS, day: 'opened_on' },
  frameworks: { rows: FRAMEWORKS, day: 'concluded_on' },
  'frameworks-value': { rows: FRAMEWORKS, day: 'concluded_on', sum: 'value' },
  orders: { rows: ORDERS, day: 'ordered_on' },
  'orders-value': { rows: ORDERS, day: 'ordered_on', sum: 'value' },
  consumption: { rows: CONSUMPTION, day: 'booked_on', sum: 'value' },
  consultations: { rows: CONSULTATIONS, day: 'day' },
  'consultation-minutes': { rows: CONSULTATIONS, day: 'day', sum: 'minutes' },
  trainings: { rows: TRAININGS, day: 'day', where: `kind = 'training'` },
  'information-events': { rows: TRAININGS, day: 'day', where: `kind = 'information'` },
};

const inPeriod = ({ day, where }: Figure): string =>
  `${day} between $1::date and $2::date${where ? ` and ${where}` : ''}`;

@Injectable()
export class AnnualFiguresQuery extends AnnualFigures {
  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  async figures({ from, to }: Period): Promise<ReadonlyMap<FigureId, string>> {
    const one = ([id, figure]: [string, Figure]): string => {
      const measure = figure.sum
        ? `coalesce(sum(${figure.sum}), ${figure.sum === 'minutes' ? '0' : '0.00'})`
        : 'count(*)';
      return `select '${id}' as id, (select ${measure} from (${figure.rows}) r where ${inPeriod(figure)})::text as value`;
    };
    const rows = await this.uow.query<{ id: FigureId; value: string }>(
      Object.entries(FIGURES).map(one).join(' union all '),
      [from, to],
    );
    return new Map(rows.map(({ id, value }) => [id, value]));
  }

  rows(id: FigureId, { from, to }: Period, filter: RowFilter, { limit, after }: Page): Promise<readonly FigureRow[]> {
    const figure = FIGURES[id];
    return this.uow.query<FigureRow>(
      `select id, number, title, ${figure.day}::text as day, member_id as "memberId", ${figure.sum ?? 'value'} as value
       from (${figure.rows}) r
       where ${inPeriod(figure)}
         and ($3::text is null or coalesce(procedure_type, '') = $3) and ($4::text is null or nature = $4)
         and ($5::uuid is null or member_id = $5) and ($6::date is null or (${figure.day}, id) < ($6, $7::uuid))
       order by ${figure.day} desc, id desc limit ${limit}`,
      [from, to, filter.procedureType, filter.nature, filter.memberId, after?.[0] ?? null, after?.[1] ?? null],
    );
  }

  procedures({ from, to }: Period, by: 'procedureType' | 'nature'): Promise<readonly Breakdown[]> {
    const column = { procedureType: 'procedure_type', nature: 'nature' }[by];
    return this.uow.query<Breakdown>(
      `select coalesce(${column}, '') as code, count(*)::integer as count, sum(value) as value from (${PROCEDURES}) r
       where ${inPeriod(FIGURES.procedures)} group by 1 order by 2 desc, 1`,
      [from, to],
    );
  }

  jointPurchases({ from, to }: Period): Promise<readonly JointPurchase[]> {
    return this.uow.query<JointPurchase>(
      `select p.id as "procedureId", p.file_number as "fileNumber", p.title, coalesce(cardinality(p.member_ids), 0) as members,
              array(select distinct f.supplier_name from bundling.report_framework f where f.procedure_id = p.id order by 1) as suppliers,
              p.awarded_on::text as "awardedOn", coalesce(p.awarded_value, p.estimated_value) as value
       from procedures.report_procedure p where p.joint and p.started_on between $1::date and $2::date
       order by p.file_number`,
      [from, to],
    );
  }

  byMember(of: 'orders' | 'consumption', { from, to }: Period): Promise<readonly Breakdown[]> {
    const figure = FIGURES[of];
    return this.uow.query<Breakdown>(
      `select member_id as code, count(*)::integer as count, sum(value) as value from (${figure.rows}) r
       where ${inPeriod(figure)} group by 1`,
      [from, to],
    );
  }
}
