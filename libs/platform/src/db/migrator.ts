import { runMigrations as runQueueMigrations } from 'bullmq';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { APP_ROLE, appPassword } from './database-url';

/** The database cannot be used by this version of the program. */
export class SchemaError extends Error {}

const LOCK = 20170701; // any fixed number: two processes that start at once migrate one after the other

/**
 * Brings the database to the schema of this program: restricted role, rooms' schemas, queue tables.
 * Idempotent; refuses a database that a newer program has already changed.
 */
export async function migrate(owner: DataSource, ownerUrl: string, queueOnPostgres: boolean): Promise<string[]> {
  const runner = owner.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [LOCK]);
    await refuseNewerSchema(owner);
    await ensureAppRole(owner, ownerUrl);
    const done = await owner.runMigrations();
    if (queueOnPostgres) await migrateQueue(ownerUrl);
    return done.map((migration) => migration.name);
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    await runner.release();
  }
}

/** BullMQ's own tables, in a schema of their own that the application's role works in. Jobs carry ids only. */
async function migrateQueue(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runQueueMigrations(client);
    await client.query(`grant usage, create on schema bullmq to ${APP_ROLE}`);
    await client.query(`grant all on all tables in schema bullmq to ${APP_ROLE}`);
    await client.query(`grant all on all sequences in schema bullmq to ${APP_ROLE}`);
  } finally {
    await client.end();
  }
}

async function refuseNewerSchema(owner: DataSource): Promise<void> {
  const known = new Set(owner.migrations.map((migration) => migration.name ?? migration.constructor.name));
  const [table] = await owner.query<{ present: string | null }[]>(
    `select to_regclass('public.schema_migration') as present`,
  );
  if (!table?.present) return;
  const applied = await owner.query<{ name: string }[]>('select name from schema_migration order by id');
  const foreign = applied.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (foreign.length) {
    throw new SchemaError(
      `Die Datenbank ist neuer als dieses Programm (unbekannt: ${foreign.join(', ')}). ` +
        'Bitte die neuere Programmfassung starten oder eine ältere Sicherung einspielen; verändert wurde nichts.',
    );
  }
}

async function ensureAppRole(owner: DataSource, ownerUrl: string): Promise<void> {
  const [role] = await owner.query<{ creator: boolean; present: boolean }[]>(
    `select exists (select from pg_roles where rolname = $1) as present,
            (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as creator`,
    [APP_ROLE],
  );
  if (!role?.present && !role?.creator) {
    throw new SchemaError(
      `Die Anmeldung aus DATABASE_URL darf die Rolle ${APP_ROLE} nicht anlegen. Bitte einmal als Verwalter ` +
        `„create role ${APP_ROLE} login password '…'“ ausführen und DATABASE_APP_URL setzen.`,
    );
  }
  if (!role.creator) return;
  const verb = role.present ? 'alter' : 'create';
  await owner.query(
    `${verb} role ${APP_ROLE} with login nosuperuser nobypassrls nocreaterole nocreatedb password '${appPassword(ownerUrl)}'`,
  );
  const [me] = await owner.query<{ super: boolean }[]>(
    `select rolsuper as super from pg_roles where rolname = current_user`,
  );
  if (!me?.super) await owner.query(`grant ${APP_ROLE} to current_user`);
}

/** Stops the start when the application's own connection could see around row-level security. */
export async function refusePowerfulRole(app: DataSource): Promise<void> {
  const [role] = await app.query<{ name: string; powerful: boolean }[]>(
    'select rolname as name, rolsuper or rolbypassrls as powerful from pg_roles where rolname = current_user',
  );
  if (role?.powerful) {
    throw new SchemaError(
      `Die Datenbankrolle ${role.name} kann die Mandantentrennung umgehen (SUPERUSER oder BYPASSRLS). ` +
        'Bitte in DATABASE_APP_URL eine Rolle ohne diese Rechte angeben.',
    );
  }
}
