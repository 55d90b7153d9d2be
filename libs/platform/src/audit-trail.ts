/** One change to be remembered. Member data names its member, so that the member's own people see the entry. */
export interface AuditEntry {
  /** `room.verb`, for example `demand-round.closed`. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string; readonly label?: string };
  readonly memberId?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Remembers changes in the transaction that makes them. Who, as which role and when comes from the unit of work. */
export abstract class AuditTrail {
  abstract record(entry: AuditEntry): void;
  /** Who changed the subject last and when, as far as the actor may see it. */
  abstract lastChange(subject: {
    readonly type: string;
    readonly id: string;
  }): Promise<{ readonly personName: string; readonly at: Date } | undefined>;
}
