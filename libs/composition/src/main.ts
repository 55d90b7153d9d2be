import { type Config, ConfigError, loadConfig, SchemaError, StartError } from '@app/platform';
import { run } from './run';
import type { Parts } from './root.module';

/** Body of a server's main.ts: reads the environment, runs until a signal, says in one sentence why it cannot. */
export async function serve(partsOf: (config: Config) => Parts, announce: (address: string) => string): Promise<void> {
  try {
    const config = loadConfig(process.env);
    const running = await run(config, partsOf(config));
    stopOnSignal(running.stop);
    console.log(announce(running.address ?? ''));
  } catch (error) {
    explain(error);
    process.exit(1);
  }
}

/** Prints what the person who started the program can do something about, or the whole error. */
export function explain(error: unknown): void {
  const known = error instanceof ConfigError || error instanceof StartError || error instanceof SchemaError;
  console.error(known ? error.message : error);
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
