import { lateReasonFor } from './reporting-window';

const open = { state: 'open', reportUntil: '2026-12-31' } as const;

describe('the time in which demand may be reported', () => {
  it('lasts until the end of the last day, without a reason', () => {
    expect(lateReasonFor(open, '2026-12-31', { centre: false })).toBeNull();
    expect(lateReasonFor(open, '2026-12-31', { centre: true, reason: 'unnötig' })).toBeNull();
  });
  it('is over for a member on the day after', () => {
    expect(() => lateReasonFor(open, '2027-01-01', { centre: false, reason: 'vergessen' })).toThrow(
      'Die Meldefrist ist am 31.12.2026 abgelaufen.',
    );
  });
  it('can be passed by the centre with a reason', () => {
    expect(lateReasonFor(open, '2027-01-01', { centre: true, reason: ' Nachmeldung der Schule ' })).toBe(
      'Nachmeldung der Schule',
    );
    expect(() => lateReasonFor(open, '2027-01-01', { centre: true, reason: ' ' })).toThrow(/braucht eine Begründung/);
  });
  it('ends for everybody when the round is closed', () => {
    for (const state of ['closed', 'bundled'] as const) {
      expect(() => lateReasonFor({ ...open, state }, '2026-12-01', { centre: true, reason: 'x' })).toThrow(
        /geschlossen/,
      );
    }
  });
});
