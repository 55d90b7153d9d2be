import { readFileSync } from 'node:fs';
import { wholeQuantity } from '@app/kernel';
import { describeWithSharedData } from '../../../../test/support/shared-data';
import { readCsv } from '@app/platform';
import { importArticles } from './article-import';
import type { DemandCostCentre, DemandFacts } from './demand-import';
import { demandCheck, importDemand } from './demand-import';

const article = (articleNumber: string, unit: string, productGroup = 'Papier') =>
  [articleNumber, { articleNumber, text: articleNumber, productGroup, unit }] as const;

const facts: DemandFacts = {
  articles: new Map([
    article('P-1', 'XPK'),
    article('S-1', 'TNE', 'Streusalz'),
    article('T-1', 'H87', 'Tinte und Toner'),
  ]),
  costCentres: [
    { number: '0111001', validFrom: '2017-07-01', validTo: null },
    { number: '0111004', validFrom: '2017-07-01', validTo: '2025-12-31' },
    { number: '0111005', validFrom: '2027-01-01', validTo: null },
    { number: '0111006', validFrom: '2017-07-01', validTo: '2020-12-31' },
    { number: '0111006', validFrom: '2026-01-01', validTo: null },
  ],
  productGroups: new Set(['Papier', 'Streusalz']),
  day: '2026-11-22',
};
const importRows = (...rows: string[]) =>
  importDemand(readCsv(Buffer.from(['Kostenstelle;Artikelnummer;Menge;Einheit;Bemerkung', ...rows].join('\n'))), facts);

describe('importing demand', () => {
  it('takes over good lines with their record, line and exact quantity', () => {
    expect(importRows('0111001;P-1;1.200;xpk;"zweite\nZeile"', ' 0111006 ;S-1;2,5;Tonne;').accepted).toEqual([
      {
        record: 1,
        line: 2,
        costCentre: '0111001',
        articleNumber: 'P-1',
        quantity: wholeQuantity(1200),
        unit: 'XPK',
        note: 'zweite\nZeile',
      },
      { record: 2, line: 4, costCentre: '0111006', articleNumber: 'S-1', quantity: 2500n, unit: 'TNE', note: '' },
    ]);
  });
  it('does not need the column of remarks', () => {
    const table = readCsv(Buffer.from('Artikelnummer,Menge,Einheit,Kostenstelle\nP-1,"3",XPK,0111001'));
    expect(importDemand(table, facts).accepted).toMatchObject([{ quantity: wholeQuantity(3), note: '' }]);
  });
  it('says how it read a number that could be meant otherwise', () => {
    const { accepted, hints } = importRows('0111001;P-1;1.250;XPK;', '0111001;P-1;12;XPK;');
    expect(accepted.map(({ quantity }) => quantity)).toEqual([wholeQuantity(1250), wholeQuantity(12)]);
    expect(hints).toEqual([
      {
        record: 1,
        line: 2,
        field: 'Menge',
        value: '1.250',
        message: expect.stringContaining('1250 Packung') as string,
      },
    ]);
    expect(importRows('0111001;S-1;1.250;TNE;').rejected).toMatchObject([
      { record: 1, field: 'Menge', value: '1.250' },
    ]);
  });
  it('passes over lines of the template that nobody filled in, but not of other files', () => {
    const rows = ['0111001;P-1;Papier;;Packung;500 Blatt;', '0111001;P-1;Papier;3;Packung;500 Blatt;'];
    const header = 'Kostenstelle;Artikelnummer;Bezeichnung;Menge;Einheit;Inhalt;Bemerkung';
    const read = importDemand(readCsv(Buffer.from([header, ...rows].join('\n'))), facts);
    expect([read.untouched, read.accepted.map(({ record }) => record), read.rejected]).toEqual([1, [2], []]);
    const remarked = importDemand(readCsv(Buffer.from([header, `${rows[0] ?? ''}dringend`].join('\n'))), facts);
    expect(remarked.rejected).toMatchObject([{ record: 1, message: 'Die Menge fehlt.' }]);
    expect(importRows('0111001;P-1;;XPK;').rejected).toHaveLength(1);
  });
  it('takes the fault of a cell for its value, and no second one for the same field', () => {
    const table = readCsv(Buffer.from('Kostenstelle;Artikelnummer;Menge;Einheit\n0111001;P-1;=A1;XPK\n'));
    const fault = { field: 'Menge', value: '=A1', message: 'Formel' };
    const other = { field: 'Spalte ohne Belang', value: '=B1', message: 'Formel' };
    const { rejected } = importDemand(table, facts, new Map([[1, [fault, other]]]));
    expect(rejected).toEqual([{ record: 1, line: 2, ...fault, further: [] }]);
  });
  it('takes a repeated line for a further demand', () => {
    expect(importRows('0111001;P-1;1;XPK;', '0111001;P-1;1;XPK;Nachmeldung').accepted).toHaveLength(2);
  });

  it.each([
    ['0111001;X-9;5;H87;', 'Artikelnummer', 'Den Artikel „X-9“ gibt es nicht.'],
    ['0111001;T-1;5;H87;', 'Artikelnummer', /„Tinte und Toner“, die in dieser Bedarfsabfrage nicht abgefragt wird/],
    [
      '0111001;P-1;1.000.001;XPK;',
      'Menge',
      'Die Menge „1.000.001“ ist zu groß. Je Zeile sind höchstens 1.000.000 möglich.',
    ],
    ['9999999;P-1;5;XPK;', 'Kostenstelle', 'Die Kostenstelle „9999999“ gibt es nicht.'],
    ['111001;P-1;5;XPK;', 'Kostenstelle', /Gemeint ist vielleicht „0111001“/],
    ['0111004;P-1;5;XPK;', 'Kostenstelle', 'Die Kostenstelle „0111004“ war nur bis zum 31.12.2025 gültig.'],
    ['0111005;P-1;5;XPK;', 'Kostenstelle', 'Die Kostenstelle „0111005“ gilt erst ab dem 01.01.2027.'],
    [';P-1;5;XPK;', 'Kostenstelle', 'Die Kostenstelle fehlt.'],
    ['0111001;P-1;-4;XPK;', 'Menge', /„-4“ ist negativ/],
    ['0111001;P-1;0,0;XPK;', 'Menge', /Die Menge ist 0/],
    ['0111001;P-1;;XPK;', 'Menge', 'Die Menge fehlt.'],
    ['0111001;P-1;zwölf;XPK;', 'Menge', /„zwölf“ ist keine Zahl/],
    ['0111001;P-1;1,5;XPK;', 'Menge', /Die Einheit Packung \(XPK\) kann nicht geteilt werden/],
    [
      '0111001;P-1;2;KGM;',
      'Einheit',
      /„KGM“ passt nicht zum Artikel\. Der Artikel „P-1“ wird in der Einheit Packung \(XPK\) bestellt\./,
    ],
    ['0111001;P-1;2;;', 'Einheit', /Die Einheit fehlt/],
    ['0111001;P-1;2;XPK;Hof; links', 'Bemerkung', /mehr Felder/],
  ])('refuses %j for the field %s', (row, field, message) => {
    const { accepted, rejected } = importRows('0111001;P-1;1;XPK;gut', row);
    expect(accepted.map((line) => line.record)).toEqual([1]);
    expect(rejected).toEqual([
      expect.objectContaining({ record: 2, line: 3, field, message: expect.stringMatching(message), further: [] }),
    ]);
  });

  it('reports every mistake of a record, the article first', () => {
    const { rejected } = importRows('9;P-1;1,5;KGM;');
    expect(rejected).toHaveLength(1);
    expect(rejected.flatMap((r) => [r.field, ...r.further.map((f) => f.field)])).toEqual([
      'Kostenstelle',
      'Menge',
      'Einheit',
    ]);
  });
  it('lets a spreadsheet leave empty lines behind', () => {
    expect(importRows('0111001;P-1;1;XPK;', ';;;;', ';;;;')).toMatchObject({ accepted: [{ record: 1 }], rejected: [] });
  });
  it('checks a line from the page the same way', () => {
    const check = demandCheck(facts);
    expect(
      check({ costCentre: '0111001', articleNumber: 'P-1', quantity: '3', unit: 'XPK', note: '' }).findings,
    ).toEqual([]);
    expect(
      check({ costCentre: '0111001', articleNumber: 'P-1', quantity: '-3', unit: 'XPK', note: '' }).findings,
    ).toMatchObject([{ field: 'Menge' }]);
  });
});

interface Expected {
  readonly totals: Readonly<Record<string, number>>;
  readonly badRecords: Readonly<Record<string, readonly { readonly why: string; readonly record: number }[]>>;
}
const FIELD_OF: Readonly<Record<string, string>> = {
  'unknown article': 'Artikelnummer',
  'unknown cost centre': 'Kostenstelle',
  'cost centre no longer valid': 'Kostenstelle',
  'negative quantity': 'Menge',
  'not a number': 'Menge',
  'packs cannot be split': 'Menge',
  'unit does not fit the article': 'Einheit',
};
const MEMBERS = [
  'biebesheim',
  'bischofsheim',
  'buettelborn',
  'ginsheim-gustavsburg',
  'kelsterbach',
  'kreis-gross-gerau',
  'moerfelden-walldorf',
  'nauheim',
  'raunheim',
  'riedstadt',
  'trebur',
];
const FILES = [
  'demand/expected.json',
  'catalogue/articles.csv',
  'members/cost-centres.json',
  ...MEMBERS.map((member) => `demand/${member}.csv`),
];

describeWithSharedData(
  'the demand files of the eleven members',
  FILES,
  ([expectedFile = '', articleFile = '', costCentreFile = '', ...demandFiles]) => {
    const importAll = () => {
      const expected = JSON.parse(readFileSync(expectedFile, 'utf8')) as Expected;
      const costCentres = JSON.parse(readFileSync(costCentreFile, 'utf8')) as readonly (DemandCostCentre & {
        member: string;
      })[];
      const articles = new Map(
        importArticles(readCsv(readFileSync(articleFile))).accepted.map((a) => [a.articleNumber, a]),
      );
      const imports = MEMBERS.map((member, index) => {
        const own = costCentres.filter((costCentre) => costCentre.member === member);
        return {
          member,
          ...importDemand(readCsv(readFileSync(demandFiles[index] ?? '')), {
            articles,
            costCentres: own,
            day: '2026-11-22',
          }),
        };
      });
      return { expected, imports };
    };

    it('hold exactly the bad records that are known, each found in its field', () => {
      const { expected, imports } = importAll();
      for (const { member, rejected } of imports) {
        expect([member, ...rejected.map((r) => [r.record, r.field])]).toEqual([
          member,
          ...(expected.badRecords[member] ?? []).map((bad) => [bad.record, FIELD_OF[bad.why]]),
        ]);
      }
      expect(imports.flatMap((i) => i.rejected)).toHaveLength(Object.values(expected.badRecords).flat().length);
    });

    it('add up over all members to the known totals, in the order unit of each article', () => {
      const { expected, imports } = importAll();
      const totals = new Map<string, bigint>();
      for (const line of imports.flatMap((i) => i.accepted)) {
        totals.set(line.articleNumber, (totals.get(line.articleNumber) ?? 0n) + line.quantity);
      }
      expect(new Map([...totals].sort())).toEqual(
        new Map(
          Object.entries(expected.totals)
            .sort()
            .map(([number, total]) => [number, wholeQuantity(total)]),
        ),
      );
    });

    it('name the physical line behind remarks that span two lines', () => {
      const { imports } = importAll();
      const raunheim = imports.find((i) => i.member === 'raunheim');
      const text = readFileSync(demandFiles[MEMBERS.indexOf('raunheim')] ?? '', 'utf8').split('\n');
      for (const { line, value } of raunheim?.rejected ?? []) expect(text[line - 1]).toContain(value);
      expect(raunheim?.rejected[0]).toMatchObject({ record: 105, line: 107 });
    });
  },
);
