import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Cancellation } from '../domain/cancellation/cancellation';

/** A cancellation whose companies have not been told yet, for the tasks. */
export interface UntoldCancellation {
  readonly id: string;
  readonly procedureId: string;
  readonly fileNumber: string;
  readonly title: string;
}

/** What people asked to give up, and why; rows are only ever added. */
@Injectable()
export class CancellationRepository {
  constructor(private readonly uow: UnitOfWork) {}

  all(procedureId: string): Promise<readonly Cancellation[]> {
    return this.uow.query<Cancellation>(
      `select id, lot_ids::text[] as "lotIds", grounds, reason, tell, person_name as "personName", asked_at as at
       from procedures.cancellation where procedure_id = $1 order by asked_at, id`,
      [procedureId],
    );
  }

  async insert(procedureId: string, asked: Omit<Cancellation, 'id' | 'personName' | 'at'>): Promise<string> {
    const id = newId();
    const { lotIds, grounds, reason, tell } = asked;
    await this.uow.execute(
      `insert into procedures.cancellation (id, procedure_id, lot_ids, grounds, reason, tell, person_name, asked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, procedureId, lotIds, grounds, reason, tell, this.uow.actor.name, this.uow.now()],
    );
    return id;
  }

  /** Carried out, and neither told nor left open with the agreement of a second person. */
  untold(): Promise<readonly UntoldCancellation[]> {
    return this.uow.query<UntoldCancellation>(
      `select c.id, c.procedure_id as "procedureId", p.file_number as "fileNumber", p.title
       from procedures.cancellation c
       join procedures.procedure p on (p.centre_id, p.id) = (c.centre_id, c.procedure_id)
       join procedures.confirmation a on (a.centre_id, a.procedure_id) = (c.centre_id, c.procedure_id)
         and a.kind = 'cancellation' and a.subject = c.id::text and a.decision = 'agreed'
       where c.tell and not exists (
         select 1 from procedures.checklist_mark m
         where (m.centre_id, m.procedure_id) = (c.centre_id, c.procedure_id)
           and m.item_id = 'cancellation-information-' || c.id and m.state = 'done')
         and not exists (
         select 1 from procedures.confirmation g
         where (g.centre_id, g.procedure_id) = (c.centre_id, c.procedure_id) and g.kind = 'checklist-gap'
           and g.subject = 'cancellation-information-' || c.id and g.decision = 'agreed')
       order by c.asked_at, c.id`,
    );
  }
}
