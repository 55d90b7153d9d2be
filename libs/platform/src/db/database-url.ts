import { createHmac } from 'node:crypto';

export const APP_ROLE = 'vergabe_app';

/**
 * The password of the restricted role, derived from the owner's: every process that knows DATABASE_URL finds the
 * same one, and nobody has to configure or store a second secret.
 */
export const appPassword = (ownerUrl: string): string =>
  createHmac('sha256', new URL(ownerUrl).password || ownerUrl)
    .update(APP_ROLE)
    .digest('hex');

/** The address with which the application itself connects: same server and database, restricted role. */
export function appDatabaseUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = APP_ROLE;
  url.password = appPassword(ownerUrl);
  return url.toString();
}
