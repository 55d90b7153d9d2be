import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Lets people go before drawing: on Linux a thread has a priority of its own under its own number, so that the rendering
 * threads of a process leave the processor to its requests. Elsewhere nothing happens.
 */
export function yieldToRequests(): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A sandbox without /proc draws at the common priority.
  }
}
