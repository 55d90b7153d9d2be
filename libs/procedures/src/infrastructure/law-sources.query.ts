import type { LocalDate } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { LotOfProcedure } from '../domain/law-needs';
import type { Procedure } from '../domain/procedure';

export type OpenCase = Pick<
  Procedure,
  | 'id'
  | 'fileNumber'
  | 'title'
  | 'nature'
  | 'state'
  | 'estimatedValue'
  | 'startsOn'
  | 'procedureType'
  | 'timelineInputs'
>;

/** What the law is asked about procedures: their cases and their needs, one query each. */
@Injectable()
export class LawSourcesQuery {
  constructor(private readonly uow: UnitOfWork) {}

  /** Procedures that are neither awarded nor cancelled. */
  open(): Promise<readonly OpenCase[]> {
    return this.uow.query<OpenCase>(
      `select id, file_number as "fileNumber", title, nature, state, estimated_value as "estimatedValue",
              starts_on as "startsOn", procedure_type as "procedureType", timeline_inputs as "timelineInputs"
       from procedures.procedure where phase not in ('awarded', 'notified', 'closed', 'cancelled') order by file_number`,
    );
  }

  /** The lots of procedures begun since, the cancelled ones left out. */
  lotsSince(from: LocalDate): Promise<readonly LotOfProcedure[]> {
    return this.uow.query<LotOfProcedure>(
      `select p.id as "procedureId", p.file_number as "fileNumber", p.title, p.nature, p.regime,
              p.procedure_type as "procedureType", p.starts_on as "startsOn", l.title as "lotTitle", l.cpv,
              l.estimated_value as "estimatedValue",
              array(select b.member_id::text from procedures.procedure_buyer b
                    where (b.centre_id, b.procedure_id) = (p.centre_id, p.id) order by 1) as "buyerIds"
       from procedures.procedure p join procedures.lot l on (l.centre_id, l.procedure_id) = (p.centre_id, p.id)
       where p.starts_on >= $1 and p.phase <> 'cancelled'
       order by p.file_number, l.number`,
      [from],
    );
  }
}
