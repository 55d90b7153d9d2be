import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartError } from './start-error';

/** Start time of a process in clock ticks, from Linux' process table: tells a reused pid from the same process. */
function startTime(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ')[19];
  } catch {
    return undefined;
  }
}

/** One application per data folder. Throws StartError while another one lives; a killed one's mark is taken over. */
export function claimDataDir(dataDir: string): { release: () => void } {
  const file = path.join(dataDir, 'backoffice.pid');
  if (existsSync(file)) {
    const [pid = '', started = ''] = readFileSync(file, 'utf8').trim().split(' ');
    if (Number(pid) !== process.pid && startTime(Number(pid)) === started && started) {
      throw new StartError(
        `Mit dem Datenordner ${dataDir} läuft das Programm schon (Prozess ${pid}). Bitte dieses zuerst beenden.`,
      );
    }
  }
  writeFileSync(file, `${process.pid} ${startTime(process.pid) ?? ''}\n`);
  return { release: () => rmSync(file, { force: true }) };
}
