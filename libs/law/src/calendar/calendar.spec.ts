import { addDays, weekday } from '@app/kernel';
import Holidays from 'date-holidays';
import { calendarOf, easterSunday, FIRST_YEAR, holidays, LAST_YEAR } from './calendar';
import type { State } from '../book/codes';
import { STATES } from '../book/codes';

const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i);

/** Public holidays of the whole state by an independent library. */
const oracle = (holidaysOfState: Holidays, year: number): ReadonlySet<string> =>
  new Set(
    holidaysOfState
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .map(({ date }) => date.slice(0, 10)),
  );

const ours = (state: State, year: number): string[] =>
  holidays(state, year)
    .items.filter(({ statewide }) => statewide)
    .map(({ date }) => date);

describe('holidays', () => {
  it.each(STATES)('%s: every day of 2016 to 2035 agrees with date-holidays', (state) => {
    const independent = new Holidays('DE', state);
    for (const year of YEARS) {
      const expected = [...oracle(independent, year)].sort();
      expect(expected.length).toBeGreaterThanOrEqual(9);
      expect(ours(state, year)).toEqual(expected);
    }
  });

  it('Hessen 2026 has the nine common days and Corpus Christi (HOL-ALL, HOL-HE)', () => {
    expect(holidays('HE', 2026).items.map(({ date, germanName }) => `${date} ${germanName}`)).toEqual([
      '2026-01-01 Neujahr',
      '2026-04-03 Karfreitag',
      '2026-04-06 Ostermontag',
      '2026-05-01 Tag der Arbeit',
      '2026-05-14 Christi Himmelfahrt',
      '2026-05-25 Pfingstmontag',
      '2026-06-04 Fronleichnam',
      '2026-10-03 Tag der Deutschen Einheit',
      '2026-12-25 1. Weihnachtstag',
      '2026-12-26 2. Weihnachtstag',
    ]);
  });

  it('knows the one-off days (HOL-2017, HOL-BE-2020, HOL-BE-2025, HOL-BE-2028)', () => {
    for (const state of STATES) expect(ours(state, 2017)).toContain('2017-10-31');
    expect(ours('HE', 2018)).not.toContain('2018-10-31');
    expect(ours('BE', 2020)).toContain('2020-05-08');
    expect(ours('BE', 2021)).not.toContain('2021-05-08');
    expect(ours('BE', 2025)).toContain('2025-05-08');
    expect(ours('BE', 2028)).toContain('2028-06-17');
  });

  it('marks days of single municipalities, which move no period (HOL-BY-MH, HOL-AUGS)', () => {
    const local = holidays('BY', 2026).items.filter(({ statewide }) => !statewide);
    expect(local.map(({ date }) => date)).toEqual(['2026-08-08', '2026-08-15']);
    expect(local.every(({ note }) => note !== null)).toBe(true);
    expect(calendarOf('BY')('2029-08-15')).toBeNull();
  });

  it('puts the day of prayer in Saxony on the Wednesday before 23 November (HOL-SN)', () => {
    for (const year of YEARS) {
      const day = holidays('SN', year).items.find(({ germanName }) => germanName === 'Buß- und Bettag')?.date ?? '';
      expect(weekday(day)).toBe(3);
      expect(day < `${year}-11-23` && addDays(day, 7) >= `${year}-11-23`).toBe(true);
    }
  });

  it('computes Easter', () => {
    expect([2016, 2019, 2024, 2026, 2035].map(easterSunday)).toEqual([
      '2016-03-27',
      '2019-04-21',
      '2024-03-31',
      '2026-04-05',
      '2035-03-25',
    ]);
  });

  it('refuses a year without a calendar and an unknown state', () => {
    expect(() => holidays('HE', 2036)).toThrow('2016 bis 2035');
    expect(() => holidays('XX' as State, 2026)).toThrow('Die Anfrage enthält einen Fehler.');
  });
});
