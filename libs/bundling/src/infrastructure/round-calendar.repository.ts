import type { LocalDate } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type CalendarAssumptions, SUGGESTED_ASSUMPTIONS } from '../domain/round-calendar';

/** Agreements of one procedure that end on the same day. */
export interface EndingFrameworks {
  readonly frameworkIds: readonly string[];
  readonly numbers: readonly string[];
  readonly titles: readonly string[];
  readonly productGroups: readonly string[];
  readonly memberIds: readonly string[];
  readonly endsOn: LocalDate;
  /** Net EUR, all of them together. */
  readonly maximumValue: string;
  /** The round they were made from, where it is known. */
  readonly formerRoundId: string | null;
  /** The round that asks for what comes after them. */
  readonly nextRound: { readonly id: string; readonly number: string; readonly title: string } | null;
}
/** `version` 0 and no name: nobody has changed the proposals of the software. */
export interface KeptAssumptions extends CalendarAssumptions {
  readonly changedByName: string | null;
  readonly changedAt: Date | null;
  readonly version: number;
}

@Injectable()
export class RoundCalendarRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** The next end first; agreements that ended before `since` are left out. */
  ending(since: LocalDate): Promise<readonly EndingFrameworks[]> {
    return this.uow.query<EndingFrameworks>(
      `with ending as (
         select array_agg(f.id order by f.number) as ids, array_agg(f.number order by f.number) as numbers,
                array_agg(f.title order by f.number) as titles, f.valid_to as ends_on,
                sum(v.maximum_value) as maximum_value, (array_agg(b.round_id))[1] as former_round_id
         from bundling.framework f
         join bundling.framework_value_rest v on (v.centre_id, v.framework_id) = (f.centre_id, f.id)
         left join bundling.bundle b on (b.centre_id, b.procedure_id) = (f.centre_id, f.procedure_id)
         where f.valid_to >= $1
         group by f.procedure_id, f.valid_to)
       select ids as "frameworkIds", numbers, titles, ends_on as "endsOn", maximum_value::text as "maximumValue",
              former_round_id as "formerRoundId",
              array(select distinct i.product_group from bundling.framework_item i where i.framework_id = any (ids) order by 1)
                as "productGroups",
              array(select distinct m.member_id from bundling.framework_member m where m.framework_id = any (ids)) as "memberIds",
              (select jsonb_build_object('id', r.id, 'number', r.number, 'title', r.title) from bundling.demand_round r
               where r.framework_ids && ids order by r.id desc limit 1) as "nextRound"
       from ending order by ends_on, numbers`,
      [since],
    );
  }

  async assumptions(): Promise<KeptAssumptions> {
    const kept = await this.uow.first<KeptAssumptions>(
      `select answer_days as "answerDays", bundling_days as "bundlingDays", evaluation_days as "evaluationDays",
              procedure_days as "procedureDays", changed_by_name as "changedByName", changed_at as "changedAt", version
       from bundling.round_calendar_assumption`,
    );
    return kept ?? { ...SUGGESTED_ASSUMPTIONS, changedByName: null, changedAt: null, version: 0 };
  }

  /** 0 when somebody changed them meanwhile. */
  setAssumptions(version: number, assumptions: CalendarAssumptions): Promise<number> {
    const { answerDays, bundlingDays, evaluationDays, procedureDays } = assumptions;
    const values = [answerDays, bundlingDays, evaluationDays, procedureDays, this.uow.actor.name, this.uow.now()];
    if (version === 0)
      return this.uow.execute(
        `insert into bundling.round_calendar_assumption
           (answer_days, bundling_days, evaluation_days, procedure_days, changed_by_name, changed_at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
        values,
      );
    return this.uow.execute(
      `update bundling.round_calendar_assumption
       set answer_days = $1, bundling_days = $2, evaluation_days = $3, procedure_days = $4, changed_by_name = $5,
           changed_at = $6, version = version + 1
       where version = $7`,
      [...values, version],
    );
  }
}
