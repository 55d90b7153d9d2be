import type { LocalDate } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { NotificationKind } from '../contract/notification-kinds';

export interface UnreadNotice {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly text: string;
  readonly href: string;
}

/** What was sent on which day. */
@Injectable()
export class DigestRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** True for the first who begins the day of the centre; never in a training, where nobody is to be mailed. */
  async beginRun(day: LocalDate): Promise<boolean> {
    return (
      (await this.uow.execute(
        'insert into identity.digest_run (day) select $1 where not platform.is_training() on conflict do nothing',
        [day],
      )) > 0
    );
  }

  /** True for the first who writes the mail of that person and day; a second one waits here and learns that it is done. */
  async claim(personId: string, day: LocalDate): Promise<boolean> {
    return (
      (await this.uow.execute(
        'insert into identity.digest_mail (person_id, day) values ($1, $2) on conflict do nothing',
        [personId, day],
      )) > 0
    );
  }

  /** There was nothing to say. */
  async unclaim(personId: string, day: LocalDate): Promise<void> {
    await this.uow.execute('delete from identity.digest_mail where person_id = $1 and day = $2', [personId, day]);
  }

  /** Unread and not mailed, of kinds that are still wanted once a day; the database shows only the actor's own. */
  unread(): Promise<UnreadNotice[]> {
    return this.uow.query<UnreadNotice>(
      `select n.id, n.kind, n.text, n.href from identity.notification n
       join identity.notification_choice c
         on (c.centre_id, c.person_id, c.kind) = (n.centre_id, n.person_id, n.kind) and c.way = 'daily'
       where n.person_id = app.person_id() and n.way = 'daily' and n.mail_id is null and n.read_at is null
       order by n.id limit 200`,
    );
  }

  async noteMailed(ids: readonly string[], mailId: string): Promise<void> {
    await this.uow.execute('update identity.notification set mail_id = $2 where id = any ($1)', [ids, mailId]);
  }
}
