import { appDatabaseUrl } from '@app/platform';
import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of its own for one test file. `ownerUrl` bypasses row-level security, `appUrl` is what the product uses. */
export interface TestDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  drop(): Promise<void>;
}

/** Clones a template: `demo` holds the two demo centres, `empty` only the schema. */
export async function createTestDatabase(template: 'demo' | 'empty' = 'demo'): Promise<TestDatabase> {
  const server = process.env['TEST_SERVER_URL'];
  if (!server) throw new Error('no test database server: run without PURE=1');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await admin(`create database ${name} template template_${template}`);
  const ownerUrl = new URL(`/${name}`, server).toString();
  return { ownerUrl, appUrl: appDatabaseUrl(ownerUrl), drop: () => admin(`drop database ${name} with (force)`) };
}
