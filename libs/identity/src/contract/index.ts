import type { MailWay, NotificationKind } from './notification-kinds';

export type { MailWay, NotificationKind } from './notification-kinds';
export * from './permissions';

/** The person behind a secret address as an actor that only reads. */
export interface CalendarReader {
  readonly centreId: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly reach: 'centre' | 'member';
  readonly memberIds: readonly string[];
  readonly grants: ReadonlyMap<string, 'centre' | readonly string[]>;
  readonly readOnly: true;
  readonly requestId: string;
}

/** Who reads a subscribed calendar. */
export abstract class CalendarFeeds {
  /** The person of the secret address, reading only; null for an address that is not valid now. Opens its own unit of work. */
  abstract readerOf(token: string, requestId: string): Promise<CalendarReader | null>;
}

/** Tells people something in the application; runs in the caller's unit of work. */
export abstract class Notifications {
  /** To one person. */
  abstract notifyPerson(personId: string, text: string, href: string): Promise<void>;
  /** To everyone who holds the role, for that member where the role belongs to a member. */
  abstract notifyRole(role: string, memberId: string | null, text: string, href: string): Promise<void>;
}

/** How people want to get what they are told; runs in the caller's unit of work. */
export abstract class MailChoices {
  /** How the person gets mails of that kind; `none` in a training. */
  abstract wayOf(personId: string, kind: NotificationKind): Promise<MailWay>;
  /** The actor's own choice; the database refuses anybody else's. */
  abstract choose(personId: string, kind: NotificationKind, way: MailWay): Promise<void>;
  /** What a mail of that kind to that person carries: the address a mail program ends it at, and the line for its end. */
  abstract unsubscription(personId: string, kind: NotificationKind): { readonly url: string; readonly line: string };
}

/** Who is who, for pages, documents and rules; only of the actor's centre. */
export abstract class People {
  /** Names by person id. */
  abstract names(personIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Mail addresses of the active ones among them, by person id. */
  abstract mailboxes(personIds: readonly string[]): Promise<ReadonlyMap<string, { address: string; name: string }>>;
  /** Ids of the active people who hold the role, for that member where the role belongs to a member. */
  abstract holders(role: string, memberId: string | null): Promise<readonly string[]>;
}

/** The cookie of a session in a training centre; while it holds, it goes before that of the own session. */
export const TRAINING_COOKIE = 'vz_uebung';

/** A person of a training centre whose part the trainee may play. */
export interface TrainingPerson {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

/** Sessions without a password, in training centres only. In the unit of work of such a centre; refused anywhere else. */
export abstract class TrainingSessions {
  /** The people whose part the trainee may play, officers first. */
  abstract people(): Promise<readonly TrainingPerson[]>;
  /** Opens a session and returns its token and how long it holds. Throws `not-found` for others than `people`. */
  abstract open(personId: string): Promise<{ readonly token: string; readonly seconds: number }>;
  /** Ends every session of the centre. */
  abstract endAll(): Promise<void>;
}
