import { type CodeListFile, type LoadedCodeList, loadCodeList } from '@app/codes';
import {
  appDatabaseUrl,
  claimDataDir,
  type Config,
  createDataSource,
  EmbeddedPostgres,
  migrate,
  prepareDataDir,
  StartError,
} from '@app/platform';
import { schema } from './rooms';

/** A database that is running and has the schema of this program. */
export interface Database {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly embedded: boolean;
  stop(): Promise<void>;
}

/** Starts the embedded database where no DATABASE_URL is set. */
export async function openDatabase(config: Config): Promise<Database> {
  prepareDataDir(config.dataDir);
  if (config.databaseUrl) {
    const appUrl = config.databaseAppUrl ?? appDatabaseUrl(config.databaseUrl);
    return { ownerUrl: config.databaseUrl, appUrl, embedded: false, stop: () => Promise.resolve() };
  }
  const claim = claimDataDir(config.dataDir);
  const postgres = new EmbeddedPostgres(config.dataDir);
  try {
    const ownerUrl = await postgres.start();
    const stop = async (): Promise<void> => {
      await postgres.stop();
      claim.release();
    };
    return { ownerUrl, appUrl: appDatabaseUrl(ownerUrl), embedded: true, stop };
  } catch (error) {
    await postgres.stop();
    claim.release();
    throw error;
  }
}

/** Migrates as the owner; returns the names of the migrations that ran. Throws SchemaError or StartError. */
export async function migrateDatabase(database: Database, config: Config): Promise<string[]> {
  const owner = createDataSource(database.ownerUrl, schema, 'owner');
  try {
    await owner.initialize();
  } catch (error) {
    throw new StartError(`Die Datenbank aus DATABASE_URL ist nicht erreichbar: ${(error as Error).message}`);
  }
  try {
    return await migrate(owner, database.ownerUrl, !config.redisUrl);
  } finally {
    await owner.destroy();
  }
}

/** Replaces an official code list, as the owner like the migrations. Throws `invalid` naming every wrong record. */
export async function loadCodesInto(database: Database, file: CodeListFile): Promise<LoadedCodeList> {
  const owner = createDataSource(database.ownerUrl, schema, 'owner');
  await owner.initialize();
  try {
    return await loadCodeList(owner.manager, file);
  } finally {
    await owner.destroy();
  }
}
