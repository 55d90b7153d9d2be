import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createTestDatabase } from '../support/database';
import { eventually } from '../support/eventually';

const backoffice = path.resolve(__dirname, '../../dist/apps/backoffice/src/main.js');

interface Start {
  readonly child: ChildProcess;
  output(): string;
  /** Address when ready, or undefined when the process ended first. */
  readonly ready: Promise<string | undefined>;
  readonly ended: Promise<number | null>;
}

function start(env: Record<string, string>): Start {
  let output = '';
  const child = spawn(process.execPath, [backoffice], {
    env: { ...process.env, LOG_LEVEL: 'error', PORT: '0', DATABASE_URL: '', ...env },
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<string | undefined>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const address = /bereit: (\S+)/.exec(output)?.[1];
      if (address) resolve(address);
    });
    void ended.then(() => resolve(undefined));
  });
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output, ready, ended };
}
const isReady = async (address: string): Promise<boolean> =>
  (await fetch(`${address}/api/health/ready`)).status === 200;

describe('starting', () => {
  let dataDir: string;
  const running: Start[] = [];
  const begin = (env: Record<string, string> = {}): Start => {
    const started = start({ DATA_DIR: dataDir, ...env });
    running.push(started);
    return started;
  };
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'vergabezentrum-start-'));
    chmodSync(dataDir, 0o711);
  });
  afterEach(async () => {
    for (const { child, ended } of running.splice(0)) {
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('creates everything in an empty folder, answers, and ends cleanly on SIGINT', async () => {
    const first = begin();
    const address = await first.ready;
    expect(await isReady(address ?? '')).toBe(true);
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(existsSync(path.join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
    expect(existsSync(path.join(dataDir, 'backoffice.pid'))).toBe(false);
  });

  it('recovers after kill -9 of the application: the orphaned database is stopped and nothing is lost', async () => {
    const first = begin();
    await first.ready;
    const orphan = Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    first.child.kill('SIGKILL');
    await first.ended;
    expect(alive(orphan)).toBe(true);
    const second = begin();
    const address = await second.ready;
    expect(await isReady(address ?? '')).toBe(true);
    expect(alive(orphan)).toBe(false);
    const accounts = (await (await fetch(`${address ?? ''}/api/session/demo-accounts`)).json()) as { items: unknown[] };
    expect(accounts.items.length).toBe(49);
  });

  it('recovers after kill -9 of application and database (stale pid files)', async () => {
    const first = begin();
    await first.ready;
    const postmaster = Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    first.child.kill('SIGKILL');
    process.kill(postmaster, 'SIGKILL');
    await first.ended;
    await eventually('the database is dead', () => Promise.resolve(!alive(postmaster)));
    expect(await isReady((await begin().ready) ?? '')).toBe(true);
  });

  it('recovers from a first start that was interrupted while the database was created', async () => {
    const first = begin();
    await eventually('the database folder appears', () => Promise.resolve(existsSync(path.join(dataDir, 'postgres'))));
    first.child.kill('SIGKILL');
    await first.ended;
    expect(await isReady((await begin().ready) ?? '')).toBe(true);
  });

  it('says which process already uses the data folder', async () => {
    const first = begin();
    await first.ready;
    const second = begin();
    expect(await second.ended).toBe(1);
    expect(second.output()).toBe(
      `Mit dem Datenordner ${dataDir} läuft das Programm schon (Prozess ${first.child.pid}). Bitte dieses zuerst beenden.\n`,
    );
  });

  it('says that the port is taken and how to choose another', async () => {
    const taken: Server = createServer();
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port)),
    );
    const second = begin({ PORT: String(port) });
    expect(await second.ended).toBe(1);
    taken.close();
    expect(second.output()).toBe(
      `Der Port ${port} auf 127.0.0.1 ist schon belegt. Bitte mit PORT einen anderen angeben, zum Beispiel PORT=${port + 1} npm start.\n`,
    );
  });

  it('says that the data folder cannot be used', async () => {
    const file = path.join(dataDir, 'file');
    writeFileSync(file, '');
    const broken = begin({ DATA_DIR: path.join(file, 'data') });
    expect(await broken.ended).toBe(1);
    expect(broken.output()).toMatch(
      /^Der Datenordner .*file\/data kann nicht benutzt werden \(ENOTDIR\)\. Bitte Rechte prüfen/,
    );
  });

  it('names every wrong variable with its value and what would be right, but no secret', async () => {
    const broken = begin({ PORT: 'achtzig', LOG_LEVEL: 'laut', REDIS_URL: 'http://geheim@rechner' });
    expect(await broken.ended).toBe(1);
    expect(broken.output()).toBe(
      'PORT: „achtzig“ ist ungültig; richtig wäre eine Portnummer zwischen 0 und 65535.\n' +
        'REDIS_URL: der Wert (nicht angezeigt) ist ungültig; richtig wäre eine Adresse wie redis://rechner:6379.\n' +
        'LOG_LEVEL: „laut“ ist ungültig; richtig wäre eines von fatal, error, warn, info, debug, trace, silent.\n',
    );
  });

  it('refuses a database that a newer program has changed, and changes nothing', async () => {
    const database = await createTestDatabase('empty');
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(`insert into schema_migration (timestamp, name) values (9999999999999, 'Zukunft9999999999999')`);
    const refused = begin({ DATABASE_URL: database.ownerUrl, DEMO: '0' });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(
      /^Die Datenbank ist neuer als dieses Programm \(unbekannt: Zukunft9999999999999\)/,
    );
    await owner.end();
    await database.drop();
  });

  it('says that the database of DATABASE_URL cannot be reached', async () => {
    const refused = begin({ DATABASE_URL: 'postgres://niemand:geheim@127.0.0.1:9/nichts' });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(/^Die Datenbank aus DATABASE_URL ist nicht erreichbar/);
    expect(refused.output()).not.toContain('geheim');
  });

  it('refuses to work with a role that could go around the tenancy', async () => {
    const database = await createTestDatabase('empty');
    const refused = begin({ DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.ownerUrl, DEMO: '0' });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(/^Die Datenbankrolle postgres kann die Mandantentrennung umgehen/);
    await database.drop();
  });

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot('runs as root below a folder that is closed to everyone else', async () => {
    chmodSync(dataDir, 0o700);
    expect(await isReady((await begin({ DATA_DIR: path.join(dataDir, 'inside') }).ready) ?? '')).toBe(true);
  });
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
