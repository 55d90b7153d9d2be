import { readFileSync } from 'node:fs';
import { parseUnitPrice, wholeQuantity } from '@app/kernel';
import { describeWithSharedData } from '../../../../test/support/shared-data';
import { readCsv } from '@app/platform';
import { ARTICLE_COLUMNS, importArticles } from './article-import';

const table = (...rows: string[]) => readCsv(Buffer.from([ARTICLE_COLUMNS.join(';'), ...rows].join('\n')));
const good = 'P-1;Papier A4;Papier;30197643-5;xpk;500;Blatt;;;Blauer Engel;19;4,35';

describe('importing articles', () => {
  it('reads every field', () => {
    expect(importArticles(table(good)).accepted).toEqual([
      {
        articleNumber: 'P-1',
        text: 'Papier A4',
        productGroup: 'Papier',
        cpv: '30197643-5',
        unit: 'XPK',
        content: wholeQuantity(500),
        baseUnit: 'Blatt',
        manufacturer: '',
        manufacturerNumber: '',
        label: 'Blauer Engel',
        vatRate: 19,
        referencePrice: parseUnitPrice('4.3500'),
      },
    ]);
  });

  it.each([
    [';Papier;P;30197643-5;XPK;500;Blatt;;;;19;4,35', 'Artikelnummer', 'Die Artikelnummer fehlt.'],
    ['P-1;;P;30197643-5;XPK;500;Blatt;;;;19;4,35', 'Bezeichnung', 'Die Bezeichnung fehlt.'],
    ['P-1;A;P;3019764;XPK;500;Blatt;;;;19;4,35', 'CPV', /kein CPV-Code/],
    ['P-1;A;P;30197643-5;;500;Blatt;;;;19;4,35', 'Einheit', 'Die Einheit fehlt.'],
    ['P-1;A;P;30197643-5;XPK;0;Blatt;;;;19;4,35', 'Gebindeinhalt', /größer als 0/],
    ['P-1;A;P;30197643-5;TNE;1,5;Sack;;;;19;4,35', 'Gebindeinhalt', /Tonne .* ganzzahlig/],
    ['P-1;A;P;30197643-5;XPK;500;;;;;19;4,35', 'Basiseinheit', 'Die Basiseinheit fehlt.'],
    ['P-1;A;P;30197643-5;XPK;500;Blatt;;;;190;4,35', 'MwSt', /zwischen 0 und 100/],
    ['P-1;A;P;30197643-5;XPK;500;Blatt;;;;19;4.35', 'Referenzpreis netto', /ist keine Zahl/],
    ['P-1;A;P;30197643-5;XPK;500;Blatt;;;;19;0,00001', 'Referenzpreis netto', /mehr als 4 Nachkommastellen/],
    ['P-1;A;P;30197643-5;XPK;500;Blatt;;;;19;4,35;zu viel', 'Referenzpreis netto', /mehr Felder als die Kopfzeile/],
  ])('refuses %j for the field %s', (row, field, message) => {
    const { accepted, rejected } = importArticles(table(row));
    expect(accepted).toEqual([]);
    expect(rejected).toEqual([
      expect.objectContaining({ record: 1, line: 2, field, message: expect.stringMatching(message), further: [] }),
    ]);
  });

  it('reports every wrong field of a record', () => {
    const { rejected } = importArticles(table('P-1;A;P;x;XPK;viel;Blatt;;;;19;-1'));
    expect(rejected.flatMap((r) => [r.field, ...r.further.map((f) => f.field)])).toEqual([
      'CPV',
      'Gebindeinhalt',
      'Referenzpreis netto',
    ]);
  });

  it('refuses a number at its second place and names the first', () => {
    const { accepted, rejected } = importArticles(table(good, ';;;;;;;;;;;', good));
    expect(accepted).toHaveLength(1);
    expect(rejected).toEqual([
      expect.objectContaining({ record: 3, line: 4, message: 'Die Artikelnummer „P-1“ steht schon in Datensatz 1.' }),
    ]);
  });
});

describeWithSharedData('the article list of the model centre', ['catalogue/articles.csv'], ([path]) => {
  it('is taken over whole', () => {
    const { accepted, rejected } = importArticles(readCsv(readFileSync(path)));
    expect(rejected).toEqual([]);
    expect(accepted).toHaveLength(134);
    expect(accepted[1]).toMatchObject({
      articleNumber: 'P-1002',
      text: 'Kopierpapier weiß 80 g/m², A4, Karton 5 × 500 Blatt',
      content: wholeQuantity(2500),
      referencePrice: 204_500n,
    });
  });
});
