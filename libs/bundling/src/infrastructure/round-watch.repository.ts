import type { LocalDate } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { ReminderOccasion } from '../domain/round-reminders';

export interface Extension {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly reason: string;
  readonly byName: string;
  readonly at: Date;
}
export interface SentReminder {
  readonly roundId: string;
  readonly memberId: string;
  readonly occasion: ReminderOccasion | 'hand';
  readonly sentOn: LocalDate;
  readonly byName: string;
  readonly sentAt: Date;
}

/** What happens to an open round: its deadline moves, members are reminded, asked and dropped. */
@Injectable()
export class RoundWatchRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** 0 when the round was changed meanwhile or is not open any more. */
  async extend(roundId: string, version: number, from: LocalDate, to: LocalDate, reason: string): Promise<number> {
    const changed = await this.uow.execute(
      `update bundling.demand_round set report_until = $3, version = version + 1
       where id = $1 and version = $2 and state = 'open'`,
      [roundId, version, to],
    );
    if (changed === 0) return 0;
    await this.uow.execute(
      `insert into bundling.round_extension (round_id, position, from_day, to_day, reason, extended_by_name, extended_at)
       select $1, coalesce(max(position), 0) + 1, $2, $3, $4, $5, $6 from bundling.round_extension where round_id = $1`,
      [roundId, from, to, reason, this.uow.actor.name, this.uow.now()],
    );
    return changed;
  }

  extensions(roundId: string): Promise<readonly Extension[]> {
    return this.uow.query<Extension>(
      `select from_day as "from", to_day as "to", reason, extended_by_name as "byName", extended_at as at
       from bundling.round_extension where round_id = $1 order by position`,
      [roundId],
    );
  }

  reminders(roundIds: readonly string[]): Promise<readonly SentReminder[]> {
    return this.uow.query<SentReminder>(
      `select round_id as "roundId", member_id as "memberId", occasion, sent_on as "sentOn", by_name as "byName", sent_at as "sentAt"
       from bundling.round_reminder where round_id = any ($1) order by sent_at, occasion`,
      [roundIds],
    );
  }

  /** Notes the reminder; 0 when it was sent before (by hand: on that day). */
  noteReminder(roundId: string, memberId: string, occasion: ReminderOccasion | 'hand'): Promise<number> {
    return this.uow.execute(
      `insert into bundling.round_reminder (round_id, member_id, occasion, sent_on, by_name, sent_at)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [roundId, memberId, occasion, this.uow.today(), this.uow.actor.name, this.uow.now()],
    );
  }

  /** False when the reminders of the day are begun already. */
  async beginRun(day: LocalDate): Promise<boolean> {
    const sql = 'insert into bundling.round_reminder_run (day) values ($1) on conflict do nothing';
    return (await this.uow.execute(sql, [day])) > 0;
  }

  /** Returns the ids of those that were not asked before. */
  async addMembers(roundId: string, memberIds: readonly string[]): Promise<readonly string[]> {
    const rows = await this.uow.query<{ id: string }>(
      `insert into bundling.round_member (round_id, member_id) select $1, unnest($2::uuid[])
       on conflict do nothing returning member_id as id`,
      [roundId, memberIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Only while the member has reported nothing; 0 otherwise. */
  dropMember(roundId: string, memberId: string): Promise<number> {
    return this.uow.execute(
      `delete from bundling.round_member m where m.round_id = $1 and m.member_id = $2 and m.answered_at is null
         and not exists (select 1 from bundling.demand_line l where (l.centre_id, l.round_id, l.member_id) = (m.centre_id, m.round_id, m.member_id))
         and not exists (select 1 from bundling.round_answer a where (a.centre_id, a.round_id, a.member_id) = (m.centre_id, m.round_id, m.member_id))`,
      [roundId, memberId],
    );
  }

  /** Bumps the round, so that whoever looks at it sees that its participants changed. */
  async touch(roundId: string): Promise<void> {
    await this.uow.execute('update bundling.demand_round set version = version + 1 where id = $1', [roundId]);
  }

  async noteProtocols(roundId: string): Promise<void> {
    await this.uow.execute(
      'update bundling.demand_round set protocols_asked_by = $2, protocols_asked_at = $3, version = version + 1 where id = $1',
      [roundId, this.uow.actor.name, this.uow.now()],
    );
  }
}
