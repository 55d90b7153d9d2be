import { inflateSync } from 'node:zlib';
import { type Recipient, type TemplateId, TEMPLATES } from '../../contract/templates';
import { draw } from './render';
import { sampleOf } from './samples/samples';
import { hasTool, plain, words } from './testing/pdf-reader';

const mm = (points: number): number => (points * 25.4) / 72;
const withText = hasTool('pdftotext') ? describe : describe.skip;

/** Whom a document is sent to, where it is sent: a letter. */
function addressee(id: TemplateId): Recipient | undefined {
  const data = sampleOf(id);
  const found = 'recipient' in data ? data.recipient : 'supplier' in data ? data.supplier : undefined;
  return typeof found === 'object' ? found : undefined;
}
/** Names the supplier and stays in the house. */
const KEPT: readonly TemplateId[] = ['framework-cover'];
const letters = TEMPLATES.map(({ id }) => id).filter((id) => addressee(id) !== undefined && !KEPT.includes(id));

/** Straight lines of a page in millimetres from its upper left corner, as pdfkit writes them. */
function rules(pdf: Buffer): { x1: number; y1: number; x2: number; y2: number }[] {
  const found: { x1: number; y1: number; x2: number; y2: number }[] = [];
  for (const { index } of plain(pdf).matchAll(/stream\n/g)) {
    const from = index + 'stream\n'.length;
    const content = unpacked(pdf.subarray(from, pdf.indexOf('endstream', from)));
    for (const [, x1, y1, x2, y2] of content.matchAll(/(\S+) (\S+) m\n(\S+) (\S+) l\nS\n/g))
      found.push({ x1: mm(Number(x1)), y1: mm(Number(y1)), x2: mm(Number(x2)), y2: mm(Number(y2)) });
  }
  return found;
}

/** Empty for streams that are packed otherwise, or not at all. */
function unpacked(stream: Buffer): string {
  try {
    return inflateSync(stream).toString('latin1');
  } catch {
    return '';
  }
}

/** DIN 5008:2020, form B: 45 mm of head, address field 25 to 105 mm from the left, information block from 125 mm. */
withText('letters after DIN 5008, form B', () => {
  it('knows the letters', () => expect(letters.length).toBeGreaterThanOrEqual(4));

  it.each(letters)('%s: address, information block, marks and margins stand where the norm wants them', async (id) => {
    const { pdf } = await draw(id, sampleOf(id));
    const first = words(pdf).filter(({ page }) => page === 1);
    const at = (text: string) => {
      const word = first.find((one) => one.text === text && mm(one.top) > 45);
      if (word === undefined) throw new Error(`${id}: „${text}“ is not on the first page`);
      return { left: mm(word.left), top: mm(word.top), bottom: mm(word.bottom), right: mm(word.right) };
    };
    // Every line of the address lies in the zone for it, 62.7 to 90 mm from the top and at most 80 mm wide.
    const zone = first.filter(({ left, top, bottom }) => mm(left) < 105 && mm(top) > 62.6 && mm(bottom) < 98);
    const address = addressee(id);
    if (address === undefined) throw new Error(`${id} is no letter`);
    for (const line of [address.name, ...address.addressLines]) {
      const [word = ''] = line.split(' ');
      const found = zone.find(({ text }) => text === word);
      expect({
        line,
        left: found && Math.round(mm(found.left)),
        inZone: found !== undefined && mm(found.bottom) <= 90.5,
      }).toEqual({
        line,
        left: 25,
        inZone: true,
      });
    }
    expect(Math.max(...zone.filter(({ top }) => mm(top) < 90).map(({ right }) => mm(right)))).toBeLessThanOrEqual(
      105.1,
    );
    // The information block begins at 125 mm, 50 mm from the top.
    const info = first.filter(({ left, top }) => mm(left) > 105 && mm(top) > 45 && mm(top) < 98);
    expect(Math.round(Math.min(...info.map(({ left }) => mm(left))))).toBe(125);
    expect(Math.min(...info.map(({ top }) => mm(top)))).toBeGreaterThanOrEqual(49);
    expect(at('Datum').left).toBeCloseTo(125, 0);
    // Fold marks at 105 and 210 mm, hole mark at 148.5 mm, all at the left edge of the paper.
    const marks = rules(pdf).filter(({ x1, x2 }) => x2 < 12 && x1 < 6);
    expect(marks.map(({ y1 }) => Math.round(y1 * 10) / 10).sort((a, b) => a - b)).toEqual([105, 148.5, 210]);
    // 25 mm on the left, 20 mm on the right.
    expect(Math.min(...first.map(({ left }) => mm(left)))).toBeGreaterThanOrEqual(24.9);
    expect(Math.max(...first.map(({ right }) => mm(right)))).toBeLessThanOrEqual(190.1);
  });
});
