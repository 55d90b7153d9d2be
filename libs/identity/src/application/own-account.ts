import type { Actor } from '@app/platform';

/**
 * The person as keeper of the own account: sessions and password belong to everyone, also to auditors, whose other
 * work only reads; row-level security leaves these tables to the machinery.
 */
export const asOwnAccount = (actor: Actor): Actor => ({ ...actor, reach: 'system', readOnly: false });
