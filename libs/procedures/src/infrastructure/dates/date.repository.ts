import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { DeadlineExtension } from '../../domain/dates/extension';
import type { BidRound } from '../../domain/dates/rounds';

export type NewExtension = Omit<DeadlineExtension, 'id' | 'participationEnd' | 'personName' | 'at'>;

/** Extensions and rounds of a procedure, as they were decided. */
@Injectable()
export class DateRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** The oldest first. */
  extensions(procedureId: string): Promise<readonly DeadlineExtension[]> {
    return this.uow.query<DeadlineExtension>(
      `select id, round, deadline_before as before, deadline_after as after,
              request ->> 'participationEnd' as "participationEnd", request, late, notice, state,
              person_name as "personName", asked_at as at
       from procedures.deadline_extension where procedure_id = $1 order by asked_at, id`,
      [procedureId],
    );
  }

  /** Returns the id. */
  async insertExtension(procedureId: string, extension: NewExtension): Promise<string> {
    const id = newId();
    const { round, before, after, request, late, notice, state } = extension;
    await this.uow.execute(
      `insert into procedures.deadline_extension
         (id, procedure_id, round, deadline_before, deadline_after, request, late, notice, state, person_name, asked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[id, procedureId, round, before, after, JSON.stringify(request), late, notice, state],
        ...[this.uow.actor.name, this.uow.now()],
      ],
    );
    return id;
  }

  async agree(id: string): Promise<void> {
    await this.uow.execute(`update procedures.deadline_extension set state = 'done' where id = $1`, [id]);
  }

  rounds(procedureId: string): Promise<readonly BidRound[]> {
    return this.uow.query<BidRound>(
      `select round, deadline, invited, reason, person_name as "personName", begun_at as at
       from procedures.bid_round where procedure_id = $1 order by round`,
      [procedureId],
    );
  }

  async insertRound(
    procedureId: string,
    { round, deadline, invited, reason }: Omit<BidRound, 'personName' | 'at'>,
  ): Promise<void> {
    await this.uow.execute(
      `insert into procedures.bid_round (procedure_id, round, deadline, invited, reason, person_name, begun_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [procedureId, round, deadline, JSON.stringify(invited), reason, this.uow.actor.name, this.uow.now()],
    );
  }
}
