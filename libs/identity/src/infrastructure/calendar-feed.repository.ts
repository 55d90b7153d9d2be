import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

/** The person's own secret address; the database shows nobody else's. */
@Injectable()
export class CalendarFeedRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Since when there is one; undefined: there is none. */
  find(): Promise<{ createdAt: Date } | undefined> {
    return this.uow.first<{ createdAt: Date }>(
      'select created_at as "createdAt" from identity.calendar_feed where person_id = app.person_id()',
    );
  }

  /** The former address ends with it. */
  async renew(tokenHash: string): Promise<void> {
    await this.uow.execute(
      `insert into identity.calendar_feed (token_hash) values ($1)
       on conflict (centre_id, person_id) do update set token_hash = excluded.token_hash, created_at = clock_timestamp()`,
      [tokenHash],
    );
  }

  async remove(): Promise<boolean> {
    return (await this.uow.execute('delete from identity.calendar_feed where person_id = app.person_id()')) > 0;
  }
}
