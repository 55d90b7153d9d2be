import { MailChoices, People } from '@app/identity/contract';
import { addDays, germanDate, type LocalDate } from '@app/kernel';
import { type Actor, AuditTrail, Config, Mailer, may, Outbox, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { REMINDERS_DUE, type RemindersDueV1 } from '../../contract/events';
import {
  checkedRules,
  digestOf,
  MOST_DAYS,
  OVERDUE_DAYS,
  type Reminder,
  type ReminderRules,
  remindersOn,
} from '../../domain/dates/reminders';
import { ReminderRepository } from '../../infrastructure/dates/reminder.repository';
import { dateName } from '../../infrastructure/procedure-dates.query';

/** What people are reminded of, by page and by one mail a day. */
@Injectable()
export class Reminders {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reminders: ReminderRepository,
    private readonly people: People,
    private readonly choices: MailChoices,
    private readonly mailer: Mailer,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly config: Config,
  ) {}

  /** The person's own of today: what the mail of today says. */
  own(actor: Actor): Promise<{ readonly items: readonly Reminder[]; readonly byMail: boolean }> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const id = actor.personId ?? '';
      const rules = checkedRules(await this.reminders.rules());
      const items = await this.of(id, may(actor, 'procedure.oversee'), rules);
      return { items, byMail: await this.byMail(id) };
    });
  }

  /** Whether the person wants the mail of the day. */
  choose(actor: Actor, byMail: boolean): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      const id = actor.personId ?? '';
      if ((await this.byMail(id)) === byMail) return;
      await this.choices.choose(id, 'reminder', byMail ? 'daily' : 'none');
      this.audit.record({
        action: 'reminder.chosen',
        subject: { type: 'person', id, label: actor.name },
        after: { byMail },
      });
    });
  }

  rules(actor: Actor): Promise<ReminderRules> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      return checkedRules(await this.reminders.rules());
    });
  }

  /** Days by kind; kinds that are left out stay. Throws `invalid`. */
  setRules(actor: Actor, rules: Readonly<Record<string, number>>): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.oversee');
      const before = checkedRules(await this.reminders.rules());
      const after = checkedRules({ ...before, ...rules });
      if (JSON.stringify(before) === JSON.stringify(after)) return;
      await this.reminders.setRules(rules);
      this.audit.record({
        action: 'reminder.rules-set',
        subject: { type: 'centre', id: actor.centreId },
        before,
        after,
      });
    });
  }

  /** Begins the day of the actor's centre once, however many ask: the outbox does the rest. */
  begin(actor: Actor): Promise<boolean> {
    return this.uow.run(actor, async () => {
      const day = this.uow.today();
      if (!(await this.reminders.beginRun(day))) return false;
      await this.outbox.publish(REMINDERS_DUE, { day } satisfies RemindersDueV1);
      return true;
    });
  }

  /** Writes the mails of a day, one per person who has something to be reminded of; runs in a unit of work. */
  async send(day: LocalDate): Promise<void> {
    // A day that has passed meanwhile is told by the run of the day after.
    if (day !== this.uow.today()) return;
    const heads = await this.people.holders('head', null);
    const officers = await this.people.holders('officer', null);
    const staff = [...new Set([...heads, ...officers])];
    const mailboxes = await this.people.mailboxes(staff);
    const rules = checkedRules(await this.reminders.rules());
    for (const personId of staff) {
      const to = mailboxes.get(personId);
      if (!to || !(await this.byMail(personId)) || (await this.reminders.wasSent(personId, day))) continue;
      const found = await this.of(personId, heads.includes(personId), rules);
      if (found.length === 0) continue;
      const { url, line } = this.choices.unsubscription(personId, 'reminder');
      const { subject, text } = digestOf(day, found, dateName, (id) => this.url(`/vergaben/${id}`));
      const about = {
        type: 'reminder',
        id: `${personId} ${day}`,
        label: `Termine am ${germanDate(day)}`,
        href: '/',
      };
      const mail = { about, to, subject, text: `${text}\n\n--\n${line}`, unsubscribeUrl: url };
      await this.reminders.noteSent(personId, day, await this.mailer.queue(mail));
    }
  }

  private async byMail(personId: string): Promise<boolean> {
    return (await this.choices.wayOf(personId, 'reminder')) !== 'none';
  }

  private async of(personId: string, nobodys: boolean, rules: ReminderRules): Promise<readonly Reminder[]> {
    const today = this.uow.today();
    const [from, to] = [addDays(today, -OVERDUE_DAYS), addDays(today, MOST_DAYS)];
    return remindersOn(today, await this.reminders.openDates(personId, nobodys, from, to), rules);
  }

  private url(path: string): string {
    return new URL(path, this.config.publicUrl).href;
  }
}
