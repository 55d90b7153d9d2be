import vm from 'node:vm';

/** Runs the work as if the server stood in that time zone. Jest hands tests a copy of `process`; only the real one counts. */
export function inTimeZone<T>(zone: string, work: () => T): T {
  const { env } = vm.runInThisContext('process') as NodeJS.Process;
  const before = env['TZ'];
  env['TZ'] = zone;
  try {
    return work();
  } finally {
    if (before === undefined) delete env['TZ'];
    else env['TZ'] = before;
  }
}
