import { momentOf } from './moment';

describe('an instant of a request', () => {
  it('is read with its zone', () => {
    expect(momentOf('2026-12-01T09:30:00+01:00', '/at').toISOString()).toBe('2026-12-01T08:30:00.000Z');
    expect(momentOf('2028-02-29T23:59Z', '/at').toISOString()).toBe('2028-02-29T23:59:00.000Z');
  });
  it.each(['2026-02-31T10:00:00Z', '2027-02-29T10:00:00Z', '2026-13-01T10:00:00Z', '2026-12-01T25:00:00Z'])(
    'refuses %s, which no calendar or clock has',
    (text) => expect(() => momentOf(text, '/at')).toThrow('Eine Angabe ist nicht richtig.'),
  );
});
