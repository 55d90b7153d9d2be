import type { LocalDate } from '@app/kernel';
import { type StepId, STEP_NAMES } from '@app/law';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Phase } from '../domain/phase';
import { OPEN_PHASES, type ProcedureFilter } from './procedure-filter';
import { ProcedureListQuery } from './procedure-list.query';

/** A date of a procedure; `kind` is a step of the timeline, or `need` for the begin of the term. */
export interface ProcedureDate {
  readonly procedureId: string;
  readonly fileNumber: string;
  readonly title: string;
  readonly phase: Phase;
  readonly officerName: string | null;
  readonly kind: string;
  readonly day: LocalDate;
  /** How many dates of the filter this day has, shown or not. */
  readonly onDay: number;
}

/** Of one day; the weighty ones first. More than these nobody reads in a calendar. */
export const MOST_PER_DAY = 40;
/** Dates that have to be met; the others follow from them. */
export const WEIGHTY_DATES = ['tender-end', 'participation-end', 'binding-until', 'standstill-end'];

export const dateName = (kind: string): string =>
  kind === 'need' ? 'Beginn der Laufzeit' : (STEP_NAMES[kind as StepId] ?? kind);

/** Dates of open procedures for calendar and timeline, in the order of the days. */
@Injectable()
export class ProcedureDatesQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly list: ProcedureListQuery,
  ) {}

  /** From one day to another, both included, of the open procedures of the filter; at most MOST_PER_DAY of a day. */
  async between(filter: ProcedureFilter, from: LocalDate, to: LocalDate): Promise<readonly ProcedureDate[]> {
    const conditions = await this.list.conditions({ ...filter, phases: filter.phases ?? OPEN_PHASES });
    conditions.add('d.day between $ and $', from, to);
    const weighty = conditions.bind(WEIGHTY_DATES);
    return this.uow.query<ProcedureDate>(
      `select "procedureId", "fileNumber", title, phase, "officerName", kind, day, "onDay" from (
         select ${COLUMNS}, count(*) over (partition by d.day)::int as "onDay",
                row_number() over (partition by d.day order by d.kind <> all (${weighty}), p.file_number, d.kind) as place
         from ${TABLES} where ${conditions.where}) dates
       where place <= ${MOST_PER_DAY} order by day, place`,
      conditions.parameters,
    );
  }

  /** All dates of these procedures. */
  of(ids: readonly string[]): Promise<readonly ProcedureDate[]> {
    return this.uow.query<ProcedureDate>(
      `select ${COLUMNS}, 1 as "onDay" from ${TABLES} where p.id = any ($1::uuid[]) order by d.day, p.file_number, d.kind`,
      [ids],
    );
  }
}

const COLUMNS = `p.id as "procedureId", p.file_number as "fileNumber", p.title, p.phase, p.officer_name as "officerName",
  d.kind, d.day`;
const TABLES = `procedures.procedure_date d
  join procedures.procedure p on (p.centre_id, p.id) = (d.centre_id, d.procedure_id)`;
