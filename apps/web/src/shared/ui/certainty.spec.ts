import { certaintyOf, shortStatute } from './certainty';

describe('the certainty of a cited fact', () => {
  const doubt = (text: string) => [{ id: 'HE26-DIRECT-LD', status: 'verified', text }] as const;
  const verified = { id: 'HE26-DIRECT-LD', status: 'verified' } as const;

  it('is that of its status where the answer says no more', () => {
    expect(certaintyOf({ id: 'MIN-NAT', status: 'remembered' })).toBe('remembered');
    expect(certaintyOf({ id: 'X', status: 'unknown' }, doubt('Offen: …'))).toBe('unknown');
    expect(certaintyOf(verified, doubt('Der Zuschlag ist nach herrschender Ansicht möglich.'))).toBe('verified');
  });

  it('names sources that are not official and entries of the centre', () => {
    expect(certaintyOf(verified, doubt('Nur aus nicht amtlicher Quelle bekannt, …: HVTG 2026.'))).toBe('unofficial');
    expect(certaintyOf(verified, doubt('Eigene Angabe des Zentrums, …: …'))).toBe('own');
    expect(certaintyOf({ id: 'EIGEN-7', status: 'remembered' })).toBe('own');
  });
});

describe('the statute on the button', () => {
  it.each([
    ['§ 15 Abs. 2 VgV', '§ 15 Abs. 2 VgV'],
    ['§ 82 VgV; § 65 SektVO; § 36 KonzVgV', '§ 82 VgV u. a.'],
    ['-', 'Fundstelle offen'],
    ['', 'Fundstelle offen'],
  ])('%s is shown as %s', (statute, shown) => expect(shortStatute(statute)).toBe(shown));

  it('is cut where it is a whole sentence', () => {
    expect(shortStatute('§ 1 '.repeat(30)).length).toBeLessThanOrEqual(48);
  });
});
