import { CENTRE_ROLES, permissionsOf, type Role } from '../contract/permissions';

/** A role somebody holds, for a member or (member null) for the centre. */
export interface Assignment {
  readonly role: Role;
  readonly memberId: string | null;
}

export interface Rights {
  readonly roles: readonly Role[];
  readonly reach: 'centre' | 'member';
  readonly memberIds: readonly string[];
  readonly grants: ReadonlyMap<string, 'centre' | readonly string[]>;
  /** An auditor only reads, whatever other roles say; nobody audits their own work. */
  readonly readOnly: boolean;
}

/** What all roles of a person add up to. */
export function rightsOf(assignments: readonly Assignment[]): Rights {
  const grants = new Map<string, 'centre' | string[]>();
  for (const { role, memberId } of assignments) {
    for (const permission of permissionsOf(role)) {
      const held = grants.get(permission);
      if (held === 'centre') continue;
      if (CENTRE_ROLES.includes(role)) grants.set(permission, 'centre');
      else if (memberId) grants.set(permission, [...new Set([...(held ?? []), memberId])]);
    }
  }
  return {
    roles: [...new Set(assignments.map(({ role }) => role))].sort(),
    reach: assignments.some(({ role }) => CENTRE_ROLES.includes(role)) ? 'centre' : 'member',
    memberIds: [...new Set(assignments.flatMap(({ memberId }) => memberId ?? []))].sort(),
    grants,
    readOnly: assignments.some(({ role }) => role === 'auditor'),
  };
}
