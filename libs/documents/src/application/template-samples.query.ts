import { createHash } from 'node:crypto';
import { notFound } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { TEMPLATES, type TemplateId } from '../contract/templates';
import { fileNameOf } from '../domain/document';
import { DocumentRenderer } from '../infrastructure/document-renderer';
import { namedSample, sampleOf } from '../infrastructure/render';
import { checkTemplateId } from '../infrastructure/render/check/template-data.check';
import type { DocumentFile } from './read-file.usecase';

/** The samples of the templates as PDF, to look at. They are no documents: nothing is kept but the bytes in this process. */
@Injectable()
export class TemplateSamples {
  private readonly drawn = new Map<string, Promise<DocumentFile>>();

  constructor(private readonly renderer: DocumentRenderer) {}

  /**
   * Draws the sample in a worker thread, the first time it is asked for. `sample` is the id of one of the template's
   * named samples, or that of the template. Throws `not-found`.
   */
  of(template: string, sample = template): Promise<DocumentFile> {
    const id = checkTemplateId(template);
    const { germanName, samples = [] } = TEMPLATES.find((one) => one.id === id) ?? { germanName: id };
    const named = samples.find((one) => one.id === sample);
    if (sample !== id && !named) throw notFound(`Das Muster „${sample}“`);
    const known = this.drawn.get(sample);
    if (known) return known;
    const drawing = this.draw(id, named ? namedSample(named.id) : sampleOf(id), named?.germanName ?? germanName);
    this.drawn.set(sample, drawing);
    // What failed once (the process was about to end) is tried again the next time.
    drawing.catch(() => this.drawn.delete(sample));
    return drawing;
  }

  private async draw(id: TemplateId, data: unknown, name: string): Promise<DocumentFile> {
    const { pdf } = await this.renderer.render(id, data);
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    return { bytes: pdf, sha256, fileName: fileNameOf(`${name} (Muster)`) };
  }
}
