export * from './permissions';

/** Tells people something in the application; runs in the caller's unit of work. */
export abstract class Notifications {
  /** To one person. */
  abstract notifyPerson(personId: string, text: string, href: string): Promise<void>;
  /** To everyone who holds the role, for that member where the role belongs to a member. */
  abstract notifyRole(role: string, memberId: string | null, text: string, href: string): Promise<void>;
}

/** Who is who, for pages, documents and rules; only of the actor's centre. */
export abstract class People {
  /** Names by person id. */
  abstract names(personIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Ids of the active people who hold the role, for that member where the role belongs to a member. */
  abstract holders(role: string, memberId: string | null): Promise<readonly string[]>;
}
