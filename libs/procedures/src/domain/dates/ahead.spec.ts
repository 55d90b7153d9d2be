import { stepsDone } from './ahead';

describe('the steps behind a procedure', () => {
  it('follow from its phase, not from the calendar', () => {
    expect(stepsDone('eu', 'planned')).toEqual([]);
    expect(stepsDone('eu', 'published')).toEqual(['prior-information', 'notice']);
    expect(stepsDone('eu', 'bidding')).not.toContain('tender-end');
    expect(stepsDone('eu', 'opening')).toEqual(expect.arrayContaining(['tender-end', 'opening', 'invitation']));
    expect(stepsDone('eu', 'standstill')).toContain('losers-informed');
    expect(stepsDone('eu', 'standstill')).not.toContain('standstill-end');
    expect(stepsDone('eu', 'awarded')).toEqual(expect.arrayContaining(['award', 'binding-until', 'standstill-end']));
    expect(stepsDone('eu', 'awarded')).not.toContain('award-notice');
  });
  it('know that bidders are informed after the award below the threshold', () => {
    expect(stepsDone('national', 'awarded')).not.toContain('losers-informed');
    expect(stepsDone('national', 'notified')).toContain('losers-informed');
  });
});
