import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { isKind, kindFacts, type MailWay, type NotificationKind } from '../contract/notification-kinds';

/** What people have chosen. The database lets nobody choose for another person. */
@Injectable()
export class NotificationChoiceRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** How the person gets mails of that kind; never any in a training. */
  async wayOf(personId: string, kind: NotificationKind): Promise<MailWay> {
    const row = await this.uow.first<{ training: boolean; way: MailWay | null }>(
      `select platform.is_training() as training,
              (select way from identity.notification_choice where person_id = $1 and kind = $2) as way`,
      [personId, kind],
    );
    return row?.training ? 'none' : (row?.way ?? kindFacts(kind).usual);
  }

  /** What the person has chosen so far, by kind. */
  async chosen(personId: string): Promise<ReadonlyMap<NotificationKind, MailWay>> {
    const rows = await this.uow.query<{ kind: string; way: MailWay }>(
      'select kind, way from identity.notification_choice where person_id = $1',
      [personId],
    );
    return new Map(rows.flatMap(({ kind, way }) => (isKind(kind) ? [[kind, way] as const] : [])));
  }

  async choose(personId: string, kind: NotificationKind, way: MailWay): Promise<void> {
    await this.uow.execute(
      `insert into identity.notification_choice (person_id, kind, way) values ($1, $2, $3)
       on conflict (centre_id, person_id, kind) do update set way = excluded.way`,
      [personId, kind, way],
    );
  }

  /** Active people who want the mail of the day. */
  async digestReaders(): Promise<readonly string[]> {
    const rows = await this.uow.query<{ id: string }>(
      `select distinct p.id from identity.notification_choice c
       join identity.person p on (p.centre_id, p.id) = (c.centre_id, c.person_id)
       where c.way = 'daily' and c.kind <> 'reminder' and p.active order by p.id`,
    );
    return rows.map(({ id }) => id);
  }
}
