import type { LocalDate } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Procedure } from '../domain/procedure';

export type OpenProcedure = Pick<
  Procedure,
  'id' | 'fileNumber' | 'title' | 'phase' | 'regime' | 'procedureType' | 'noticeDispatchedOn' | 'bindingUntil'
> & {
  readonly officerId: string | null;
  readonly deputyId: string | null;
  readonly deadline: Date | null;
  readonly participationEnd: LocalDate | null;
  readonly openers: readonly string[];
  readonly deciders: readonly string[];
  /** Of the standstill that runs now. */
  readonly standstillEnds: LocalDate | null;
  readonly awardFrom: LocalDate | null;
};

/** The procedures that are under way, for tasks and dates. */
@Injectable()
export class OpenProceduresQuery {
  constructor(private readonly uow: UnitOfWork) {}

  all(): Promise<readonly OpenProcedure[]> {
    return this.uow.query<OpenProcedure>(
      `select p.id, p.file_number as "fileNumber", p.title, p.phase, p.regime, p.procedure_type as "procedureType",
              p.officer_id as "officerId", p.deputy_id as "deputyId",
              p.notice_dispatched_on as "noticeDispatchedOn", p.binding_until as "bindingUntil", p.tender_deadline as deadline,
              jsonb_path_query_first(p.timeline, '$.steps[*] ? (@.id == "participation-end").planned') #>> '{}'
                as "participationEnd",
              array(select o.person_id::text from procedures.opening_attestation o
                    where (o.centre_id, o.procedure_id, o.round) = (p.centre_id, p.id, p.round)) as openers,
              array(select d.person_id::text from procedures.award_decision d
                    where (d.centre_id, d.procedure_id) = (p.centre_id, p.id)) as deciders,
              letter.standstill->>'ends' as "standstillEnds", letter.standstill->>'earliestNextDay' as "awardFrom"
       from procedures.procedure p
       left join lateral (
         select i.standstill from procedures.information_letter i
         where (i.centre_id, i.procedure_id) = (p.centre_id, p.id) and p.phase = 'standstill'
         order by i.recorded_at desc limit 1) letter on true
       where p.phase not in ('closed', 'cancelled')
       order by p.file_number`,
    );
  }
}
