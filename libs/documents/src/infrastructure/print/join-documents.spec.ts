import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { render } from '../render/render';
import { sampleOf } from '../render/samples/samples';
import { checkWithQpdf, hasTool, pageTexts } from '../render/testing/pdf-reader';
import { joinDocuments } from './join-documents';

const HEAD = { title: 'Schreiben 2026-L-0001', createdAt: new Date('2026-11-23T08:00:00Z') };

/** A part whose pages are as wide as its place says, so that each page of the whole tells where it comes from. */
async function partOf(place: number, pages: number) {
  const part = await PDFDocument.create({ updateMetadata: false });
  for (let page = 0; page < pages; page++) part.addPage([100 + place, 200]);
  return { title: `Teil ${place}`, pdf: await part.save({ addDefaultPage: false }) };
}

describe('joining documents for a printer that prints both sides', () => {
  it('keeps order and every page, begins each part on a right-hand page, and fills up with empty pages only', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 12 }), async (counts) => {
        const parts = await Promise.all(counts.map((pages, place) => partOf(place, pages)));
        const { pdf, pages } = await joinDocuments(parts, HEAD);
        const evened = counts.map((count) => count + (count % 2));
        expect(pages).toBe(evened.reduce((sum, count) => sum + count, 0));
        const whole = await PDFDocument.load(pdf, { updateMetadata: false });
        expect(whole.getPages().map((page) => page.getWidth())).toEqual(
          evened.flatMap((count, place) => Array.from({ length: count }, () => 100 + place)),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('gives the same bytes for the same parts, and others for another order', async () => {
    const parts = [await partOf(0, 1), await partOf(1, 2)];
    const [first, again, turned] = [
      await joinDocuments(parts, HEAD),
      await joinDocuments(parts, HEAD),
      await joinDocuments([...parts].reverse(), HEAD),
    ];
    expect(Buffer.from(first.pdf).equals(Buffer.from(again.pdf))).toBe(true);
    expect(Buffer.from(first.pdf).equals(Buffer.from(turned.pdf))).toBe(false);
  });

  (hasTool('pdftotext') && hasTool('qpdf') ? it : it.skip)(
    'joins real letters: text, bookmarks, soundness',
    async () => {
      const letters = await Promise.all(
        [1, 2, 3].map(async (number) => {
          const data = { ...sampleOf('procedure-letter'), subject: `Schreiben Nummer ${number}` };
          const { pdf, pages } = await render('procedure-letter', data);
          return { title: `Schreiben ${number} an die Müller & Söhne GmbH`, pdf, pages };
        }),
      );
      const joined = Buffer.from((await joinDocuments(letters, HEAD)).pdf);
      const texts = pageTexts(joined);
      let page = 0;
      letters.forEach(({ pages }, index) => {
        expect(texts[page]).toContain(`Schreiben Nummer ${index + 1}`);
        if (pages % 2 === 1) expect(texts[page + pages]?.trim()).toBe('');
        page += pages + (pages % 2);
      });
      expect(texts).toHaveLength(page);
      expect(checkWithQpdf(joined)).toContain('No syntax or stream encoding errors');
      expect(joined.toString('latin1')).toMatch(/\/Count 3\b/);
    },
  );
});
