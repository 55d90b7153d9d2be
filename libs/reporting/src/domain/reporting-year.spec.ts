import { addDays } from '@app/kernel';
import fc from 'fast-check';
import {
  daysIn,
  germanPeriod,
  nextReportingYear,
  parseReportingYear,
  reportingYear,
  reportingYearOf,
} from './reporting-year';

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));

describe('the reporting year', () => {
  it.each([
    ['2017-07-01', '2017/2018'],
    ['2018-06-30', '2017/2018'],
    ['2018-07-01', '2018/2019'],
    ['2026-12-31', '2026/2027'],
    ['2027-01-01', '2026/2027'],
  ])('of %s is %s', (day, label) => expect(reportingYearOf(day).label).toBe(label));
  it('runs from 1 July to 30 June', () => {
    expect(reportingYear(2017)).toEqual({ from: '2017-07-01', to: '2018-06-30', label: '2017/2018' });
    expect(germanPeriod(reportingYear(2017))).toBe('01.07.2017 bis 30.06.2018');
  });
  it('has 366 days when a 29 February lies in it', () =>
    expect([2022, 2023, 2024].map((y) => daysIn(reportingYear(y)))).toEqual([365, 366, 365]));
  it('holds every day exactly once: years follow each other without gap', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const year = reportingYearOf(day);
        expect(year.from <= day && day <= year.to).toBe(true);
        expect(nextReportingYear(year).from).toBe(addDays(year.to, 1));
      }),
    );
  });
  it('is read back from its label', () => {
    fc.assert(
      fc.property(anyDay, (day) =>
        expect(parseReportingYear(reportingYearOf(day).label)).toEqual(reportingYearOf(day)),
      ),
    );
  });
  it.each(['2026', '2026/2028', '2026/27', 'zwanzig'])('refuses the label %j', (label) =>
    expect(() => parseReportingYear(label)).toThrow(/kein Berichtsjahr/),
  );
});
