import { common, endText, nameInBatch } from './batch';

describe('batch of documents', () => {
  it.each([
    [{ done: 400, failed: 0 }, '400 Schriftstücke sind fertig'],
    [{ done: 399, failed: 1 }, '399 Schriftstücke sind fertig, 1 ist fehlgeschlagen'],
    [{ done: 1, failed: 2 }, '1 Schriftstück ist fertig, 2 sind fehlgeschlagen'],
    [{ done: 0, failed: 3 }, '3 sind fehlgeschlagen'],
    [{ done: 0, failed: 0 }, '0 Schriftstücke sind fertig'],
  ])('says how %j ended: %s', (end, text) => expect(endText(end)).toBe(text));

  it('names files so that they sort as the batch does', () => {
    const names = [2, 10, 1].map((position) => nameInBatch(position, 400, 'Schreiben.pdf'));
    expect(names.sort()).toEqual(['001 Schreiben.pdf', '002 Schreiben.pdf', '010 Schreiben.pdf']);
  });

  it('finds what all have in common', () => {
    const of = (...members: (string | null)[]) =>
      common(
        members.map((memberId) => ({ memberId })),
        ({ memberId }) => memberId,
      );
    expect(of('a', 'a')).toEqual({ memberId: 'a' });
    expect(of('a', 'b')).toBeNull();
    expect(of('a', null)).toBeNull();
    expect(of()).toBeNull();
  });
});
