import { germanMoney, parseMoney } from '@app/kernel';
import type { TemplateData, TemplateId } from '../../../contract/templates';
import { render } from '../render';
import { sampleOf } from '../samples/samples';
import { hasTool, pageTexts, words } from '../testing/pdf-reader';
import { allocationFaults } from './cost-allocation-statement.template';

const withText = hasTool('pdftotext') ? it : it.skip;
const flat = (text: string): string => text.replace(/\s+/g, ' ');
const textOf = async <K extends TemplateId>(id: K, data: TemplateData[K] = sampleOf(id)): Promise<string> =>
  flat(pageTexts((await render(id, data)).pdf).join(' '));
/** The words of a text that the document does not say; lines are broken anywhere, so words are looked for one by one. */
const unsaid = (text: string, said: readonly string[]): readonly string[] => {
  const words = new Set(text.split(' '));
  return said.filter(
    (value) =>
      !flat(value)
        .split(' ')
        .every((word) => words.has(word)),
  );
};

jest.setTimeout(60_000);

const LONG = 'Zweckverband Wasserver- und Abwasserentsorgung im Südhessischen Ried Übergrößenträger '
  .repeat(4)
  .slice(0, 300);
const ROWS = 5_000;

describe('framework agreement', () => {
  withText('says parties, term, maximum and every price with the quantity it begins at', async () => {
    const data = sampleOf('framework-cover');
    const text = await textOf('framework-cover');
    const said = [
      data.number,
      data.title,
      data.supplier.name,
      data.supplier.email ?? '',
      'Nauheim, Raunheim, Riedstadt, Trebur',
    ];
    expect(unsaid(text, said)).toEqual([]);
    for (const part of ['01.01.2027 bis 31.12.2030', '247.615,20 €', '118,40 €', '112,90 €', '53,895 €', '1.480'])
      expect(text).toContain(part);
    expect(
      data.items.filter(({ articleNumber, text: name }) => unsaid(text, [articleNumber, name]).length > 0),
    ).toEqual([]);
  });

  withText('without what may be missing it says so', async () => {
    const { centre, fileNumber, createdAt, number, title, from, to } = sampleOf('framework-cover');
    const supplier = { name: 'Lieferant', addressLines: ['64293 Darmstadt'] };
    const text = await textOf('framework-cover', {
      ...{ centre, fileNumber, createdAt, number, title, from, to, supplier },
      buyers: [],
      items: [],
    });
    expect(text.match(/noch offen/g)).toHaveLength(3);
    expect(text).toContain('Die Preisliste enthält keinen Artikel.');
  });
});

describe('delivery papers', () => {
  withText('the list tells what is ordered, delivered and open, and for which cost centre', async () => {
    const text = await textOf('delivery-checklist');
    for (const part of [
      'B-2027-00417',
      '0111001 Hauptamt: 8 Stück',
      'vollständig geliefert',
      '2 Positionen noch offen',
    ])
      expect(text).toContain(part);
  });

  withText('what came beyond the order leaves nothing open', async () => {
    const data = sampleOf('delivery-checklist');
    const lines = data.lines.map((line) => ({ ...line, received: '1000' }));
    const text = await textOf('delivery-checklist', { ...data, lines });
    expect(text).toContain('0 Positionen noch offen');
    expect(text).not.toContain('-988');
  });

  withText('the complaint names every refused quantity with day, delivery note and fault', async () => {
    const data = sampleOf('delivery-complaint');
    const text = await textOf('delivery-complaint');
    for (const { articleNumber, fault = '', deliveryNote = '' } of data.faults)
      expect(unsaid(text, [articleNumber, fault, deliveryNote])).toEqual([]);
    for (const part of ['3 Stück', '16.02.2027', 'bis zum 02.03.2027', 'Selin Aydın', '64293 Darmstadt'])
      expect(text).toContain(part);
  });

  withText('a complaint without fault, day and site is still a letter', async () => {
    const { deliverySite: _, replyUntil: __, framework: ___, ...data } = sampleOf('delivery-complaint');
    const faults = data.faults.map(({ fault: _fault, deliveryNote: _note, ...rest }) => rest);
    const text = await textOf('delivery-complaint', { ...data, faults });
    expect(unsaid(text, ['bei der Annahme zurückgewiesen'])).toEqual([]);
    expect(text).toContain('liefern Sie umgehend');
  });
});

describe('consumption report', () => {
  const data = sampleOf('consumption-report');

  withText('sums by cost centre, member and product group, and proves the whole', async () => {
    const text = await textOf('consumption-report');
    const grossOf = (lines: readonly { gross: string }[]): string =>
      germanMoney(lines.reduce((sum, { gross }) => sum + parseMoney(gross), 0n)).replace('\u00a0', ' ');
    for (const member of data.members) {
      expect(text).toContain(grossOf(member.costCentres.flatMap(({ lines }) => lines)));
      for (const { lines } of member.costCentres) expect(text).toContain(grossOf(lines));
    }
    const all = data.members.flatMap(({ costCentres }) => costCentres.flatMap(({ lines }) => lines));
    for (const group of new Set(all.map(({ productGroup }) => productGroup)))
      expect(text).toContain(grossOf(all.filter(({ productGroup }) => productGroup === group)));
    expect(text).toContain('(Abweichung 0)');
  });

  withText('says what is missing when the ledger has more than the lines', async () => {
    const totals = { ...data.totals, gross: '999999.99' };
    const text = await textOf('consumption-report', { ...data, totals });
    expect(text).toContain('die Buchungen 999.999,99 €');
    expect(text).not.toContain('(Abweichung 0)');
  });

  withText('without a posting there is no empty table', async () => {
    const totals = { net: '0.00', vat: '0.00', gross: '0.00' };
    const text = await textOf('consumption-report', { ...data, members: [], totals });
    expect(text).toContain('kein Verbrauch gebucht');
    expect(text).not.toContain('Warengruppen');
  });

  withText('5,000 lines: nothing is lost and what is carried over adds up', async () => {
    const [line] = data.members[0]?.costCentres[0]?.lines ?? [];
    if (line === undefined) throw new Error('the sample has no line');
    const lines = Array.from({ length: ROWS }, (_, index) => ({
      ...line,
      ...{ articleNumber: `A-${index}`, net: `${index}.00`, vat: '0.19', gross: `${index}.19` },
    }));
    const costCentres = Array.from({ length: 50 }, (_, index) => ({
      number: String(1000 + index),
      name: 'Amt',
      lines: lines.slice(index * 100, index * 100 + 100),
    }));
    const sum = (part: 'net' | 'vat' | 'gross'): string =>
      String(lines.reduce((total, each) => total + parseMoney(each[part]), 0n)).replace(/(\d\d)$/, '.$1');
    const { pdf, pages } = await render('consumption-report', {
      ...data,
      members: [{ name: 'Raunheim', costCentres }],
      totals: { net: sum('net'), vat: sum('vat'), gross: sum('gross') },
    });
    expect(pages).toBeGreaterThan(90);
    const texts = pageTexts(pdf);
    const numbers = texts.flatMap((page) => [...page.matchAll(/\bA-(\d+)\b/g)].map(([, number]) => Number(number)));
    expect(numbers).toEqual(lines.map((_, index) => index));
    const cents = (text: string): bigint => BigInt(text.replace(/[.,]/g, ''));
    let carried = 0n;
    let turned = 0;
    for (const page of texts) {
      const from = /Übertrag von der vorigen Seite\s+([\d.]+,\d\d) €/.exec(page)?.[1];
      // The overview has sums of its own to carry; those of the lines begin with the lines.
      if (from !== undefined && carried > 0n) {
        expect(cents(from)).toBe(carried);
        turned += 1;
      }
      for (const [, gross = '0'] of page.matchAll(/A-\d+ .*?([\d.]+,\d\d) €\s*$/gm)) carried += cents(gross);
    }
    expect(turned).toBeGreaterThan(80);
    expect(carried).toBe(parseMoney(sum('gross')));
    expect(flat(texts.at(-1) ?? '')).toContain('(Abweichung 0)');
  });
});

describe('cost allocation statement', () => {
  const data = sampleOf('cost-allocation-statement');

  withText('tells the member its share and shows that all shares are the costs', async () => {
    const own = data.shares.find(({ member }) => member === data.member);
    const text = await textOf('cost-allocation-statement');
    for (const amount of [own?.base, own?.variable, own?.total, data.total])
      expect(text).toContain(germanMoney(parseMoney(amount ?? '0')).replace('\u00a0', ' '));
    expect(text).toContain('Die 11 Anteile ergeben zusammen 776.130,60 €');
    expect(allocationFaults(data)).toEqual([]);
  });

  it.each([
    ['a share that is not the sum of its parts', { shares: data.shares.map((one) => ({ ...one, base: '0.00' })) }],
    ['a total that is not the sum of the shares', { total: '776130.59' }],
    ['costs that are not what is shared', { costs: '900000.00' }],
    ['a member without a share', { member: 'Gernsheim' }],
  ])('finds %s', (_, change) => {
    expect(allocationFaults({ ...data, ...change })).not.toEqual([]);
  });

  withText('a statement that does not add up says not to pay', async () => {
    expect(await textOf('cost-allocation-statement', { ...data, total: '1.00' })).toContain('Bitte nicht zahlen');
  });
});

describe('demand protocol of a member', () => {
  const data = sampleOf('member-demand-protocol');

  withText('tells what was reported per cost centre, the lot, the bundle of all and the share', async () => {
    const text = await textOf('member-demand-protocol');
    for (const { articleNumber, reports, bundled } of data.items)
      expect(
        unsaid(text, [articleNumber, bundled?.lot ?? '', ...reports.map(({ costCentre }) => `${costCentre}:`)]),
      ).toEqual([]);
    for (const part of ['28 %', '0,2 %', '2,1 %', '1.905', 'Ihre 6 Meldungen stehen vollständig im Bündel'])
      expect(text).toContain(part);
  });

  withText('names the articles of which the bundle holds another quantity', async () => {
    const items = data.items.map((item, index) =>
      index === 1 && item.bundled ? { ...item, bundled: { ...item.bundled, own: '3' } } : item,
    );
    const text = await textOf('member-demand-protocol', { ...data, items });
    expect(text).toContain('Bei 1 Artikel ist die gebündelte nicht gleich der gemeldeten Menge: P-1017.');
  });

  withText('before the bundle and without a report', async () => {
    const open = data.items.map(({ bundled: _, ...item }) => item);
    expect(await textOf('member-demand-protocol', { ...data, items: open })).toContain('noch nicht gebündelt');
    expect(await textOf('member-demand-protocol', { ...data, items: [] })).toContain('keinen Bedarf gemeldet');
  });
});

describe('names of 300 characters and 600 rows', () => {
  const many = <T>(row: (index: number) => T): T[] => Array.from({ length: 600 }, (_, index) => row(index));
  const cover = sampleOf('framework-cover');
  const list = sampleOf('delivery-checklist');
  const complaint = sampleOf('delivery-complaint');
  const statement = sampleOf('cost-allocation-statement');
  const protocol = sampleOf('member-demand-protocol');
  const site = { name: LONG, addressLines: [LONG] };
  const extremes: { [K in TemplateId]?: TemplateData[K] } = {
    'framework-cover': {
      ...cover,
      title: LONG,
      buyers: Array.from({ length: 40 }, () => LONG),
      supplier: { name: LONG, addressLines: [LONG, LONG] },
      items: many((index) => ({
        articleNumber: `A-${index}`,
        text: 'Ware',
        unit: 'H87',
        vatRate: 7,
        tiers: [{ fromQuantity: '1', unitPrice: '1.0000' }],
      })),
    },
    'delivery-checklist': {
      ...list,
      supplier: LONG,
      deliverySite: site,
      lines: many((index) => ({
        articleNumber: `A-${index}`,
        text: index === 0 ? LONG : 'Ware',
        unit: 'H87',
        ordered: '1',
        received: '0',
        costCentres: [],
      })),
    },
    'delivery-complaint': {
      ...complaint,
      deliverySite: site,
      faults: many((index) => ({
        articleNumber: `A-${index}`,
        text: 'Ware',
        unit: 'H87',
        quantity: '1',
        receivedOn: '2027-02-16',
        fault: index === 0 ? LONG : 'defekt',
      })),
    },
    'cost-allocation-statement': {
      ...statement,
      shares: many((index) => ({
        member: index === 0 ? LONG : `M-${index}`,
        population: 1,
        days: 365,
        base: '0.00',
        variable: '1.00',
        total: '1.00',
      })),
    },
    'member-demand-protocol': {
      ...protocol,
      member: LONG,
      items: many((index) => ({
        articleNumber: `A-${index}`,
        text: 'Ware',
        unit: 'H87',
        reports: [{ costCentre: index === 0 ? LONG : '1 Amt', quantity: '1' }],
      })),
    },
  };

  withText.each(Object.keys(extremes) as (keyof typeof extremes)[])('%s stays inside its margins', async (id) => {
    const data = extremes[id];
    if (data === undefined) throw new Error(`no data for ${id}`);
    const { pdf, pages } = await render(id, data);
    expect(pages).toBeGreaterThan(9);
    const outside = words(pdf).filter((word) => word.left < 70 || word.right > 540 || word.bottom > 815);
    expect(outside).toEqual([]);
  });
});
