import { cite, citationOf } from './explanation';
import { ALL_FACTS, fact } from './facts';
import { ruleSets } from './rule-sets';

describe('a statute as the reader sees it', () => {
  it('says in German that the paragraph is not known, and leaves the fact and its status alone', () => {
    const row = fact('HE26-DIRECT-LD');
    expect(cite(row.id)).toMatchObject({ statute: 'HVTG 2026 (Paragraph nicht bekannt)', status: row.status });
    expect(row.statute).toBe('HVTG 2026 (§ unknown)');
  });

  it('is never the English wording of the collection, in citations and in rule sets', () => {
    const shown = [...ALL_FACTS.map(citationOf), ...ruleSets().items.flatMap(({ facts }) => facts)];
    expect(shown.map(({ statute }) => statute).filter((text) => /unknown|of the Land/.test(text))).toEqual([]);
    expect(shown.some(({ statute }) => statute === 'Feiertagsgesetz des Landes')).toBe(true);
  });
});
