import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EmbeddedPostgres } from '@app/platform';
import type { BenchRow } from './bench-row';

const RUNS = 5;
const backoffice = path.resolve(__dirname, '../apps/backoffice/src/main.js');
const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

function folder(): string {
  const created = mkdtempSync(path.join(tmpdir(), 'vergabezentrum-start-'));
  chmodSync(created, 0o711);
  return created;
}

/** Milliseconds from the command to the line with the address. */
async function startProduct(dataDir: string): Promise<number> {
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(20_000 + (process.pid % 10_000)),
    LOG_LEVEL: 'error',
    DATABASE_URL: '',
  };
  const started = performance.now();
  const child = spawn(process.execPath, [backoffice], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => chunk.includes('bereit') && resolve());
    child.once('exit', () => reject(new Error('the product ended before it was ready')));
  });
  const ready = performance.now() - started;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
  return ready;
}

async function startDatabase(dataDir: string): Promise<number> {
  const postgres = new EmbeddedPostgres(dataDir);
  const started = performance.now();
  await postgres.start();
  const ready = performance.now() - started;
  await postgres.stop();
  return ready;
}

/** Starting the product, first (new data folder, schema, demo) and later, against the embedded database alone. */
export async function run(): Promise<BenchRow[]> {
  const [first, later, firstDatabase, laterDatabase] = [[], [], [], []] as [number[], number[], number[], number[]];
  for (let i = 0; i < RUNS; i++) {
    const [product, database] = [folder(), folder()];
    first.push(await startProduct(product));
    later.push(await startProduct(product));
    firstDatabase.push(await startDatabase(database));
    laterDatabase.push(await startDatabase(database));
    for (const used of [product, database]) rmSync(used, { recursive: true, force: true });
  }
  const row = (name: string, product: number[], database: number[], note: string): BenchRow => ({
    name,
    figure: seconds(median(product)),
    limit: `${seconds(median(database))} (database alone)`,
    ratio: median(product) / median(database),
    note: `${note}; median of ${RUNS}`,
  });
  return [
    row(
      'first start, built',
      first,
      firstDatabase,
      'new data folder, migrations, two demo centres; goal < 30 s with the build',
    ),
    row('later start', later, laterDatabase, 'goal < 3 s'),
  ];
}
