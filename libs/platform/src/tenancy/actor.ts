import { DomainError } from '@app/kernel';

/** How far the actor sees: one centre, single members of it, or the machinery itself (`system`, one centre). */
export type Reach = 'centre' | 'member' | 'system';

/**
 * Who acts. Every unit of work runs as one actor; row-level security and the audit trail rest on it.
 * `grants` maps a permission to the members it holds for, or to the whole centre.
 */
export interface Actor {
  readonly centreId: string;
  readonly personId: string | null;
  readonly name: string;
  readonly roles: readonly string[];
  readonly reach: Reach;
  /** Members whose data may be seen; for `centre` and `system` reach all of the centre, whatever stands here. */
  readonly memberIds: readonly string[];
  readonly grants: ReadonlyMap<string, 'centre' | readonly string[]>;
  /** Auditors and read-only tokens: the database refuses every write. */
  readonly readOnly: boolean;
  readonly requestId: string;
  /** Hash of the session or access token that was shown; absent where no person asked (jobs). */
  readonly ticket?: string;
  /** True in a training centre, where nothing is real; said by the database, never by a request. */
  readonly training?: boolean;
}

/** True when the actor holds the permission, for that member if one is named. */
export function may(actor: Actor, permission: string, memberId?: string): boolean {
  if (actor.reach === 'system') return true;
  const grant = actor.grants.get(permission);
  if (!grant) return false;
  return grant === 'centre' || memberId === undefined || grant.includes(memberId);
}

/** Throws `forbidden` unless the actor holds the permission (for that member). First line of every use case. */
export function requirePermission(actor: Actor, permission: string, memberId?: string): void {
  if (!may(actor, permission, memberId)) {
    throw new DomainError('forbidden', 'forbidden', 'Dafür fehlt Ihnen die Berechtigung.', [], { permission });
  }
}

/** The actor of a job that no person started. */
export const systemActor = (centreId: string, requestId: string): Actor => ({
  centreId,
  personId: null,
  name: 'System',
  roles: [],
  reach: 'system',
  memberIds: [],
  grants: new Map(),
  readOnly: false,
  requestId,
});
