import type { TemplateData, TemplateId } from '../../contract/templates';
import { TEMPLATES } from '../../contract/templates';
import { checkTemplateData, checkTemplateId } from './check/template-data.check';
import { documentSource, printedCheckValue, SOURCE_FILE, sourceHash, sourceKeywords } from './data-hash';
import { KIT_VERSION } from './kit/kit-version';
import { pageMargins } from './kit/page-margins';
import { Sheet } from './kit/sheet';
import { DRAWINGS } from './templates/templates';

export interface RenderedDocument {
  readonly pdf: Buffer;
  readonly pages: number;
}

/** Draws data that were checked already. The same data give the same bytes. */
export async function draw<K extends TemplateId>(id: K, data: TemplateData[K]): Promise<RenderedDocument> {
  const template = DRAWINGS[id];
  const { germanName, version } = TEMPLATES.find((known) => known.id === id) ?? { germanName: id, version: 1 };
  const source = documentSource(id, version, data);
  const hash = sourceHash(source);
  const name = template.nameOf(data);
  const sheet = new Sheet({
    title: name,
    author: data.centre.name,
    subject: `${germanName}, Aktenzeichen ${data.fileNumber}`,
    keywords: sourceKeywords({ template: id, version, kit: KIT_VERSION, hash }),
    createdAt: new Date(data.createdAt),
    outline: template.outline,
  });
  template.draw(sheet, data);
  sheet.attach({
    name: SOURCE_FILE,
    type: 'application/json',
    description: 'Daten, aus denen dieses Dokument erstellt wurde',
    content: Buffer.from(source),
  });
  return sheet.finish(
    pageMargins(sheet, {
      name,
      fileNumber: data.fileNumber,
      centre: data.centre.name,
      template: `Vorlage ${germanName}, Fassung ${version}`,
      checkValue: printedCheckValue(hash),
    }),
  );
}

/** Checks the data and draws the document in this thread. Throws `not-found` or `invalid` with German sentences. */
export async function render(templateId: string, data: unknown): Promise<RenderedDocument> {
  const id = checkTemplateId(templateId);
  return draw(id, checkTemplateData(id, data));
}
