import { invalid, notFound } from '@app/kernel';
import { type Actor, AuditTrail, may, systemActor, UnitOfWork } from '@app/platform';
import { Directory } from '@app/organisation/contract';
import { Injectable } from '@nestjs/common';
import { isKind, kindFacts, KINDS, type MailWay, type NotificationKind } from '../contract/notification-kinds';
import { NotificationChoiceRepository } from '../infrastructure/notification-choice.repository';
import { asOwnAccount } from './own-account';
import { UnsubscribeLinks, type Unsubscription } from './unsubscribe-links';

export interface ChoiceOfKind {
  readonly kind: NotificationKind;
  readonly way: MailWay;
}
export interface EndedMails {
  /** What people read: the kind, or all that comes once a day. */
  readonly name: string;
  readonly centre: string;
  /** No mail of that kind comes any more. */
  readonly ended: boolean;
}

/** What a person gets by mail: chosen in the own profile, or ended by the link in a mail. */
@Injectable()
export class NotificationSettings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly choices: NotificationChoiceRepository,
    private readonly links: UnsubscribeLinks,
    private readonly directory: Directory,
    private readonly audit: AuditTrail,
  ) {}

  /** The kinds that concern the person, each with what was chosen or is usual. */
  own(actor: Actor): Promise<readonly ChoiceOfKind[]> {
    return this.uow.run(actor, async () => {
      const chosen = await this.choices.chosen(actor.personId ?? '');
      return KINDS.filter((kind) => concerns(actor, kind)).map((kind) => ({
        kind,
        way: chosen.get(kind) ?? kindFacts(kind).usual,
      }));
    });
  }

  /** Kinds that are left out stay as they are. Throws `invalid` with a sentence per wrong choice. */
  choose(actor: Actor, wanted: Readonly<Record<string, string>>): Promise<void> {
    return this.uow.run(asOwnAccount(actor), async () => {
      const id = actor.personId ?? '';
      const valid = checkedChoices(wanted);
      const before = await this.choices.chosen(id);
      const changed = valid.filter(({ kind, way }) => way !== (before.get(kind) ?? kindFacts(kind).usual));
      for (const { kind, way } of changed) await this.choices.choose(id, kind, way);
      if (changed.length > 0) this.record(actor, 'notification.chosen', changed);
    });
  }

  /** What the link in a mail would end. Throws `not-found` for what was not signed here. */
  ofLink(token: string, requestId: string): Promise<EndedMails> {
    return this.asWhose(token, requestId, (whose) => this.view(whose));
  }

  /** Ends the mails of the link's person and kind; a second time there is nothing left to do. Throws `not-found`. */
  unsubscribe(token: string, requestId: string): Promise<EndedMails> {
    return this.asWhose(token, requestId, async (whose) => {
      const running = await this.running(whose);
      for (const kind of running) await this.choices.choose(whose.personId, kind, 'none');
      const changed = running.map((kind) => ({ kind, way: 'none' as const }));
      if (changed.length > 0) this.record(this.uow.actor, 'notification.unsubscribed', changed);
      return this.view(whose);
    });
  }

  private async view(whose: Unsubscription): Promise<EndedMails> {
    const name = whose.kind === 'digest' ? 'Nachrichten einmal am Tag' : kindFacts(whose.kind).name;
    const centre = (await this.directory.centre()).name;
    return { name, centre, ended: (await this.running(whose)).length === 0 };
  }

  /** The kinds of the link that still come by mail. */
  private async running({ personId, kind }: Unsubscription): Promise<readonly NotificationKind[]> {
    const chosen = await this.choices.chosen(personId);
    const wayOf = (each: NotificationKind): MailWay => chosen.get(each) ?? kindFacts(each).usual;
    if (kind !== 'digest') return wayOf(kind) === 'none' ? [] : [kind];
    return KINDS.filter((each) => each !== 'reminder' && wayOf(each) === 'daily');
  }

  private asWhose<T>(token: string, requestId: string, work: (whose: Unsubscription) => Promise<T>): Promise<T> {
    const whose = this.links.read(token);
    if (!whose) throw notFound('Diesen Abmeldelink');
    const { centreId, personId } = whose;
    const actor = { ...systemActor(centreId, requestId), personId, name: 'Abmeldelink' };
    return this.uow.run(actor, () => work(whose));
  }

  private record(actor: Actor, action: string, changed: readonly ChoiceOfKind[]): void {
    this.audit.record({
      action,
      subject: { type: 'person', id: actor.personId ?? '', label: actor.name },
      after: Object.fromEntries(changed.map(({ kind, way }) => [kind, way])),
    });
  }
}

const concerns = (actor: Actor, kind: NotificationKind): boolean => {
  const { permissions } = kindFacts(kind);
  return permissions.length === 0 || permissions.some((permission) => may(actor, permission));
};

function checkedChoices(wanted: Readonly<Record<string, string>>): readonly ChoiceOfKind[] {
  const errors = Object.entries(wanted).flatMap(([kind, way]) => {
    const ways: readonly string[] = isKind(kind) ? kindFacts(kind).ways : [];
    return ways.includes(way) ? [] : [{ pointer: `/choices/${kind}`, message: 'Das ist hier nicht möglich.' }];
  });
  if (errors.length > 0) throw invalid('notification-choices', 'Bitte prüfen Sie Ihre Auswahl.', errors);
  return Object.entries(wanted).flatMap(([kind, way]) => (isKind(kind) ? [{ kind, way: way as MailWay }] : []));
}
