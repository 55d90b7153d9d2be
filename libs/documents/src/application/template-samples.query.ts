import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { TEMPLATES, type TemplateId } from '../contract/templates';
import { fileNameOf } from '../domain/document';
import { DocumentRenderer } from '../infrastructure/document-renderer';
import { sampleOf } from '../infrastructure/render';
import { checkTemplateId } from '../infrastructure/render/check/template-data.check';
import type { DocumentFile } from './read-file.usecase';

/** The samples of the templates as PDF, to look at. They are no documents: nothing is kept but the bytes in this process. */
@Injectable()
export class TemplateSamples {
  private readonly drawn = new Map<string, Promise<DocumentFile>>();

  constructor(private readonly renderer: DocumentRenderer) {}

  /** Draws the sample in a worker thread, the first time it is asked for. Throws `not-found`. */
  of(template: string): Promise<DocumentFile> {
    const id = checkTemplateId(template);
    const known = this.drawn.get(id);
    if (known) return known;
    const drawing = this.draw(id);
    this.drawn.set(id, drawing);
    // What failed once (the process was about to end) is tried again the next time.
    drawing.catch(() => this.drawn.delete(id));
    return drawing;
  }

  private async draw(id: TemplateId): Promise<DocumentFile> {
    const { pdf } = await this.renderer.render(id, sampleOf(id));
    const name = TEMPLATES.find((template) => template.id === id)?.germanName ?? id;
    return {
      bytes: pdf,
      sha256: createHash('sha256').update(pdf).digest('hex'),
      fileName: fileNameOf(`${name} (Muster)`),
    };
  }
}
