import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** A program of the product in a process of its own. `address` is empty for a worker. */
export interface Process {
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts dist/apps/<name> and waits until it says that it is ready. */
export async function startProcess(name: 'backoffice' | 'worker', env: Record<string, string>): Promise<Process> {
  const main = path.resolve(__dirname, '../apps', name, 'src/main.js');
  const child: ChildProcess = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${name} ended by itself: ${output}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const ready = /ist bereit(?:: (\S+)|\.)/.exec(output);
      if (ready) resolve(ready[1] ?? '');
    });
  });
  return {
    address,
    stop: async () => {
      child.removeAllListeners('exit');
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
