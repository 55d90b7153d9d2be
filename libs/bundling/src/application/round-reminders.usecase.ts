import { Notifications } from '@app/identity/contract';
import { conflict, dayInGermany, germanDate, invalid, type LocalDate, notFound } from '@app/kernel';
import { Directory, type Member } from '@app/organisation/contract';
import { type Actor, AuditTrail, Outbox, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import {
  ROUND_REMINDED,
  ROUND_REMINDERS_DUE,
  type RoundRemindedV1,
  type RoundRemindersDueV1,
} from '../contract/events';
import { remindersDue } from '../domain/round-reminders';
import { type Round, RoundRepository } from '../infrastructure/round.repository';
import { RoundWatchRepository } from '../infrastructure/round-watch.repository';

/** Reminds members that have not answered: by itself before and after the last day, and by hand. */
@Injectable()
export class RoundReminders {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundRepository,
    private readonly watch: RoundWatchRepository,
    private readonly directory: Directory,
    private readonly notifications: Notifications,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /** Begins the day of the actor's centre once, however many ask. */
  begin(actor: Actor): Promise<boolean> {
    return this.uow.run(actor, async () => {
      const day = this.uow.today();
      if (!(await this.watch.beginRun(day))) return false;
      await this.outbox.publish(ROUND_REMINDERS_DUE, { day } satisfies RoundRemindersDueV1);
      return true;
    });
  }

  /** Sends what is due on the day; runs in a unit of work. */
  async send(day: LocalDate): Promise<void> {
    // A day that has passed meanwhile is made up for by the run of the day after.
    if (day !== this.uow.today()) return;
    const open = (await this.rounds.openRounds()).filter(({ state }) => state === 'open');
    const ids = open.map(({ id }) => id);
    const members = await this.rounds.members(ids);
    const sent = await this.watch.reminders(ids);
    for (const round of open) {
      const asked = members
        .filter(({ roundId }) => roundId === round.id)
        .map(({ memberId, answeredAt }) => ({
          memberId,
          answered: answeredAt !== null,
          sent: sent
            .filter((each) => each.roundId === round.id && each.memberId === memberId)
            .map(({ occasion }) => occasion),
        }));
      const opened = { ...round, openedOn: dayInGermany(round.openedAt) };
      for (const { memberId, occasion } of remindersDue(opened, asked, day)) {
        if ((await this.watch.noteReminder(round.id, memberId, occasion)) > 0) await this.tell(round, memberId);
      }
    }
  }

  /**
   * Notes that the members are reminded by hand, all without an answer unless some are named; at most once a day each.
   * Returns the slugs of those that are reminded now. Throws `conflict` for a round that is not open.
   */
  async byHand(roundId: string, slugs: readonly string[] | undefined): Promise<readonly string[]> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    const round = await this.rounds.find(roundId);
    if (!round) throw notFound('Diese Bedarfsabfrage');
    if (round.state !== 'open')
      throw conflict('round-closed', 'Die Bedarfsabfrage ist geschlossen. Niemand muss mehr erinnert werden.');
    const missing = new Set(
      (await this.rounds.members([roundId])).flatMap(({ memberId, answeredAt }) => (answeredAt ? [] : [memberId])),
    );
    const members = (await this.directory.members()).filter(({ id }) => missing.has(id));
    const wrong = (slugs ?? []).findIndex((slug) => !members.some((each) => each.slug === slug));
    if (wrong >= 0)
      throw invalid('members', 'Eine Angabe ist nicht richtig.', [
        { pointer: `/members/${wrong}`, message: 'Dieses Mitglied hat schon geantwortet oder ist nicht beteiligt.' },
      ]);
    const reminded: Member[] = [];
    for (const member of members.filter(({ slug }) => slugs?.includes(slug) ?? true))
      if ((await this.watch.noteReminder(roundId, member.id, 'hand')) > 0) reminded.push(member);
    if (reminded.length === 0) return [];
    this.audit.record({
      action: 'demand-round.reminded',
      subject: { type: 'demand-round', id: roundId, label: round.number },
      after: { members: reminded.map(({ name }) => name) },
    });
    const event: RoundRemindedV1 = { roundId, memberIds: reminded.map(({ id }) => id) };
    await this.outbox.publish(ROUND_REMINDED, event);
    return reminded.map(({ slug }) => slug);
  }

  /** Tells the orderers of the members; runs in a unit of work. */
  async tellAll(roundId: string, memberIds: readonly string[]): Promise<void> {
    const round = await this.rounds.find(roundId);
    if (round?.state !== 'open') return;
    for (const memberId of memberIds) await this.tell(round, memberId);
  }

  private tell({ id, title, reportUntil }: Round, memberId: string): Promise<void> {
    const until = germanDate(reportUntil);
    const text =
      this.uow.today() <= reportUntil
        ? `Erinnerung: Für die Bedarfsabfrage „${title}“ fehlt noch die Meldung Ihrer Kommune. Bitte melden Sie bis zum ${until}.`
        : `Für die Bedarfsabfrage „${title}“ fehlt die Meldung Ihrer Kommune; die Meldefrist ist am ${until} abgelaufen. Bitte wenden Sie sich an das Vergabezentrum.`;
    return this.notifications.notifyRole('orderer', memberId, text, `/bedarf/${id}`);
  }
}
