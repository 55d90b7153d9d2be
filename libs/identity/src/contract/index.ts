export * from './permissions';

/** Tells people something in the application; runs in the caller's unit of work. */
export abstract class Notifications {
  /** To one person. */
  abstract notifyPerson(personId: string, text: string, href: string): Promise<void>;
  /** To everyone who holds the role, for that member where the role belongs to a member. */
  abstract notifyRole(role: string, memberId: string | null, text: string, href: string): Promise<void>;
}

/** Names of people by id, for pages and documents; only of the actor's centre. */
export abstract class People {
  abstract names(personIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
