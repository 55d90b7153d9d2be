import { existsSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '@app/kernel';
import { Piscina } from 'piscina';
import { checkTemplateData, checkTemplateId } from './check/template-data.check';
import type { RenderedDocument } from './render';
import type { RenderTask } from './render.worker';

export interface RenderPoolOptions {
  /** Worker threads at most. */
  readonly maxThreads: number;
  /** Threads kept while there is nothing to do: 0 saves memory, 1 saves the start of the first document. */
  readonly minThreads?: 0 | 1;
  /** A document that takes longer is given up and its thread ended. */
  readonly timeLimitMs?: number;
  /** The compiled worker. By default it lies beside this file, as it does in dist. */
  readonly workerFile?: string;
}

const BESIDE_THIS_FILE = path.join(__dirname, 'render.worker.js');

/**
 * Renders in worker threads, because pdfkit holds the event loop. Threads load compiled JavaScript only: run from
 * dist, or name the compiled `workerFile` (tests do; unit tests call `render` in their own thread instead).
 */
export class RenderPool {
  private readonly pool: Piscina;
  private readonly timeLimitMs: number;
  private readonly running = new Set<Promise<RenderedDocument>>();
  private closing?: Promise<void>;

  constructor(options: RenderPoolOptions) {
    const filename = options.workerFile ?? BESIDE_THIS_FILE;
    if (!existsSync(filename))
      throw new Error(`The compiled render worker ${path.basename(filename)} is missing: run "npm run build:server".`);
    this.timeLimitMs = options.timeLimitMs ?? 60_000;
    this.pool = new Piscina({
      filename,
      minThreads: options.minThreads ?? 0,
      maxThreads: Math.max(1, options.maxThreads),
      idleTimeout: 30_000,
    });
  }

  /** Documents waiting for a thread. */
  get waiting(): number {
    return this.pool.queueSize;
  }

  /** Throws `not-found` and `invalid` as `render` does, `unprocessable` beyond the time limit. */
  async render(templateId: string, data: unknown): Promise<RenderedDocument> {
    if (this.closing !== undefined) throw closed();
    const id = checkTemplateId(templateId);
    const task = this.run({ id, data: checkTemplateData(id, data) });
    this.running.add(task);
    return task.finally(() => this.running.delete(task));
  }

  /** Takes no more documents, lets the running ones end and stops all threads. May be called twice. */
  close(): Promise<void> {
    // Piscina's own close would drop a document that waits for its thread to start.
    this.closing ??= Promise.allSettled(this.running).then(() => this.pool.destroy());
    return this.closing;
  }

  private async run(task: RenderTask): Promise<RenderedDocument> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), this.timeLimitMs);
    try {
      const done = (await this.pool.run(task, { signal: limit.signal })) as { pdf: Uint8Array; pages: number };
      return { pdf: Buffer.from(done.pdf.buffer, done.pdf.byteOffset, done.pdf.byteLength), pages: done.pages };
    } catch (error) {
      if (limit.signal.aborted) throw tooSlow(this.timeLimitMs);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

const tooSlow = (limit: number): DomainError =>
  new DomainError(
    'unprocessable',
    'render-time-limit',
    `Das Dokument war nach ${Math.ceil(limit / 1000)} Sekunden noch nicht fertig; die Erstellung wurde abgebrochen.`,
  );
const closed = (): DomainError =>
  new DomainError(
    'conflict',
    'render-pool-closed',
    'Der Dienst wird gerade beendet; das Dokument wird danach erstellt.',
  );
