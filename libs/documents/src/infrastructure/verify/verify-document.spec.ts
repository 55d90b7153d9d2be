import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { TEMPLATES } from '../../contract/templates';
import { encodePng } from '../pictures/png';
import { readPicture } from '../pictures/read-picture';
import { documentSource, parseKeywords, sourceHash, sourceKeywords } from '../render/data-hash';
import { KIT_VERSION } from '../render/kit/kit-version';
import { render } from '../render/render';
import { sampleOf } from '../render/samples/samples';
import { readPdf } from './pdf-contents';
import { reportLines } from './report-lines';
import { verify } from './verify.command';
import { verifyDocument } from './verify-document';

const order = sampleOf('purchase-order');
const orderPdf = async (): Promise<Buffer> => (await render('purchase-order', order)).pdf;
const sha256 = async (pdf: Buffer): Promise<string> => (await verifyDocument(pdf)).sha256;

/** The same length, so that the file stays readable. */
const swapped = (pdf: Buffer, from: string, to: string): Buffer => {
  expect([from.length, pdf.includes(from, 0, 'latin1')]).toEqual([to.length, true]);
  return Buffer.from(pdf.toString('latin1').replaceAll(from, to), 'latin1');
};

/** Saves the file anew with other attached data and other keywords. */
const withOther = async (pdf: Buffer, source: string, keywords?: string): Promise<Buffer> => {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  document.detach('daten.json');
  await document.attach(Buffer.from(source), 'daten.json', { mimeType: 'application/json' });
  if (keywords !== undefined) document.setKeywords([keywords]);
  return Buffer.from(await document.save({ useObjectStreams: false, updateFieldAppearances: false }));
};
const keywordsFor = (source: string, version = 1, kit = KIT_VERSION): string =>
  sourceKeywords({ template: 'purchase-order', version, kit, hash: sourceHash(source) });

describe('a document that is checked from its file alone', () => {
  it.each(TEMPLATES.map(({ id }) => id))(
    '%s: is found unchanged, with its template, file number and day',
    async (id) => {
      const data = sampleOf(id);
      const { pdf } = await render(id, data);
      const { verdict, about, checks } = await verifyDocument(pdf);
      expect([verdict, checks.filter(({ ok }) => !ok)]).toEqual(['unchanged', []]);
      expect(about).toMatchObject({
        template: id,
        version: TEMPLATES.find((template) => template.id === id)?.version,
        fileNumber: data.fileNumber,
        createdAt: data.createdAt,
        centre: data.centre.name,
      });
      expect((await readPdf(pdf)).keywords).toContain(about?.dataHash);
    },
  );

  it('reads the words of the pages as they are printed', async () => {
    const { pages } = await readPdf(await orderPdf());
    expect(pages[0]).toEqual(expect.arrayContaining([expect.stringMatching(/^Prüfwert [0-9a-f]{16}$/)]));
    expect(pages.flat().join('\n')).toContain('Südhessen');
  });

  it('is found changed wherever a single byte was changed', async () => {
    const pdf = await orderPdf();
    await fc.assert(
      fc.asyncProperty(fc.nat(pdf.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Buffer.from(pdf);
        changed[at] = (changed[at] ?? 0) ^ by;
        expect((await verifyDocument(changed)).verdict).not.toBe('unchanged');
      }),
      { numRuns: 15 },
    );
  });

  it('is found changed when something was appended behind its end', async () => {
    const { verdict, checks } = await verifyDocument(Buffer.concat([await orderPdf(), Buffer.from('\n%%EOF\n')]));
    expect(verdict).toBe('changed');
    expect(checks.at(-1)).toMatchObject({ ok: false, text: expect.stringMatching(/weicht ab Byte [\d.]+ ab/) });
  });

  it('is found changed when other data were attached', async () => {
    const other = documentSource('purchase-order', 1, { ...order, fileNumber: '4711' });
    const { verdict, checks } = await verifyDocument(await withOther(await orderPdf(), other));
    expect(verdict).toBe('changed');
    expect(checks.filter(({ ok }) => !ok).map(({ text }) => text)).toEqual([
      'Der Prüfwert der Metadaten passt nicht zu den angehängten Daten.',
      'Der Prüfwert im Fuß passt nicht zu den angehängten Daten (Seite 1).',
    ]);
  });

  it('is found changed when data and metadata were swapped together: the printed value tells', async () => {
    const other = documentSource('purchase-order', 1, { ...order, fileNumber: '4711' });
    const { verdict, checks } = await verifyDocument(await withOther(await orderPdf(), other, keywordsFor(other)));
    expect(verdict).toBe('changed');
    expect(checks.filter(({ ok }) => !ok)).toHaveLength(1);
    expect(checks.find(({ ok }) => !ok)?.text).toContain('im Fuß');
  });

  it('is not taken for another program’s when its metadata were removed', async () => {
    const pdf = await orderPdf();
    const { verdict } = await verifyDocument(swapped(pdf, '/Keywords', '/Keyworda'));
    expect(verdict).toBe('data-intact');
  });

  it('is found changed when its data were taken out', async () => {
    const document = await PDFDocument.load(await orderPdf(), { updateMetadata: false });
    document.detach('daten.json');
    const { verdict, conclusion } = await verifyDocument(Buffer.from(await document.save()));
    expect([verdict, conclusion.includes('purchase-order')]).toEqual(['changed', true]);
  });

  it('of another version of its template says what was checked and what not', async () => {
    const pdf = await orderPdf();
    const template = TEMPLATES.find(({ id }) => id === 'purchase-order');
    jest.replaceProperty(template as { version: number }, 'version', 2);
    try {
      const { verdict, about, checks, conclusion } = await verifyDocument(pdf);
      expect([verdict, about?.version, checks.every(({ ok }) => ok)]).toEqual(['data-intact', 1, true]);
      expect(conclusion).toContain('Fassung 1 der Vorlage „Bestellung“ erstellt, dieses Programm zeichnet Fassung 2');
      expect(conclusion).toContain('--sha256');
      const other = documentSource('purchase-order', 1, { ...order, fileNumber: '4711' });
      expect((await verifyDocument(await withOther(pdf, other, keywordsFor(other)))).verdict).toBe('changed');
    } finally {
      jest.restoreAllMocks();
    }
  });

  it('of another state of the drawing kit is not called changed', async () => {
    const source = documentSource('purchase-order', 1, order);
    const file = await withOther(await orderPdf(), source, keywordsFor(source, 1, KIT_VERSION + 1));
    const { verdict, conclusion } = await verifyDocument(file);
    expect([verdict, conclusion.includes(`Stand ${KIT_VERSION + 1} des Schriftsatzes`)]).toEqual(['data-intact', true]);
  });

  it('is proven by the hash of the archive, whatever program is there', async () => {
    const source = documentSource('purchase-order', 1, order);
    const file = await withOther(await orderPdf(), source, keywordsFor(source, 1, KIT_VERSION + 1));
    expect((await verifyDocument(file, { expected: await sha256(file) })).verdict).toBe('unchanged');
    const wrong = await verifyDocument(await orderPdf(), { expected: '0'.repeat(64) });
    expect([wrong.verdict, wrong.conclusion]).toEqual(['changed', expect.stringContaining('nicht die Datei')]);
  });

  it('with a logo is drawn anew from its own attachment, and found changed without it', async () => {
    const { bytes, mediaType } = readPicture(encodePng({ width: 60, height: 60, rgb: new Uint8Array(10_800) }));
    const hash = createHash('sha256').update(bytes).digest('hex');
    const logo = { sha256: hash, mediaType, width: 60, height: 60, alt: 'Logo' };
    const { pdf } = await render('purchase-order', { ...order, logo }, new Map([[hash, bytes]]));
    expect((await verifyDocument(pdf)).verdict).toBe('unchanged');
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    document.detach('logo.png');
    const { verdict, checks } = await verifyDocument(Buffer.from(await document.save({ useObjectStreams: false })));
    expect([verdict, checks.at(-1)?.text]).toEqual(['changed', expect.stringContaining('Ein Bild des Briefkopfs')]);
  });

  it('hands what else is attached to the drawing, and tells data that cannot be drawn from a fault', async () => {
    const pdf = await orderPdf();
    const seen: string[] = [];
    await verifyDocument(pdf, {
      redraw: (id, data, attached) => {
        seen.push(...attached.keys());
        return render(id, data);
      },
    });
    expect(seen).toEqual([sourceHash(documentSource('purchase-order', 1, order))]);
    await expect(verifyDocument(pdf, { redraw: () => Promise.reject(new Error('broken')) })).rejects.toThrow('broken');
  });
});

describe('a file that is no document of the product', () => {
  it('is named: another PDF, no PDF, one that is cut off', async () => {
    const other = await PDFDocument.create();
    other.addPage();
    expect((await verifyDocument(Buffer.from(await other.save()))).verdict).toBe('foreign');
    expect(await verifyDocument(Buffer.from('PK\u0003\u0004'))).toMatchObject({
      verdict: 'unreadable',
      checks: [{ ok: false, text: 'Das ist keine PDF-Datei.' }],
    });
    expect((await verifyDocument(Buffer.alloc(0))).verdict).toBe('unreadable');
    const pdf = await orderPdf();
    for (const part of [0.1, 0.5, 0.99])
      expect((await verifyDocument(pdf.subarray(0, Math.floor(pdf.length * part)))).verdict).toBe('unreadable');
  });

  it('keeps a file from writing lines of its own into the answer', async () => {
    const { pdf } = await render('purchase-order', { ...order, fileNumber: 'A\u001b[2J\nErgebnis UNVERÄNDERT' });
    const lines = reportLines('a\nb.pdf', await verifyDocument(pdf));
    expect(lines.join('').match(/[\p{Cc}]/u)).toBeNull();
    expect(lines.filter((line) => line.startsWith('Ergebnis'))).toHaveLength(1);
  });
});

describe('the keywords of a document', () => {
  it('are read as they were written, and nothing else is', () => {
    const origin = { template: 'purchase-order', version: 3, kit: 2, hash: 'a'.repeat(64) };
    expect(parseKeywords(sourceKeywords(origin))).toEqual(origin);
    expect(parseKeywords(`${sourceKeywords(origin)} `)).toBeUndefined();
    expect(parseKeywords('')).toBeUndefined();
  });
});

describe('npm run verify', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'verify-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const told = async (...args: string[]): Promise<{ code: number; lines: string[] }> => {
    const lines: string[] = [];
    return { code: await verify(args, (line) => lines.push(line)), lines };
  };

  it('answers in German with 0 for an unchanged file and 1 for anything else', async () => {
    const pdf = await orderPdf();
    const [good, bad] = [path.join(folder, 'bestellung.pdf'), path.join(folder, 'falsch.pdf')];
    await writeFile(good, pdf);
    await writeFile(bad, pdf.subarray(0, 900));
    const answer = await told(good);
    expect(answer.code).toBe(0);
    expect(answer.lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Vorlage +Bestellung \(purchase-order\), Fassung 1$/),
        expect.stringMatching(/^Ergebnis +UNVERÄNDERT\./),
      ]),
    );
    expect((await told(good, '--sha256', await sha256(pdf))).code).toBe(0);
    expect((await told(good, '--sha256', 'f'.repeat(64))).code).toBe(1);
    expect((await told(good, bad)).code).toBe(1);
    expect((await told(path.join(folder, 'none.pdf'))).code).toBe(1);
    for (const wrong of [[], [good, '--sha256', 'kurz'], [good, '--what']])
      expect(await told(...wrong)).toEqual({ code: 1, lines: [expect.stringMatching(/^Aufruf:/)] });
  });
});
