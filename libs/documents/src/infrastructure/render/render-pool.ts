import { existsSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '@app/kernel';
import { Piscina } from 'piscina';
import { checkTemplateData, checkTemplateId } from './check/template-data.check';
import type { PictureBytes, RenderedDocument } from './render';
import type { RenderTask } from './render.worker';

export interface RenderPoolOptions {
  /** Worker threads at most. */
  readonly maxThreads: number;
  /** Threads kept while there is nothing to do: 0 saves memory, 1 saves the start of the first document. */
  readonly minThreads?: 0 | 1;
  /** A document that takes longer is given up and its thread ended. */
  readonly timeLimitMs?: number;
  /** Memory of a thread in MB; a document that needs more is given up and its thread ended, not the process. */
  readonly memoryLimitMb?: number;
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
  private readonly memoryLimitMb: number;
  private readonly callers: (() => void)[] = [];
  private freeThreads: number;
  private readonly running = new Set<Promise<RenderedDocument>>();
  private closing?: Promise<void>;

  constructor(options: RenderPoolOptions) {
    const filename = options.workerFile ?? BESIDE_THIS_FILE;
    if (!existsSync(filename))
      throw new Error(`The compiled render worker ${path.basename(filename)} is missing: run "npm run build:server".`);
    this.timeLimitMs = options.timeLimitMs ?? 60_000;
    this.memoryLimitMb = options.memoryLimitMb ?? 512;
    this.freeThreads = Math.max(1, options.maxThreads);
    this.pool = new Piscina({
      filename,
      minThreads: options.minThreads ?? 0,
      maxThreads: this.freeThreads,
      idleTimeout: 30_000,
      resourceLimits: { maxOldGenerationSizeMb: this.memoryLimitMb },
    });
    // A thread that dies without work harms nobody; an error nobody listens to would end the process.
    this.pool.on('error', () => undefined);
  }

  /** Documents waiting for a thread. */
  get waiting(): number {
    return this.callers.length;
  }

  /**
   * Throws `not-found` and `invalid` as `render` does, `unprocessable` beyond the limits of time and memory and when the
   * drawing ends its thread. `signal` ends the thread at once; the promise is rejected.
   */
  async render(
    templateId: string,
    data: unknown,
    signal?: AbortSignal,
    pictures?: PictureBytes,
  ): Promise<RenderedDocument> {
    if (this.closing !== undefined) throw closed();
    const id = checkTemplateId(templateId);
    const task = this.run({ id, data: checkTemplateData(id, data), pictures }, signal);
    this.running.add(task);
    return task.finally(() => this.running.delete(task));
  }

  /** Takes no more documents, lets the running ones end and stops all threads. May be called twice. */
  close(): Promise<void> {
    // Piscina's own close would drop a document that waits for its thread to start.
    this.closing ??= Promise.allSettled(this.running).then(() => this.pool.destroy());
    return this.closing;
  }

  private async run(task: RenderTask, given?: AbortSignal): Promise<RenderedDocument> {
    await this.thread();
    const end = new AbortController();
    const abort = (): void => end.abort();
    const timer = setTimeout(abort, this.timeLimitMs);
    given?.addEventListener('abort', abort);
    try {
      if (given?.aborted) end.abort();
      const done = (await this.pool.run(task, { signal: end.signal })) as { pdf: Uint8Array; pages: number };
      return { pdf: Buffer.from(done.pdf.buffer, done.pdf.byteOffset, done.pdf.byteLength), pages: done.pages };
    } catch (error) {
      if (given?.aborted) throw error;
      throw (end.signal.aborted ? tooSlow(this.timeLimitMs) : this.deathOfThread(error as Error)) ?? error;
    } finally {
      clearTimeout(timer);
      given?.removeEventListener('abort', abort);
      this.freeThreads++;
      this.callers.shift()?.();
    }
  }

  /** Waits until a thread is free: what waits inside of Piscina is forgotten when its last thread dies. */
  private async thread(): Promise<void> {
    while (this.freeThreads === 0) await new Promise<void>((resolve) => this.callers.push(resolve));
    this.freeThreads--;
  }

  private deathOfThread({ code, message }: Error & { readonly code?: string }): DomainError | undefined {
    if (code === 'ERR_WORKER_OUT_OF_MEMORY') return tooBig(this.memoryLimitMb);
    return message.startsWith('worker exited with code') ? crashed() : undefined;
  }
}

const givenUp = (code: string, message: string): DomainError => new DomainError('unprocessable', code, message);
const tooSlow = (limit: number): DomainError =>
  givenUp(
    'render-time-limit',
    `Das Dokument war nach ${Math.ceil(limit / 1000)} Sekunden noch nicht fertig; die Erstellung wurde abgebrochen.`,
  );
const tooBig = (limit: number): DomainError =>
  givenUp(
    'render-memory-limit',
    `Das Dokument braucht mehr Arbeitsspeicher, als einem Dokument zusteht (${limit} MB); die Erstellung wurde abgebrochen. ` +
      'Bitte prüfen Sie, ob die Angaben ungewöhnlich umfangreich sind.',
  );
const crashed = (): DomainError =>
  givenUp(
    'render-crashed',
    'Das Zeichnen des Dokuments ist abgestürzt; andere Dokumente sind davon nicht betroffen. Bitte prüfen Sie die Angaben.',
  );
const closed = (): DomainError =>
  new DomainError(
    'conflict',
    'render-pool-closed',
    'Der Dienst wird gerade beendet; das Dokument wird danach erstellt.',
  );
