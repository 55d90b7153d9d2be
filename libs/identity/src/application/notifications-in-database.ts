import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { Notifications } from '../contract';
import { kindOf } from '../contract/notification-kinds';
import { NotificationMails } from './notification-mails';

@Injectable()
export class NotificationsInDatabase extends Notifications {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly mails: NotificationMails,
  ) {
    super();
  }

  async notifyPerson(personId: string, text: string, href: string): Promise<void> {
    const kind = kindOf(href);
    const way = await this.mails.wayOf(personId, kind);
    const mailId = way === 'now' ? await this.mails.write(personId, { kind, text, href }) : null;
    await this.uow.execute(
      `insert into identity.notification (id, person_id, text, href, created_at, kind, way, mail_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [newId(), personId, text, href, this.uow.now(), kind, way, mailId],
    );
  }

  async notifyRole(role: string, memberId: string | null, text: string, href: string): Promise<void> {
    const holders = await this.uow.query<{ personId: string }>(
      `select person_id as "personId" from identity.role_assignment
       where role = $1 and member_id is not distinct from $2 and person_id is distinct from app.person_id()`,
      [role, memberId],
    );
    for (const { personId } of holders) await this.notifyPerson(personId, text, href);
  }
}
