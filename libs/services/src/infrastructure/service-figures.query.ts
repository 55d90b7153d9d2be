import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

export interface SummaryLine {
  readonly consultations: number;
  readonly minutes: number;
  readonly trainings: number;
  readonly informationEvents: number;
  readonly participants: number;
}
export interface MemberLine extends SummaryLine {
  readonly memberId: string;
}
export interface MonthLine extends SummaryLine {
  /** `2026-11` */
  readonly month: string;
}
export interface Suggestions {
  readonly askers: readonly string[];
  readonly topics: readonly string[];
}

const COUNTS = `count(*) filter (where what = 'consultation')::int as consultations,
  coalesce(sum(minutes) filter (where what = 'consultation'), 0)::int as minutes,
  count(distinct id) filter (where what = 'training')::int as trainings,
  count(distinct id) filter (where what = 'information')::int as "informationEvents",
  coalesce(sum(people), 0)::int as participants`;
const ENTRIES = `(select 'consultation' as what, id, day, member_id, minutes, 0 as people
    from services.report_consultation
  union all
  select t.kind, t.id, t.day, p.member_id, 0, coalesce(p.people, 0)
    from services.report_training t
    left join services.participants p on (p.centre_id, p.training_id) = (t.centre_id, t.id)) entries
  where day between $1::date and $2::date`;

/** Sums over the log and what was typed before; inside the caller's unit of work. */
@Injectable()
export class ServiceFiguresQuery {
  constructor(private readonly uow: UnitOfWork) {}

  /** A training counts once in the total, and once for each member that sent somebody. */
  async total(from: string, to: string): Promise<SummaryLine> {
    const [row] = await this.uow.query<SummaryLine>(`select ${COUNTS} from ${ENTRIES}`, [from, to]);
    return row ?? { consultations: 0, minutes: 0, trainings: 0, informationEvents: 0, participants: 0 };
  }

  byMember(from: string, to: string): Promise<MemberLine[]> {
    return this.uow.query(
      `select member_id as "memberId", ${COUNTS} from ${ENTRIES} and member_id is not null group by member_id`,
      [from, to],
    );
  }

  byMonth(from: string, to: string): Promise<MonthLine[]> {
    return this.uow.query(`select to_char(day, 'YYYY-MM') as month, ${COUNTS} from ${ENTRIES} group by 1 order by 1`, [
      from,
      to,
    ]);
  }

  /** What was typed before, the most used first; askers of one member when it is named. */
  async suggestions(memberId: string | null): Promise<Suggestions> {
    const texts = async (column: 'asker' | 'topic'): Promise<string[]> => {
      const rows = await this.uow.query<{ text: string }>(
        `select ${column} as text from services.report_consultation
         where $1::uuid is null or '${column}' = 'topic' or member_id = $1
         group by 1 order by count(*) desc, max(day) desc, 1 limit 50`,
        [memberId],
      );
      return rows.map(({ text }) => text);
    };
    return { askers: await texts('asker'), topics: await texts('topic') };
  }

  /** The entry the person logged last: its values are the next one's defaults. */
  lastOf(personId: string | null): Promise<{ memberId: string; channel: string; minutes: number } | undefined> {
    return this.uow.first(
      `select member_id as "memberId", channel, minutes from services.consultation
       where officer_id = $1 and cancelled_reason is null order by logged_at desc, id desc limit 1`,
      [personId],
    );
  }
}
