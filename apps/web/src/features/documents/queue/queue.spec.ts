import { partOf, type Share, sumOf, waitOf } from './queue';

const share = (memberId: string | null, waiting: number, oldestWaitingSince: string | null): Share => ({
  memberId,
  waiting,
  running: 1,
  failed: 2,
  done: 3,
  oldestWaitingSince,
});

describe('figures of the queue', () => {
  it('adds up all members and finds the one that waits longest', () => {
    expect(
      sumOf([
        share(null, 0, null),
        share('a', 4, '2026-11-23T08:00:00.000Z'),
        share('b', 5, '2026-11-23T07:59:00.000Z'),
      ]),
    ).toEqual({ waiting: 9, running: 3, failed: 6, done: 9, oldestWaitingSince: '2026-11-23T07:59:00.000Z' });
    expect(sumOf([])).toEqual({ waiting: 0, running: 0, failed: 0, done: 0, oldestWaitingSince: null });
  });

  it.each([
    ['2026-11-23T08:00:00Z', '2026-11-23T08:00:00.900Z', '0 Sekunden'],
    ['2026-11-23T08:00:00Z', '2026-11-23T08:00:01Z', '1 Sekunde'],
    ['2026-11-23T08:00:00Z', '2026-11-23T08:01:59Z', '1 Minute'],
    ['2026-11-23T08:00:00Z', '2026-11-23T10:59:59Z', '2 Stunden'],
    ['2026-11-21T08:00:00Z', '2026-11-23T09:00:00Z', '2 Tage'],
    ['2026-11-23T08:00:01Z', '2026-11-23T08:00:00Z', '0 Sekunden'],
  ])('from %s to %s waits %s', (since, at, words) => {
    expect(waitOf(since, at)).toBe(words);
  });

  it('opens what is in work unless the address says otherwise', () => {
    expect([partOf(null), partOf('failed'), partOf('nonsense')]).toEqual(['open', 'failed', 'open']);
  });
});
