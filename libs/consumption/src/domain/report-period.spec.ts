import { germanReportPeriod, isWholeMonths, reportPeriod } from './report-period';

describe('the period of a report', () => {
  it('may be open at both ends', () => {
    expect(reportPeriod(undefined, '')).toEqual({ from: null, to: null });
    expect(reportPeriod('2026-07-01', undefined)).toEqual({ from: '2026-07-01', to: null });
  });
  it.each([
    ['2026-02-30', undefined, '/from'],
    [undefined, '31.12.2026', '/to'],
    ['2026-07-01', '2026-06-30', '/to'],
  ])('from %s to %s names the wrong field', (from, to, pointer) => {
    expect(() => reportPeriod(from, to)).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }),
    );
  });
  it.each([
    [null, null, true],
    ['2026-07-01', '2027-06-30', true],
    ['2028-02-01', '2028-02-29', true],
    ['2026-07-02', '2027-06-30', false],
    ['2026-07-01', '2028-02-28', false],
  ])('from %s to %s is made of whole months: %s', (from, to, whole) => expect(isWholeMonths({ from, to })).toBe(whole));
  it.each([
    [null, null, 'alle Buchungen'],
    ['2026-07-01', null, 'ab 01.07.2026'],
    [null, '2027-06-30', 'bis 30.06.2027'],
    ['2026-07-01', '2027-06-30', '01.07.2026 bis 30.06.2027'],
  ])('from %s to %s reads „%s“', (from, to, text) => expect(germanReportPeriod({ from, to })).toBe(text));
});
