import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readPicture } from '../pictures/read-picture';
import { encodePng } from '../pictures/png';
import {
  type DocumentHead,
  type Picture,
  type TemplateData,
  type TemplateId,
  TEMPLATES,
} from '../../contract/templates';
import { checkTemplateData } from './check/template-data.check';
import { draw, type PictureBytes, type RenderedDocument } from './render';
import { sampleOf } from './samples/samples';
import { DRAWINGS } from './templates/templates';
import { longText, prose, withEmptyLists, withLongTexts, withoutOptionalParts, withRows } from './testing/extreme-data';
import { baseFonts, checkWithQpdf, hasTool, plain, rawText, words } from './testing/pdf-reader';

jest.setTimeout(120_000);

/** Every template there is: a new one is judged without a word here. */
const ids = TEMPLATES.map(({ id }) => id);
const withText = hasTool('pdftotext') ? it : it.skip;
const hasQpdf = hasTool('qpdf');

const square = readPicture(
  encodePng({ width: 60, height: 60, rgb: new Uint8Array(60 * 60 * 3).map((_, at) => (at * 7) % 256) }),
);
const SHA = 'ab'.repeat(32);
const pictures: PictureBytes = new Map([[SHA, square.bytes]]);
const picture = (alt: string): Picture => ({ sha256: SHA, mediaType: square.mediaType, width: 60, height: 60, alt });
const headed = <T extends DocumentHead>(data: T): T => ({
  ...data,
  draft: true,
  logo: picture('Logo: drei Bögen'),
  coatOfArms: picture('Wappen der Stadt Raunheim'),
});

const outside = (pdf: Buffer) =>
  words(pdf).filter(({ left, right, top, bottom }) => left < 70 || right > 540 || top < 20 || bottom > 815);

/** Whatever was drawn: a tagged German file with title, all fonts embedded. */
async function sound<K extends TemplateId>(id: K, data: TemplateData[K]): Promise<RenderedDocument> {
  const drawn = await draw(id, data, pictures);
  const text = plain(drawn.pdf);
  for (const part of [
    '/Lang (de-DE)',
    '/StructTreeRoot',
    '/Marked true',
    '/DisplayDocTitle true',
    '/AFRelationship /Data',
  ])
    expect(text).toContain(part);
  expect(text.includes('/Outlines')).toBe(DRAWINGS[id].outline);
  expect(text).toMatch(/<dc:title>\s*<rdf:Alt>\s*<rdf:li[^>]*>[^<]{8,}/);
  expect(text.match(/\/FontFile2 /g)).toHaveLength(new Set(baseFonts(drawn.pdf)).size);
  expect(text).not.toContain('Helvetica');
  return drawn;
}

describe('every template with extreme data', () => {
  withText.each(ids)('%s: every text 300 signs long, with umlauts and a word wider than the line', async (id) => {
    const data = headed(withLongTexts(id, longText));
    const { pdf } = await sound(id, data);
    expect(outside(pdf)).toEqual([]);
    expect((await draw(id, data, pictures)).pdf.equals(pdf)).toBe(true);
    if (hasQpdf) expect(checkWithQpdf(pdf)).toContain('No syntax or stream encoding errors');
  });

  withText.each(ids)('%s: every list empty that may be, nothing that may be missing', async (id) => {
    await sound(id, withEmptyLists(id));
    const { pdf } = await sound(id, withoutOptionalParts(id));
    expect(outside(pdf)).toEqual([]);
  });

  // Seconds each, and the same table draws them all: one stands for the rest.
  withText.each(['annual-report'] as const)('%s: 5,000 rows, the head of the table on every page', async (id) => {
    const many = withRows(id, 5000);
    if (many === undefined) throw new Error(`${id} has no list`);
    const { pdf, pages } = await draw(id, many.data);
    expect(pages).toBeGreaterThan(40);
    expect(plain(pdf).match(/\/Type \/Page\n/g)).toHaveLength(pages);
    expect(plain(pdf).match(/\/S \/TR\n/g)?.length).toBeGreaterThanOrEqual(5000);
    expect(outside(pdf)).toEqual([]);
  });

  // The Kompass sheet chooses what fits on its one page; its own spec reads it.
  withText.each(ids.filter((id) => id !== 'compass-sheet'))('%s: the file says what the data say', async (id) => {
    const { pdf } = await draw(id, sampleOf(id));
    // A source may stand before the full stop; words parted at the end of a line are whole to a reader.
    const loose = (text: string): string => text.replace(/[\s\u00a0\u00ad]/g, '').replace(/\.$/, '');
    const shown = loose(rawText(pdf));
    expect(prose(sampleOf(id)).filter((text) => !shown.includes(loose(text)))).toEqual([]);
  });
});

describe('draft mark and pictures', () => {
  withText('„ENTWURF“ stands on every page as an artifact, the title says it in words', async () => {
    const { pdf, pages } = await draw('procurement-record', headed(sampleOf('procurement-record')), pictures);
    expect(pages).toBeGreaterThan(2);
    // It stands askew: every letter is a line of its own to the reader.
    expect(rawText(pdf).match(/E\s*N\s*T\s*W\s*U\s*R\s*F/g)).toHaveLength(pages);
    expect(plain(pdf)).toMatch(/<rdf:li[^>]*>Entwurf: Vergabevermerk/);
    const { pdf: final } = await draw('procurement-record', sampleOf('procurement-record'));
    expect(rawText(final)).not.toMatch(/E\s*N\s*T\s*W\s*U\s*R\s*F/);
  });

  it('logo and coat of arms are figures with their words, drawn once each', async () => {
    const { pdf } = await draw('purchase-order', headed(sampleOf('purchase-order')), pictures);
    const text = plain(pdf);
    expect(text.match(/\/S \/Figure/g)).toHaveLength(2);
    for (const alt of ['Logo: drei Bögen', 'Wappen der Stadt Raunheim']) expect(hasString(pdf, alt)).toBe(true);
    expect(text.match(/\/Subtype \/Image/g)).toHaveLength(2);
  });

  it('a picture whose bytes are not there stops the drawing', async () => {
    await expect(draw('purchase-order', headed(sampleOf('purchase-order')))).rejects.toThrow(/were not given/);
  });
});

/** PDF strings beyond ASCII are UTF-16 with a mark in front. */
function hasString(pdf: Buffer, text: string): boolean {
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return pdf.includes(utf16) || pdf.includes(Buffer.from(text, 'latin1'));
}

const JARS = ['preflight', 'pdfbox2', 'xmpbox', 'fontbox2', 'commons-logging', 'javax.activation', 'jaxb-api'].map(
  (name) => `/usr/share/java/${name}.jar`,
);
const hasPreflight = JARS.every((jar) => existsSync(jar)) && spawnSync('java', ['-version']).error === undefined;

describe('PDF/A', () => {
  (hasPreflight ? it : it.skip)(
    'Preflight finds every template a valid PDF/A-1b file (package libpdfbox2-java)',
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'preflight-'));
      try {
        for (const id of ids) {
          const data = checkTemplateData(id, headed(sampleOf(id)));
          const { pdf } = await draw(id, data, pictures, 'PDF/A-1a');
          writeFileSync(path.join(folder, `${id}.pdf`), pdf);
        }
        const { stdout } = spawnSync(
          'java',
          ['-cp', JARS.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', 'batch', folder],
          { encoding: 'utf8', maxBuffer: 1 << 26 },
        );
        expect(stdout.split('\n').filter((line) => line.includes('not a valid') || /^\d/.test(line))).toEqual([]);
        expect(stdout.match(/is a valid PDF\/A-1b file/g)).toHaveLength(ids.length);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
