import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from './eventually';

const DIST = path.resolve(__dirname, '../../dist');

/** A program of the product running as a process of its own, as it does in operation. */
export interface ServerProcess {
  /** Where the API listens; empty for a worker. */
  readonly address: string;
  signal(name: NodeJS.Signals): void;
  /** kill -9: nothing in the process gets to run any more. */
  kill(): Promise<void>;
  /** The clean way; kills only what does not end by itself. */
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();
const killAll = (): void => running.forEach((child) => child.kill('SIGKILL'));
// A test that fails does not get to stop what it started; nothing of it may outlive its file and slow down the others.
afterAll(killAll);
process.on('exit', killAll);

/** Starts dist/apps/<name> and waits until it says that it is ready. Ends with the test file at the latest. */
export async function startServer(
  name: 'api' | 'worker' | 'backoffice',
  env: Record<string, string>,
): Promise<ServerProcess> {
  const main = path.join(DIST, 'apps', name, 'src/main.js');
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ready = await eventually(
    `${name} to be ready`,
    async () => {
      if (child.exitCode !== null) throw new Error(`${name} ended by itself:\n${output}`);
      return /ist bereit(: (?<address>\S+)|\.)/.exec(output) ?? undefined;
    },
    60_000,
  );
  return {
    address: ready.groups?.['address'] ?? '',
    signal: (signal) => child.kill(signal),
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 30_000);
  child.kill(signal);
  await ended;
  clearTimeout(impatience);
}

const REDIS = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'].find(
  existsSync,
);

export interface RedisServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** An empty Redis on a free port, for one test file. */
export async function startRedis(): Promise<RedisServer> {
  if (!REDIS) throw new Error('redis-server is not installed');
  const folder = await mkdtemp(path.join(tmpdir(), 'vergabezentrum-redis-'));
  const port = await freePort();
  const child = spawn(REDIS, ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''], {
    stdio: 'ignore',
  });
  const isUp = (): boolean =>
    spawnSync(REDIS.replace('redis-server', 'redis-cli'), ['-p', String(port), 'ping'])
      .stdout?.toString()
      .trim() === 'PONG';
  await eventually('Redis to answer', async () => isUp());
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      await end(child, 'SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || !address) throw new Error('no free port');
  return address.port;
}

/** A queue back end to be tried: the environment that switches to it, and what has to be stopped afterwards. */
export interface QueueBackendUnderTest {
  readonly env: Record<string, string>;
  stop(): Promise<void>;
}

/** The same tests on both queue back ends; on Redis only where it is installed. */
export function describeOnBothQueues(name: string, tests: (start: () => Promise<QueueBackendUnderTest>) => void): void {
  describe(`${name} (queues on PostgreSQL)`, () => tests(async () => ({ env: {}, stop: () => Promise.resolve() })));
  const onRedis = async (): Promise<QueueBackendUnderTest> => {
    const redis = await startRedis();
    return { env: { REDIS_URL: redis.url }, stop: () => redis.stop() };
  };
  if (REDIS) describe(`${name} (queues on Redis)`, () => tests(onRedis));
  else describe.skip(`${name} (queues on Redis; skipped: redis-server is not installed)`, () => tests(onRedis));
}
