import { citationOf } from './explanation';
import { fact, SHIPPED_LAW } from './law';
import { ruleSets } from './rule-sets';
import { germanStatute } from './statute-names';

describe('a statute as the reader sees it', () => {
  it('says in German that the paragraph is not known, and leaves the fact and its status alone', () => {
    const row = fact('HE26-DIRECT-LD');
    expect(citationOf(row)).toMatchObject({ statute: 'HVTG 2026 (Paragraph nicht bekannt)', status: row.status });
    expect(row.statute).toBe('HVTG 2026 (§ unknown)');
  });

  it('says the English words of the collection in German', () => {
    expect(germanStatute('vergabeblog 28.01.2021 and 16.08.2021')).toBe('Vergabeblog vom 28.01.2021 und 16.08.2021');
    expect(germanStatute('§ 28 KomHKV (municipal), VV § 55 LHO (state from 2025-06-17)')).toBe(
      '§ 28 KomHKV (Kommunen), VV § 55 LHO (Land ab 17.06.2025)',
    );
  });

  it('is German throughout, in citations and in rule sets', () => {
    const english = /\b(and|the|of|from|unanimous|municipal|state|unknown|social|new)\b/;
    const shown = [
      ...SHIPPED_LAW.allFacts.map((row) => citationOf(row)),
      ...ruleSets().items.flatMap(({ facts }) => facts),
    ];
    expect(shown.map(({ statute }) => statute).filter((statute) => english.test(statute))).toEqual([]);
  });
});
