import path from 'node:path';
import { DomainError } from '@app/kernel';
import { Config } from '@app/platform';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { TemplateId } from '../contract/templates';
import { PictureFiles } from './picture-files';
import { RenderPool, type RenderedDocument } from './render';

// Run from source (Jest), a thread still needs compiled JavaScript: the same file under dist.
const FROM_SOURCE = path.resolve(
  __dirname,
  '../../../../dist/libs/documents/src/infrastructure/render/render.worker.js',
);

/** The process's one pool of rendering threads, made with the first document and closed with the process. */
@Injectable()
export class DocumentRenderer implements OnModuleDestroy {
  private pool?: RenderPool;

  constructor(
    private readonly config: Config,
    private readonly pictures: PictureFiles,
  ) {}

  /** As `RenderPool.render`. */
  async render(template: TemplateId, data: unknown, signal?: AbortSignal): Promise<RenderedDocument> {
    this.pool ??= new RenderPool({
      maxThreads: this.config.renderThreads,
      workerFile: __filename.endsWith('.ts') ? FROM_SOURCE : undefined,
    });
    try {
      return await this.pool.render(template, data, signal, await this.pictures.of(data));
    } catch (error) {
      // The end of this process is no refusal: the queue offers the document to the next one.
      if (error instanceof DomainError && error.code === 'render-pool-closed')
        throw new Error(error.message, { cause: error });
      throw error;
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.pool?.close();
  }
}
