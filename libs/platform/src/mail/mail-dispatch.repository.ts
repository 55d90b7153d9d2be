import { germanInstant } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work';
import type { MailState } from './mailer';

/** Who stopped all outgoing mail of the centre, when and why. */
export interface Suspension {
  readonly personId: string | null;
  readonly personName: string;
  readonly since: Date;
  readonly reason: string;
}

/** One attempt at a mail; one without an end is under way, or was cut off where a later one has begun. */
export interface MailAttemptRow {
  readonly number: number;
  readonly begunAt: Date;
  readonly endedAt: Date | null;
  readonly outcome: 'sent' | 'delayed' | 'failed' | 'uncertain' | 'stopped' | null;
  readonly cause: string | null;
  readonly answer: string | null;
}

export interface StateCount {
  readonly state: MailState;
  readonly count: number;
}

/** What a mail says that is held back by it: „Versand angehalten von … seit … .“ */
export const suspendedBy = ({ personName, since, reason }: Suspension): string =>
  `Versand angehalten von ${personName} seit ${germanInstant(since)}: ${reason}`;

/** The switch of the centre and the attempts. Times are those of the database. */
@Injectable()
export class MailDispatchRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /**
   * Until the end of the transaction. Whoever is about to send takes it `shared`, whoever stops or resumes `alone`: no
   * mail can pass the check while the switch is being turned, and none is noted after it was.
   */
  async lock(how: 'shared' | 'alone'): Promise<void> {
    const lock = how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
    await this.uow.query(`select ${lock}(hashtextextended('mail-dispatch:' || app.centre_id(), 0))`);
  }

  suspension(): Promise<Suspension | undefined> {
    return this.uow.first<Suspension>(
      `select person_id as "personId", person_name as "personName", since, reason from platform.mail_suspension`,
    );
  }

  /** False when the centre's mail is stopped already. */
  async suspend(reason: string, personName: string): Promise<boolean> {
    return (
      (await this.uow.execute(
        'insert into platform.mail_suspension (reason, person_name) values ($1, $2) on conflict do nothing',
        [reason, personName],
      )) > 0
    );
  }

  /** False when it was not stopped. */
  async resume(): Promise<boolean> {
    return (await this.uow.execute('delete from platform.mail_suspension where centre_id = app.centre_id()')) > 0;
  }

  /** Sets aside everything that has not been handed over yet; an attempt under way finds itself overtaken. */
  async holdAll(cause: string): Promise<number> {
    const held = await this.uow.query<{ id: string }>(
      `update platform.mail
       set state = 'held', held_for = 'suspension', cause = $1, next_attempt_at = null
       where state = 'waiting' or state = 'sending' and handed_over_at is null returning id`,
      [cause],
    );
    await this.uow.execute(
      `update platform.mail_attempt set ended_at = clock_timestamp(), outcome = 'stopped', cause = $2
       where mail_id = any ($1) and ended_at is null`,
      [held.map(({ id }) => id), cause],
    );
    return held.length;
  }

  /** How many have been handed over and wait for the mail server's answer: they cannot be called back. */
  async handedOver(): Promise<number> {
    const row = await this.uow.first<{ count: number }>(
      `select count(*)::int as count from platform.mail where state = 'sending' and handed_over_at is not null`,
    );
    return row?.count ?? 0;
  }

  /** Held back by the switch, the oldest first. */
  async heldBySuspension(): Promise<readonly string[]> {
    const rows = await this.uow.query<{ id: string }>(
      `select id from platform.mail where state = 'held' and held_for = 'suspension' order by id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Lets a mail that was held back wait again, under a new event; its delays count on. */
  async release(id: string, eventId: string): Promise<void> {
    await this.uow.execute(
      `update platform.mail set state = 'waiting', event_id = $2, held_for = null, cause = null, next_attempt_at = null
       where id = $1 and state = 'held' and held_for = 'suspension'`,
      [id, eventId],
    );
  }

  /** How many mails are not sent, by state; those that were settled another way left out. */
  openCounts(): Promise<StateCount[]> {
    return this.uow.query<StateCount>(
      `select state, count(*)::int as count from platform.mail
       where state <> 'sent' and settled_note is null group by state order by state`,
    );
  }

  attemptsOf(mailId: string): Promise<MailAttemptRow[]> {
    return this.uow.query<MailAttemptRow>(
      `select number, begun_at as "begunAt", ended_at as "endedAt", outcome, cause, answer
       from platform.mail_attempt where mail_id = $1 order by number desc limit 100`,
      [mailId],
    );
  }
}
