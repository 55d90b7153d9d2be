import { germanStatute } from './explanation';
import { ALL_FACTS } from './facts';

describe('citations', () => {
  it('are German throughout', () => {
    expect(germanStatute('vergabeblog 28.01.2021 and 16.08.2021')).toBe('Vergabeblog vom 28.01.2021 und 16.08.2021');
    expect(germanStatute('§ 28 KomHKV (municipal), VV § 55 LHO (state from 2025-06-17)')).toBe(
      '§ 28 KomHKV (Kommunen), VV § 55 LHO (Land ab 17.06.2025)',
    );
    const english = /\b(and|the|of|from|unanimous|municipal|state|unknown|social)\b/;
    expect(ALL_FACTS.map(({ statute }) => germanStatute(statute)).filter((statute) => english.test(statute))).toEqual(
      [],
    );
  });
});
