import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, pino } from 'pino';

export type Log = ReturnType<typeof createLog>;

/** Structured lines on standard output. Names, addresses, passwords and tokens never stand in them. */
export function createLog(level: string, destination: DestinationStream = pino.destination(1)) {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          ...['*.password', '*.email', '*.token', '*.authorization', '*.cookie', 'err.parameters', 'err.query'],
          // PostgreSQL quotes the values of the row it refuses.
          ...['err.detail', 'err.where', 'err.driverError.detail', 'err.driverError.where'],
        ],
        remove: true,
      },
    },
    destination,
  );
}

/** Nest speaks through pino. */
export class PinoLogger implements LoggerService {
  constructor(private readonly pino: Log) {}

  /** Nest's own start-up lines are details; what the product says at `info` it says through pino itself. */
  log(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(level: 'info' | 'error' | 'warn' | 'debug' | 'trace', message: unknown, rest: unknown[]): void {
    // Why a start failed is told once, by whoever started it (composition/main.ts).
    if (rest.at(-1) === 'ExceptionHandler') return;
    const context = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    if (message instanceof Error) this.pino[level]({ context, err: message }, message.message);
    else if (typeof message === 'object' && message !== null) this.pino[level]({ context, ...message });
    else this.pino[level]({ context, ...(rest.length > 1 ? { detail: rest[0] } : {}) }, String(message));
  }
}
