import { SHIPPED_LAW } from './law';

/** What a sentence must say, and no other may, when a limit opens a procedure type. */
const WORDS: Readonly<Record<string, string>> = {
  restricted: 'Beschränkte Ausschreibung',
  negotiated: 'Verhandlungsvergabe',
  freehand: 'Freihändige Vergabe',
  direct: 'Direktauftrag',
};

describe('the sentence of a limit', () => {
  // Hessen and the federation name single types; NW-KOM-26 is a freedom, no limit
  const rows = SHIPPED_LAW.limits.filter(
    ({ where, factId }) => !['HE', 'DE'].includes(where) && factId !== 'NW-KOM-26',
  );

  it.each([...new Set(rows.map(({ factId }) => factId))])(
    '%s: names the procedure types it opens and no other',
    (factId) => {
      const types = new Set(rows.filter((row) => row.factId === factId).flatMap((row) => row.types.split(', ')));
      const named = Object.keys(WORDS).filter((type) => SHIPPED_LAW.fact(factId).text.includes(WORDS[type] ?? ''));
      expect(named.sort()).toEqual([...types].sort());
    },
  );

  it('BW-LAND-DA-LD, BW-LAND-BA-LD: says that the sources disagree on the end', () => {
    for (const factId of ['BW-LAND-DA-LD', 'BW-LAND-BA-LD'])
      expect(SHIPPED_LAW.fact(factId).text).toContain('01.10.2027');
  });

  it('FED-BUND-VWV-B4, FED-BUND-VWV-B5: no figure stands in a hint, and what is not official says so', () => {
    const hints = SHIPPED_LAW.limits.flatMap(({ hint }) => (hint === undefined ? [] : [hint]));
    expect(hints.filter((hint) => /[0-9]/.test(hint.replace(/HVTG [0-9]{4}/g, '')))).toEqual([]);
    expect(hints.filter((hint) => hint.includes('junge Unternehmen')).join()).toContain('nicht amtlicher Quelle');
  });
});
