import type { LocalDate } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

export interface CollectionPart {
  readonly departmentId: string;
  readonly personIds: readonly string[];
  readonly doneBy: string | null;
  readonly doneAt: Date | null;
}

/** A member's own collection among its departments. */
export interface Collection {
  readonly until: LocalDate | null;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly releasedBy: string | null;
  readonly releasedAt: Date | null;
  readonly parts: readonly CollectionPart[];
}

/** Only the member's own people see these rows, the centre does not. */
@Injectable()
export class CollectionRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async find(roundId: string, memberId: string): Promise<Collection | undefined> {
    const head = await this.uow.first<Omit<Collection, 'parts'>>(
      `select until, opened_by_name as "openedBy", opened_at as "openedAt", released_by_name as "releasedBy",
              released_at as "releasedAt" from bundling.demand_collection where round_id = $1 and member_id = $2`,
      [roundId, memberId],
    );
    if (!head) return undefined;
    const parts = await this.uow.query<CollectionPart>(
      `select department_id as "departmentId", person_ids as "personIds", done_by_name as "doneBy", done_at as "doneAt"
       from bundling.demand_collection_part where round_id = $1 and member_id = $2 order by department_id`,
      [roundId, memberId],
    );
    return { ...head, parts };
  }

  /** Opens it, or opens it anew; parts that are named again keep their state. */
  async open(
    roundId: string,
    memberId: string,
    until: LocalDate | null,
    parts: readonly Pick<CollectionPart, 'departmentId' | 'personIds'>[],
  ): Promise<void> {
    await this.uow.execute(
      `insert into bundling.demand_collection (round_id, member_id, until, opened_by_name, opened_at) values ($1, $2, $3, $4, $5)
       on conflict (centre_id, round_id, member_id) do update
       set until = excluded.until, released_by_name = null, released_at = null`,
      [roundId, memberId, until, this.uow.actor.name, this.uow.now()],
    );
    await this.uow.execute(
      `delete from bundling.demand_collection_part where round_id = $1 and member_id = $2 and department_id <> all ($3)`,
      [roundId, memberId, parts.map(({ departmentId }) => departmentId)],
    );
    for (const { departmentId, personIds } of parts)
      await this.uow.execute(
        `insert into bundling.demand_collection_part (round_id, member_id, department_id, person_ids) values ($1, $2, $3, $4)
         on conflict (centre_id, round_id, member_id, department_id) do update set person_ids = excluded.person_ids`,
        [roundId, memberId, departmentId, personIds],
      );
  }

  done(roundId: string, memberId: string, departmentIds: readonly string[], done: boolean): Promise<number> {
    return this.uow.execute(
      `update bundling.demand_collection_part set done_by_name = $4, done_at = $5
       where round_id = $1 and member_id = $2 and department_id = any ($3) and (done_at is null) = $6`,
      [roundId, memberId, departmentIds, done ? this.uow.actor.name : null, done ? this.uow.now() : null, done],
    );
  }

  /** 0 when none is open. */
  release(roundId: string, memberId: string): Promise<number> {
    return this.uow.execute(
      `update bundling.demand_collection set released_by_name = $3, released_at = $4
       where round_id = $1 and member_id = $2 and released_at is null`,
      [roundId, memberId, this.uow.actor.name, this.uow.now()],
    );
  }

  /** Rounds in which the person is asked to help, and has not said to be done. */
  openFor(personId: string): Promise<{ roundId: string; until: LocalDate | null }[]> {
    return this.uow.query(
      `select c.round_id as "roundId", c.until from bundling.demand_collection c
       where c.released_at is null and exists (
         select from bundling.demand_collection_part p
         where (p.centre_id, p.round_id, p.member_id) = (c.centre_id, c.round_id, c.member_id)
           and p.done_at is null and $1 = any (p.person_ids))`,
      [personId],
    );
  }
}
