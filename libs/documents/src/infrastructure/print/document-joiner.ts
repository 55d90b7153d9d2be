import path from 'node:path';
import { DomainError } from '@app/kernel';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Piscina } from 'piscina';
import type { PrintFile } from './join-documents';
import type { JoinTask } from './join.worker';

// Run from source (Jest), a thread still needs compiled JavaScript: the same file under dist.
const FROM_SOURCE = path.resolve(
  __dirname,
  '../../../../../dist/libs/documents/src/infrastructure/print/join.worker.js',
);
const WORKER = __filename.endsWith('.ts') ? FROM_SOURCE : path.join(__dirname, 'join.worker.js');

const TIME_LIMIT_MS = 5 * 60_000;
const MEMORY_MB = 1_500;

/** One thread of the process that joins documents, made when it is needed and ended soon after. */
@Injectable()
export class DocumentJoiner implements OnModuleDestroy {
  private pool?: Piscina;

  /** Throws `unprocessable` when the documents are too many for time or memory. */
  async join(task: JoinTask): Promise<PrintFile> {
    this.pool ??= new Piscina({
      filename: WORKER,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 5_000,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), TIME_LIMIT_MS);
    try {
      return (await this.pool.run(task, { signal: limit.signal })) as PrintFile;
    } catch (error) {
      if (limit.signal.aborted || (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') throw tooMuch();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.pool?.destroy();
  }
}

const tooMuch = (): DomainError =>
  new DomainError(
    'unprocessable',
    'print-file-too-much',
    'Die Schriftstücke sind zu viel für eine Druckdatei. Bitte wählen Sie unter „Dokumente“ einen Teil davon aus.',
  );
