import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config/config';

/** SESSION_SECRET, or one made on the first start and kept in the data folder (all processes share that folder). */
export const sessionSecret = (config: Config): string =>
  config.sessionSecret ?? keptSecret(config.dataDir, 'session-secret');

/**
 * VAULT_SECRET, or one made when the first bid is sealed and kept in the data folder. It never changes: without it no
 * sealed bid can be opened any more, so it belongs into a backup, apart from the database.
 */
export const vaultSecret = (config: Config): string => config.vaultSecret ?? keptSecret(config.dataDir, 'vault-secret');

/** Written aside and linked, so that two processes that start at once agree on one and nobody reads half of it. */
function keptSecret(dataDir: string, name: string): string {
  const file = path.join(dataDir, name);
  if (!existsSync(file)) {
    const aside = `${file}.${randomUUID()}`;
    writeFileSync(aside, randomBytes(32).toString('hex'), { mode: 0o600 });
    try {
      linkSync(aside, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(aside);
    }
  }
  return readFileSync(file, 'utf8').trim();
}
