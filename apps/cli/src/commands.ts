import { migrateDatabase, openDatabase, RootModule, VerifyChain } from '@app/composition';
import { createLog, loadConfig, PinoLogger, systemActor, UnitOfWork } from '@app/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';

/** Returns the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

async function withApplication(work: (app: INestApplicationContext) => Promise<number>): Promise<number> {
  const config = loadConfig({ LOG_LEVEL: 'warn', ...process.env });
  const database = await openDatabase(config);
  try {
    await migrateDatabase(database, config);
    const root = RootModule.of({ config, appUrl: database.appUrl }, { http: false, jobs: false });
    const app = await NestFactory.createApplicationContext(root, { logger: new PinoLogger(createLog(config.logLevel)), abortOnError: false });
    try {
      return await work(app);
    } finally {
      await app.close();
      await app.get(DataSource).destroy();
    }
  } finally {
    await database.stop();
  }
}

const centreIds = (app: INestApplicationContext): Promise<{ centreId: string; name: string }[]> =>
  app.get(DataSource).transaction(async (manager) => {
    await manager.query(`select set_config('app.reach', 'operator', true)`);
    return manager.query('select centre_id as "centreId", name from organisation.centre order by name');
  });

export const commands: Record<string, Command | undefined> = {
  /** Brings the database to the schema of this program. */
  migrate: async () => {
    const config = loadConfig(process.env);
    const database = await openDatabase(config);
    try {
      const done = await migrateDatabase(database, config);
      console.log(done.length ? `Ausgeführt: ${done.join(', ')}` : 'Die Datenbank ist auf dem Stand dieses Programms.');
      return 0;
    } finally {
      await database.stop();
    }
  },

  /** Recomputes the audit chain of every centre; exit code 1 names the first altered entry. */
  'audit:verify': () =>
    withApplication(async (app) => {
      let broken = 0;
      for (const { centreId, name } of await centreIds(app)) {
        const verdict = await app.get(UnitOfWork).run(systemActor(centreId, 'audit:verify'), () => app.get(VerifyChain).execute());
        const { firstBroken } = verdict;
        if (firstBroken) {
          broken++;
          console.log(`${name}: Eintrag ${firstBroken.seq} (${firstBroken.action} ${firstBroken.subject}) – ${firstBroken.reason}.`);
        } else {
          console.log(`${name}: ${verdict.entries} Einträge unverändert, Kopf ${verdict.head.slice(0, 16)}.`);
        }
      }
      return broken ? 1 : 0;
    }),
};
