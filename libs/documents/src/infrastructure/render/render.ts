import type { Picture, TemplateData, TemplateId } from '../../contract/templates';
import { TEMPLATES } from '../../contract/templates';
import { checkTemplateData, checkTemplateId } from './check/template-data.check';
import { documentSource, printedCheckValue, SOURCE_FILE, sourceHash, sourceKeywords } from './data-hash';
import { KIT_VERSION } from './kit/kit-version';
import { pageMargins } from './kit/page-margins';
import { type Conformance, type DrawnPicture, Sheet } from './kit/sheet';
import { DRAWINGS } from './templates/templates';

export interface RenderedDocument {
  readonly pdf: Buffer;
  readonly pages: number;
}

/** The bytes of the pictures of a document by their SHA-256. */
export type PictureBytes = ReadonlyMap<string, Uint8Array>;

/** Draws data that were checked already. The same data and pictures give the same bytes. */
export async function draw<K extends TemplateId>(
  id: K,
  data: TemplateData[K],
  pictures: PictureBytes = new Map(),
  conformance: Conformance = 'PDF/A-3a',
): Promise<RenderedDocument> {
  const template = DRAWINGS[id];
  const { germanName, version } = TEMPLATES.find((known) => known.id === id) ?? { germanName: id, version: 1 };
  const source = documentSource(id, version, data);
  const hash = sourceHash(source);
  const name = `${data.draft ? 'Entwurf: ' : ''}${template.nameOf(data)}`;
  const sheet = new Sheet({
    title: name,
    author: data.centre.name,
    subject: `${germanName}, Aktenzeichen ${data.fileNumber}`,
    keywords: sourceKeywords({ template: id, version, kit: KIT_VERSION, hash }),
    createdAt: new Date(data.createdAt),
    outline: template.outline,
    conformance,
    draft: data.draft,
    logo: drawn(data.logo, pictures),
    coatOfArms: drawn(data.coatOfArms, pictures),
  });
  template.draw(sheet, data);
  // The older standard allows no attachments.
  if (conformance === 'PDF/A-3a') attachSources(sheet, source);
  return sheet.finish(
    pageMargins(sheet, {
      name,
      fileNumber: data.fileNumber,
      centre: data.centre.name,
      template: `Vorlage ${germanName}, Fassung ${version}${data.draft ? ' · Entwurf' : ''}`,
      checkValue: printedCheckValue(hash),
    }),
  );
}

/** Checks the data and draws the document in this thread. Throws `not-found` or `invalid` with German sentences. */
export async function render(templateId: string, data: unknown, pictures?: PictureBytes): Promise<RenderedDocument> {
  const id = checkTemplateId(templateId);
  return draw(id, checkTemplateData(id, data), pictures);
}

/** Data and pictures: with them the file alone is enough to draw it again. */
function attachSources(sheet: Sheet, source: string): void {
  sheet.attach({
    name: SOURCE_FILE,
    type: 'application/json',
    description: 'Daten, aus denen dieses Dokument erstellt wurde',
    content: Buffer.from(source),
  });
  const { logo, coatOfArms } = sheet.options;
  for (const [name, picture] of [['logo', logo] as const, ['wappen', coatOfArms] as const])
    if (picture !== undefined)
      sheet.attach({
        name: `${name}.${picture.mediaType === 'image/png' ? 'png' : 'jpg'}`,
        type: picture.mediaType,
        description: picture.alt,
        content: Buffer.from(picture.bytes),
      });
}

function drawn(picture: Picture | undefined, pictures: PictureBytes): DrawnPicture | undefined {
  if (picture === undefined) return undefined;
  const bytes = pictures.get(picture.sha256);
  if (bytes === undefined) throw new Error(`the bytes of picture ${picture.sha256} were not given`);
  return { ...picture, bytes };
}
