import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * One PostgreSQL for the whole run: migrated and seeded once as a template that every test file clones in
 * milliseconds (test/support/database.ts). Tests of pure rules pay nothing for it when run alone with PURE=1.
 */
export default async function globalSetup() {
  execFileSync(process.execPath, [path.join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' });
  if (process.env.PURE) return;
  const { EmbeddedPostgres } = createRequire(import.meta.url)(
    path.join(root, 'dist/libs/platform/src/db/embedded-postgres.js'),
  );
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'vergabezentrum-test-'));
  fs.chmodSync(dataDir, 0o711);
  const postgres = new EmbeddedPostgres(dataDir, ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']);
  const url = new URL(await postgres.start());
  globalThis.vergabezentrumTestServer = { postgres, dataDir };

  const admin = new pg.Client({ connectionString: url.toString() });
  await admin.connect();
  await admin.query('create database template_empty');
  const env = (name) => ({
    ...process.env,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'warn',
    DATABASE_URL: new URL(`/${name}`, url).toString(),
  });
  const cli = path.join(root, 'dist/apps/cli/src/main.js');
  execFileSync(process.execPath, [cli, 'migrate'], {
    env: env('template_empty'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await admin.query('create database template_demo template template_empty');
  execFileSync(process.execPath, [cli, 'seed'], { env: env('template_demo'), stdio: ['ignore', 'ignore', 'inherit'] });
  await admin.end();
  process.env.TEST_SERVER_URL = url.toString();
}
