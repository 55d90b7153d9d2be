import type { LocalDate } from '@app/kernel';
import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type MemberDay, MemberDays } from '../contract';
import type { MemberDayFacts } from '../domain/member-day';

const DAY = `id, member_id as "memberId", kind, from_day as "from", to_day as "to", label from organisation.member_day`;

@Injectable()
export class MemberDayRepository extends MemberDays {
  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  between(from: LocalDate, to: LocalDate, memberIds?: readonly string[]): Promise<readonly MemberDay[]> {
    return this.uow.query<MemberDay>(
      `select ${DAY} where to_day >= $1 and from_day <= $2 and ($3::uuid[] is null or member_id = any ($3))
       order by from_day, kind, label`,
      [from, to, memberIds ?? null],
    );
  }

  find(id: string): Promise<MemberDay | undefined> {
    return this.uow.first<MemberDay>(`select ${DAY} where id = $1`, [id]);
  }

  /** Null where it stands there already. */
  async add({ memberId, kind, from, to, label }: MemberDayFacts): Promise<string | null> {
    const id = newId();
    const added = await this.uow.execute(
      `insert into organisation.member_day (id, member_id, kind, from_day, to_day, label)
       values ($1, $2, $3, $4, $5, $6) on conflict (centre_id, member_id, kind, from_day, to_day, label) do nothing`,
      [id, memberId, kind, from, to, label],
    );
    return added > 0 ? id : null;
  }

  async remove(id: string): Promise<boolean> {
    return (await this.uow.execute('delete from organisation.member_day where id = $1', [id])) > 0;
  }
}
