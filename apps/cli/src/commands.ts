import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ledger, migrateDatabase, openDatabase, RootModule, run, seedDemo, VerifyChain } from '@app/composition';
import { createLog, loadConfig, PinoLogger, systemActor, UnitOfWork } from '@app/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { codesLoad } from './codes-load.command';
import { demo } from './demo/demo.command';

/** Returns the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

async function withApplication(work: (app: INestApplicationContext) => Promise<number>): Promise<number> {
  const config = loadConfig({ LOG_LEVEL: 'warn', ...process.env });
  const database = await openDatabase(config);
  try {
    await migrateDatabase(database, config);
    const root = RootModule.of({ config, appUrl: database.appUrl }, { http: false, jobs: false });
    const app = await NestFactory.createApplicationContext(root, {
      logger: new PinoLogger(createLog(config.logLevel)),
      abortOnError: false,
    });
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

/** Writes the API's description; starts on a throw-away database. */
async function exportOpenApi(file: string): Promise<number> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'vergabezentrum-openapi-'));
  await chmod(dataDir, 0o711);
  const config = loadConfig({ DATA_DIR: dataDir, PORT: '0', DEMO: '0', LOG_LEVEL: 'warn' });
  const running = await run(config, { http: true, jobs: false });
  try {
    const document = (await (await fetch(`${running.address ?? ''}/api/openapi.json`)).json()) as unknown;
    await writeFile(file, `${JSON.stringify(document, null, 2)}\n`);
    return 0;
  } finally {
    await running.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

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

  /** Loads an official code list: `codes:load <file> [--list cpv|nuts]`. */
  'codes:load': codesLoad,

  'openapi:export': ([file = 'dist/openapi.json']) => exportOpenApi(file),

  /** Plays the main job and tells it. */
  demo: ([folder = 'demo-output']) => demo(path.resolve(folder)),

  /** Loads the demo centres where they are missing. */
  seed: () =>
    withApplication(async (app) => {
      const centres = await seedDemo(app);
      console.log(centres.length ? `Demo geladen: ${centres.join(', ')}` : 'Die Demo ist schon geladen.');
      return 0;
    }),

  /** Recomputes the audit chain of every centre; exit code 1 names the first altered entry. */
  'audit:verify': () =>
    withApplication(async (app) => {
      let broken = 0;
      for (const { centreId, name } of await centreIds(app)) {
        const verdict = await app
          .get(UnitOfWork)
          .run(systemActor(centreId, 'audit:verify'), () => app.get(VerifyChain).execute());
        const { firstBroken } = verdict;
        if (firstBroken) {
          broken++;
          console.log(
            `${name}: Eintrag ${firstBroken.seq} (${firstBroken.action} ${firstBroken.subject}) – ${firstBroken.reason}.`,
          );
        } else {
          console.log(`${name}: ${verdict.entries} Einträge unverändert, Kopf ${verdict.head.slice(0, 16)}.`);
        }
      }
      return broken ? 1 : 0;
    }),

  /** Computes the monthly sums of consumption anew from the postings, for example after a restore of single tables. */
  'consumption:rebuild': () =>
    withApplication(async (app) => {
      for (const { centreId, name } of await centreIds(app)) {
        const sums = await app
          .get(UnitOfWork)
          .run(systemActor(centreId, 'consumption:rebuild'), () => app.get(Ledger).rebuildMonthly());
        console.log(`${name}: ${sums} Monatssummen neu berechnet.`);
      }
      return 0;
    }),
};
