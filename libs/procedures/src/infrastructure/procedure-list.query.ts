import { DomainError, type LocalDate } from '@app/kernel';
import { ruleSetOn, type State } from '@app/law';
import { type Page, toPage, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { STEPS_DONE } from '../domain/dates/ahead';
import type { Phase } from '../domain/phase';
import type { Procedure } from '../domain/procedure';
import {
  type AssessedWith,
  type Conditions,
  conditionsOf,
  type FilterContext,
  type ProcedureFilter,
} from './procedure-filter';
import { NEWEST_FIRST, type Order, orderBy, sortText } from './procedure-order';

export type ProcedureListItem = Pick<
  Procedure,
  | 'id'
  | 'fileNumber'
  | 'title'
  | 'nature'
  | 'regime'
  | 'procedureType'
  | 'phase'
  | 'joint'
  | 'onBehalfOf'
  | 'estimatedValue'
  | 'awardedValue'
  | 'tenderDeadline'
  | 'bindingUntil'
  | 'startsOn'
  | 'awardedOn'
  | 'changedAt'
  | 'lastChange'
> & {
  readonly officerId: string | null;
  readonly officerName: string | null;
  readonly deputyName: string | null;
  readonly suspendedOn: LocalDate | null;
  readonly buyers: number;
  readonly buyerNames: readonly string[];
  /** The next of its dates from today on, while it is open. */
  readonly nextDate: { readonly kind: string; readonly day: LocalDate } | null;
};
type Row = ProcedureListItem & { readonly sortKey: string };

export interface PageOf {
  readonly limit: number;
  readonly cursor?: string;
  readonly order?: Order;
}

interface Bound {
  readonly today: string;
  readonly now: string;
  readonly quiet: string;
  readonly done: string;
}

/** Dates nobody waits for: they are kept, not met. */
const QUIET_DATES = ['need', 'complaint-window', 'review-window', 'records-kept-until'];

/** Whose day is not past and whose step is not done: the phase knows what happened earlier than planned. */
const columns = ({ today, now, quiet, done }: Bound): string => `
  p.id, p.file_number as "fileNumber", p.title, p.nature, p.regime, p.procedure_type as "procedureType", p.phase, p.joint,
  p.on_behalf_of as "onBehalfOf", p.estimated_value as "estimatedValue", p.awarded_value as "awardedValue",
  p.tender_deadline as "tenderDeadline", p.binding_until as "bindingUntil", p.starts_on as "startsOn",
  p.awarded_on as "awardedOn", p.changed_at as "changedAt", p.last_change as "lastChange", p.officer_id as "officerId",
  p.officer_name as "officerName", p.deputy_name as "deputyName", p.suspended_on as "suspendedOn",
  coalesce(buyer.names, '{}') as "buyerNames", coalesce(cardinality(buyer.names), 0) as buyers, next.date as "nextDate"
  from page join procedures.procedure p on (p.centre_id, p.id) = (page.centre_id, page.id)
  left join lateral (
    select array_agg(m.name order by m.name collate "de-x-icu") as names from procedures.procedure_buyer b
    join organisation.member m on (m.centre_id, m.id) = (b.centre_id, b.member_id)
    where (b.centre_id, b.procedure_id) = (p.centre_id, p.id)) buyer on true
  left join lateral (
    select jsonb_build_object('kind', d.kind, 'day', d.day) as date from procedures.procedure_date d
    where (d.centre_id, d.procedure_id) = (p.centre_id, p.id) and d.day >= ${today} and d.kind <> all (${quiet})
      and not (${done}::jsonb -> p.regime -> p.phase) ? d.kind
      and (d.kind <> 'tender-end' or coalesce(p.tender_deadline > ${now}, true)) and p.phase not in ('closed', 'cancelled')
    order by d.day, d.kind limit 1) next on true`;

/** The list of procedures in every order, with every filter, page by page. */
@Injectable()
export class ProcedureListQuery {
  constructor(private readonly uow: UnitOfWork) {}

  /** Throws `invalid` for a cursor of another list or order. */
  async page(
    filter: ProcedureFilter,
    { limit, cursor, order = NEWEST_FIRST }: PageOf,
  ): Promise<Page<ProcedureListItem>> {
    const conditions = await this.conditions(filter);
    const { order: by, key } = orderBy(order, conditions, cursor);
    const rows = await this.uow.query<Row>(
      // The page first, then what is looked up for its rows only.
      `with page as materialized (
         select p.centre_id, p.id, ${key} as sort_key from procedures.procedure p
         where ${conditions.where} order by ${by} limit ${conditions.bind(limit + 1)})
       select page.sort_key as "sortKey", ${columns(this.bound(conditions))}
       order by ${by}`,
      conditions.parameters,
    );
    const { items, nextCursor } = toPage(rows, limit, ({ sortKey, fileNumber }) => [
      sortText(order),
      sortKey,
      fileNumber,
    ]);
    return { items: items.map(({ sortKey: _, ...item }) => item), nextCursor };
  }

  private bound(conditions: Conditions): Bound {
    return {
      today: conditions.bind(this.uow.today()),
      now: conditions.bind(this.uow.now()),
      quiet: conditions.bind(QUIET_DATES),
      done: conditions.bind(JSON.stringify(STEPS_DONE)),
    };
  }

  /** How many procedures of the filter stand in each phase; the filter's own phases do not count. */
  async phases({ phases: _, ...filter }: ProcedureFilter): Promise<ReadonlyMap<Phase, number>> {
    const conditions = await this.conditions(filter);
    const rows = await this.uow.query<{ phase: Phase; count: number }>(
      `select p.phase, count(*)::int as count from procedures.procedure p where ${conditions.where} group by p.phase`,
      conditions.parameters,
    );
    return new Map(rows.map(({ phase, count }) => [phase, count]));
  }

  /** People in charge of any procedure, by name. */
  officers(): Promise<readonly { readonly id: string; readonly name: string }[]> {
    return this.uow.query(
      `select p.officer_id as id, max(p.officer_name) as name from procedures.procedure p
       where p.officer_id is not null group by p.officer_id order by 2, 1`,
    );
  }

  async conditions(filter: ProcedureFilter): Promise<Conditions> {
    const context: FilterContext = {
      now: this.uow.now(),
      today: this.uow.today(),
      stale: filter.risk === 'assessment-stale' ? await this.staleAssessments() : [],
    };
    return conditionsOf(filter, context);
  }

  /** Rule sets of procedures before the notice that are not those of the day it shall go out. */
  private async staleAssessments(): Promise<readonly AssessedWith[]> {
    const used = await this.uow.query<AssessedWith>(
      `select distinct p.state, coalesce(p.notice_dispatched_on, $1) as day, p.rule_set as "ruleSet"
       from procedures.procedure p where p.phase in ('planned', 'prepared')`,
      [this.uow.today()],
    );
    return used.filter(({ state, day, ruleSet }) => ruleSetIdOn(day, state) !== ruleSet);
  }
}

/** Null for a day whose thresholds are not known yet. */
function ruleSetIdOn(day: LocalDate, state: State): string | null {
  try {
    return ruleSetOn(day, state).id;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
