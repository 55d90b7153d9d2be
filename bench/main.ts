import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { EmbeddedPostgres } from '@app/platform';
import type { BenchRow } from './bench-row';

interface Bench {
  run(): Promise<BenchRow[]>;
}

/** npm run bench [name …]: runs every *.bench.ts (or the named ones) on one throw-away database and prints one table. */
async function main(names: readonly string[]): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'vergabezentrum-bench-'));
  chmodSync(dataDir, 0o711);
  const postgres = new EmbeddedPostgres(dataDir);
  process.env['BENCH_DATABASE_URL'] = await postgres.start();
  const rows: BenchRow[] = [];
  try {
    const files = readdirSync(__dirname).filter((file) => file.endsWith('.bench.js'));
    for (const file of files.filter((name) => !names.length || names.includes(name.replace('.bench.js', '')))) {
      process.stderr.write(`${file} …\n`);
      const bench = (await import(path.join(__dirname, file))) as Bench & { default?: Bench };
      rows.push(...(await (bench.default ?? bench).run()));
    }
  } finally {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GiB\n`,
  );
  console.log('| what | figure | limit in the same run | figure ÷ limit | note |\n| --- | --- | --- | --- | --- |');
  for (const { name, figure, limit, ratio, note } of rows)
    console.log(`| ${name} | ${figure} | ${limit} | ${ratio.toFixed(2)} | ${note} |`);
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
