import { drillDown, type Filters, periodChoices, readFilters, writeFilters } from './filters';

const none: Filters = { member: '', costCentre: '', article: '', from: '', to: '', groupBy: 'member' };

describe('the filters of the consumption page', () => {
  it('come back from the address as they were written', () => {
    const filters: Filters = { ...none, member: 'raunheim', from: '2026-07-01', groupBy: 'costCentre,article' };
    expect(readFilters(new URLSearchParams(writeFilters(filters)), 'member')).toEqual(filters);
    expect(readFilters(new URLSearchParams(), 'costCentre')).toEqual({ ...none, groupBy: 'costCentre' });
  });

  it('go down from member to cost centre to article to month, and no further', () => {
    const inRaunheim = drillDown(none, { member: 'raunheim' });
    expect(inRaunheim).toEqual({ ...none, member: 'raunheim', groupBy: 'costCentre' });
    const inHauptamt = drillDown(inRaunheim!, { member: 'raunheim', costCentreId: 'c1' });
    expect(inHauptamt).toMatchObject({ costCentre: 'c1', groupBy: 'article' });
    const ofPaper = drillDown(inHauptamt!, { article: '0047' });
    expect(ofPaper).toMatchObject({ member: 'raunheim', costCentre: 'c1', article: '0047', groupBy: 'month' });
    const inFebruary = drillDown(ofPaper!, { month: '2028-02' });
    expect(inFebruary).toMatchObject({ from: '2028-02-01', to: '2028-02-29', groupBy: 'month' });
    expect(drillDown(inFebruary!, { month: '2028-02' })).toBeUndefined();
  });

  it('know the reporting year that is running', () => {
    const labels = (today: string): string[] =>
      periodChoices(today).map(({ label, from, to }) => `${label}: ${from}–${to}`);
    expect(labels('2026-11-22')[1]).toBe('Berichtsjahr 2026/2027: 2026-07-01–2027-06-30');
    expect(labels('2027-06-30')[1]).toBe('Berichtsjahr 2026/2027: 2026-07-01–2027-06-30');
    expect(labels('2026-12-31')[4]).toBe('laufender Monat: 2026-12-01–2026-12-31');
  });
});
