import type { PurchaseOrderData, TemplateId } from '../../contract/templates';
import { TEMPLATES } from '../../contract/templates';
import { documentSource, sourceHash } from './data-hash';
import { render } from './render';
import { sampleOf } from './samples/samples';
import { baseFonts, checkWithQpdf, hasTool, pageTexts, plain, words } from './testing/pdf-reader';

const ids = TEMPLATES.map((template) => template.id);
const withText = hasTool('pdftotext') ? it : it.skip;
const withQpdf = hasTool('qpdf') ? it : it.skip;
const textOf = async (id: TemplateId, data: unknown = sampleOf(id)): Promise<string> =>
  pageTexts((await render(id, data)).pdf)
    .join('\n')
    .replace(/\s+/g, ' ');

jest.setTimeout(60_000);

describe('every template', () => {
  it.each(ids)('%s: the same data give the same bytes, whatever was rendered before', async (id) => {
    const first = await render(id, sampleOf(id));
    for (const other of ids) await render(other, { ...sampleOf(other), fileNumber: 'ﬁ–ſ/ı İ ½' });
    const fields = Object.entries(sampleOf(id)).reverse();
    const again = await render(id, Object.fromEntries(fields));
    expect(first.pdf.equals(again.pdf)).toBe(true);
  });

  it.each(ids)('%s: other data give other bytes and another check value', async (id) => {
    const data = sampleOf(id);
    const changed = { ...data, fileNumber: `${data.fileNumber}x` };
    const [one, two] = [await render(id, data), await render(id, changed)];
    expect(one.pdf.equals(two.pdf)).toBe(false);
    expect(sourceHash(documentSource(id, 1, data))).not.toBe(sourceHash(documentSource(id, 1, changed)));
  });

  it.each(ids)('%s: is a tagged PDF/A-3a file in German with its title, its data and its day', async (id) => {
    const { pdf, pages } = await render(id, sampleOf(id));
    const text = plain(pdf);
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toContain('/Lang (de-DE)');
    expect(text).toContain('/Marked true');
    expect(text).toContain('/StructTreeRoot');
    expect(text).toContain('/DisplayDocTitle true');
    expect(text).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(text).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(text).toContain('/AFRelationship /Data');
    expect(text).toContain(`<xmp:CreateDate>${sampleOf(id).createdAt.slice(0, 10)}`);
    expect(/<dc:title>\s*<rdf:Alt>\s*<rdf:li[^>]*>[^<]{8,}/.test(text)).toBe(true);
    expect(text.match(/\/Type \/Page\n/g)).toHaveLength(pages);
  });

  it.each(ids)('%s: embeds all its fonts and never uses Helvetica', async (id) => {
    const { pdf } = await render(id, sampleOf(id));
    const fonts = new Set(baseFonts(pdf));
    expect([...fonts].sort()).toEqual(['BZZZZZ+FiraSans-Regular', 'CZZZZZ+FiraSans-SemiBold']);
    expect(plain(pdf).match(/\/FontFile2 /g)).toHaveLength(fonts.size);
    expect(plain(pdf)).not.toContain('Helvetica');
  });

  withQpdf.each(ids)('%s: qpdf finds no error', async (id) => {
    const { pdf } = await render(id, sampleOf(id));
    expect(checkWithQpdf(pdf)).toContain('No syntax or stream encoding errors');
  });

  withText.each(ids)('%s: no word stands outside the margins', async (id) => {
    const { pdf } = await render(id, sampleOf(id));
    const found = words(pdf);
    expect(found.length).toBeGreaterThan(100);
    expect(found.filter((word) => word.left < 70 || word.right > 540 || word.bottom > 815)).toEqual([]);
  });

  withText.each(ids)('%s: every page says „Seite x von y“ and carries the file number', async (id) => {
    const { pdf, pages } = await render(id, sampleOf(id));
    pageTexts(pdf).forEach((page, index) => {
      expect(page).toContain(`Seite ${index + 1} von ${pages}`);
      expect(page).toContain(sampleOf(id).fileNumber);
    });
  });
});

describe('the text of the documents', () => {
  withText('purchase order: umlauts, unit prices, VAT per rate and the gross sum', async () => {
    const text = await textOf('purchase-order');
    for (const part of [
      'Südhessen',
      'Selin Aydın',
      'Grüßen',
      '53,895 €',
      '915,04 €',
      '19 % Umsatzsteuer auf 866,64 €',
      '164,66 €',
      '3,39 €',
      '1.083,09 €',
      'Leitweg-ID',
    ])
      expect(text).toContain(part);
  });

  withText('purchase order: no word about electronic invoices when no Leitweg-ID is given', async () => {
    const { invoice: _, ...rest } = sampleOf('purchase-order');
    expect(await textOf('purchase-order', rest)).not.toContain('XRechnung');
  });

  withText('invitation: deadline with time in German time, lots and price sheet', async () => {
    const text = await textOf('invitation-to-tender');
    for (const part of [
      '15.10.2026, 12:00 Uhr',
      'Bindefrist bis 31.12.2026',
      'Preisblatt',
      'Angebotssumme Los 2, netto',
      '8.200 Karton',
    ])
      expect(text).toContain(part);
  });

  withText('procurement record: reasons with their paragraph, uncertain items in words, both people', async () => {
    const text = await textOf('procurement-record');
    for (const part of [
      '486.200,00 €',
      '(§ 3 Abs. 4 VgV).',
      'Nicht gesichert',
      'Offenes Verfahren',
      '450.094,15 €',
      'Dr. Miriam Odenthal',
      'entschieden am 12.11.2026, 15:05 Uhr',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('noch offen —');
  });

  withText('procurement record: every section without data says „noch offen“', async () => {
    const { centre, fileNumber, createdAt, title, phase, buyers } = sampleOf('procurement-record');
    const text = await textOf('procurement-record', { centre, fileNumber, createdAt, title, phase, buyers });
    expect(text.match(/— noch offen —/g)).toHaveLength(13);
  });

  withText('procurement record: a single decision is marked, because two people decide', async () => {
    const data = sampleOf('procurement-record');
    const award = data.award && { ...data.award, people: data.award.people.slice(0, 1) };
    expect(await textOf('procurement-record', { ...data, award })).toContain('Zweite Entscheidung noch offen');
  });

  withText('demand round: proves that the parts equal the whole, and says where they do not', async () => {
    const data = sampleOf('demand-round-protocol');
    expect(await textOf('demand-round-protocol')).toContain('(19 Teilmengen geprüft, Abweichung 0)');
    const lots = data.lots.map((lot) => ({
      ...lot,
      items: lot.items.map((item) => ({ ...item, quantity: `${item.quantity}.5` })),
    }));
    const wrong = await textOf('demand-round-protocol', { ...data, lots });
    expect(wrong).toContain('P-1004 und T-1026');
    expect(wrong).toContain('Gebündelte Menge Abweichung 0,5');
    expect(await textOf('demand-round-protocol')).toContain(
      '19 Paare aus Artikel und Mitglied, 2 Positionen geprüft, Abweichung 0',
    );
    const { tender } = data;
    const lost = await textOf('demand-round-protocol', {
      ...data,
      tender: tender && { ...tender, faults: ['P-1004'] },
    });
    expect(lost).toContain('Es passen nicht zusammen: P-1004');
  });

  withText('annual report: figures, joint purchases and their sums', async () => {
    const text = await textOf('annual-report');
    for (const part of [
      '01.07.2026 bis 30.06.2027',
      '18.412.730,55 €',
      '681.654,15 €',
      '657.754,53 €',
      'Hygieneartikel',
    ])
      expect(text).toContain(part);
  });
});

describe('awkward input', () => {
  const order = sampleOf('purchase-order');
  const line = order.lines[0];
  if (line === undefined) throw new Error('the sample order has no line');
  const long = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle'.repeat(3);

  withText('long words, long addresses and signs the font lacks stay inside the page', async () => {
    const data: PurchaseOrderData = {
      ...order,
      supplier: { name: long, addressLines: [long, 'Zeile 2', 'Zeile 3', 'Zeile 4', 'Zeile 5', '64293 Darmstadt'] },
      orderer: { name: long, email: `${long}@example.example` },
      lines: [{ ...line, text: `${long} ${'a'.repeat(300)} 漢字 😀 ü`, costCentres: [] }],
    };
    const { pdf } = await render('purchase-order', data);
    expect(words(pdf).filter((word) => word.left < 70 || word.right > 540 || word.bottom > 815)).toEqual([]);
    const text = pageTexts(pdf).join(' ');
    expect(text).toContain('?? ? ü');
    expect(text).toContain('64293 Darmstadt');
  });

  withText('a row higher than a page is continued on the next one without losing a word', async () => {
    const numbered = Array.from({ length: 2500 }, (_, index) => `w${index}w`);
    const { pdf, pages } = await render('purchase-order', {
      ...order,
      lines: [{ ...line, text: numbered.join(' '), costCentres: [] }, line],
    });
    expect(pages).toBeGreaterThan(3);
    const found = new Set(pageTexts(pdf).join(' ').split(/\s+/));
    expect(numbered.filter((word) => !found.has(word))).toEqual([]);
  });

  withText('an ampersand in the title keeps the metadata readable', async () => {
    const { pdf } = await render('invitation-to-tender', {
      ...sampleOf('invitation-to-tender'),
      subject: 'Müller & Söhne <Los 1>',
    });
    expect(pdf.toString('utf8')).toContain('Müller &amp; Söhne &lt;Los 1&gt;');
  });

  withText('1,000 lines: the head stands on every page and the carried sums add up', async () => {
    const lines = Array.from({ length: 1000 }, (_, index) => ({
      ...line,
      articleNumber: `A-${index}`,
      quantity: '1',
      unitPrice: `${index + 1}.0100`,
      costCentres: [],
    }));
    const { pdf, pages } = await render('purchase-order', { ...order, lines });
    expect(pages).toBeGreaterThan(20);
    const cents = (text: string): bigint => BigInt(text.replace(/[.,]/g, ''));
    let carried = 0n;
    let rows = 0;
    pageTexts(pdf).forEach((page, index) => {
      expect(page).toContain('Bezeichnung');
      const from = /Übertrag von der vorigen Seite\s+([\d.]+,\d\d) €/.exec(page)?.[1];
      expect(from === undefined ? 0n : cents(from)).toBe(carried);
      const amounts = [...page.matchAll(/A-\d+ .*?19 %\s+([\d.]+,\d\d) €/g)].map((hit) => cents(hit[1] ?? '0'));
      rows += amounts.length;
      carried += amounts.reduce((sum, amount) => sum + amount, 0n);
      const to = /^\s*Übertrag\s+([\d.]+,\d\d) €/m.exec(page)?.[1];
      if (index < pages - 1) expect(to).toBeDefined();
      if (to !== undefined) expect(cents(to)).toBe(carried);
    });
    expect(rows).toBe(1000);
    expect(carried).toBe(50_051_000n);
    expect(pageTexts(pdf).at(-1)).toContain('500.510,00 €');
  });
});
