import { once } from 'node:events';
import { chmodSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EmbeddedPostgres } from '@app/platform';

/** A PostgreSQL of its own at an address that stays, however often the server behind it is killed and started again. */
export interface KillableDatabase {
  readonly ownerUrl: string;
  /** kill -9 of the postmaster, then a start that recovers what was committed. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startKillableDatabase(): Promise<KillableDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vergabezentrum-killable-'));
  chmodSync(folder, 0o711);
  let server = new EmbeddedPostgres(folder);
  let target = new URL(await server.start());
  const open = new Set<Socket>();
  const gate = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  gate.listen(0, '127.0.0.1');
  await once(gate, 'listening');
  const address = gate.address();
  const ownerUrl = new URL(target);
  ownerUrl.port = String(typeof address === 'object' && address ? address.port : 0);

  return {
    ownerUrl: ownerUrl.toString(),
    killAndRestart: async () => {
      const file = path.join(folder, 'postgres', 'postmaster.pid');
      process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGKILL');
      server = new EmbeddedPostgres(folder);
      target = new URL(await server.start());
    },
    stop: async () => {
      gate.close();
      for (const socket of open) socket.destroy();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
