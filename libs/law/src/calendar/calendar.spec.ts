import { addDays, weekday } from '@app/kernel';
import { extended, fact, lawOf, SHIPPED_DATA } from '../book/law';
import type { State } from '../book/codes';
import { STATES } from '../book/codes';
import { calendarOf, FIRST_YEAR, holidays, LAST_YEAR } from './calendar';
import type { HolidayDay, HolidayRule } from './holiday-rules';
import { dayOfRule, easterSunday } from './holiday-rules';

const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i);

const kept = (germanName: string, day: HolidayDay, states: readonly State[], fromYear?: number): HolidayRule[] =>
  states.map((state) => ({ germanName, day, states: [state], factId: `HOL-${state}`, ...(fromYear && { fromYear }) }));
const everywhere = (germanName: string, day: HolidayDay): HolidayRule => ({
  germanName,
  day,
  states: STATES,
  factId: 'HOL-ALL',
});
const once = (germanName: string, on: string, year: number, states: readonly State[], factId: string): HolidayRule => ({
  germanName,
  day: { on },
  states,
  fromYear: year,
  toYear: year,
  factId,
});

/** What the facts say, read by hand and named as they name it: independent of the library. */
const FACT_DAYS: readonly HolidayRule[] = [
  everywhere('Neujahr', { on: '01-01' }),
  everywhere('Karfreitag', { easter: -2 }),
  everywhere('Ostermontag', { easter: 1 }),
  everywhere('1. Mai', { on: '05-01' }),
  everywhere('Christi Himmelfahrt', { easter: 39 }),
  everywhere('Pfingstmontag', { easter: 50 }),
  everywhere('3. Oktober', { on: '10-03' }),
  everywhere('25.12.', { on: '12-25' }),
  everywhere('26.12.', { on: '12-26' }),
  ...kept('Heilige Drei Könige', { on: '01-06' }, ['BW', 'BY', 'ST']),
  ...kept('Frauentag', { on: '03-08' }, ['BE'], 2019),
  ...kept('Frauentag', { on: '03-08' }, ['MV'], 2023),
  ...kept('Ostersonntag', { easter: 0 }, ['BB']),
  ...kept('Pfingstsonntag', { easter: 49 }, ['BB']),
  ...kept('Fronleichnam', { easter: 60 }, ['BW', 'BY', 'HE', 'NW', 'RP', 'SL']),
  ...kept('Mariä Himmelfahrt', { on: '08-15' }, ['SL']),
  ...kept('Weltkindertag', { on: '09-20' }, ['TH'], 2019),
  ...kept('Reformationstag', { on: '10-31' }, ['BB', 'MV', 'SN', 'ST', 'TH']),
  ...kept('Reformationstag', { on: '10-31' }, ['HB', 'HH', 'NI', 'SH'], 2018),
  once('Reformationstag', '10-31', 2017, STATES, 'HOL-2017'),
  ...kept('Allerheiligen', { on: '11-01' }, ['BW', 'BY', 'NW', 'RP', 'SL']),
  ...kept('Buß- und Bettag', { repentance: true }, ['SN']),
  once('8. Mai 2020', '05-08', 2020, ['BE'], 'HOL-BE-2020'),
  once('8. Mai 2025', '05-08', 2025, ['BE'], 'HOL-BE-2025'),
  once('17. Juni 2028', '06-17', 2028, ['BE'], 'HOL-BE-2028'),
  { germanName: 'Mariä Himmelfahrt', day: { on: '08-15' }, states: ['BY'], only: 'parts', factId: 'HOL-BY-MH' },
  { germanName: 'Augsburger Friedensfest', day: { on: '08-08' }, states: ['BY'], only: 'parts', factId: 'HOL-AUGS' },
  { germanName: 'Fronleichnam', day: { easter: 60 }, states: ['SN'], only: 'parts', factId: 'HOL-SN' },
  { germanName: 'Fronleichnam', day: { easter: 60 }, states: ['TH'], only: 'parts', factId: 'HOL-TH' },
];

const dates = (state: State, year: number, statewide: boolean): string[] =>
  holidays(state, year)
    .items.filter((item) => item.statewide === statewide)
    .map(({ date }) => date);

const expected = (state: State, year: number, statewide: boolean): string[] => [
  ...new Set(
    FACT_DAYS.filter(({ only }) => (only === undefined) === statewide)
      .flatMap((rule) => dayOfRule(rule, state, year) ?? [])
      .sort(),
  ),
];

describe('the holidays of the library against the facts (HOL-*)', () => {
  it.each(STATES)('%s: every day of 2016 to 2035, statewide and municipal', (state) => {
    for (const year of YEARS) {
      expect([year, ...dates(state, year, true)]).toEqual([year, ...expected(state, year, true)]);
      expect([year, ...dates(state, year, false)]).toEqual([year, ...expected(state, year, false)]);
    }
  });

  it('every row taken from a fact stands in the sentence or the note of the fact', () => {
    for (const { factId, germanName } of FACT_DAYS) {
      const { text, note, value } = fact(factId);
      expect(`${text} ${note} ${value}`).toContain(germanName);
    }
  });

  it('every holiday names its fact, and the fact holds on that day', () => {
    for (const state of STATES) {
      for (const { date, factId } of YEARS.flatMap((year) => holidays(state, year).items)) {
        const { validFrom, validTo } = fact(factId);
        expect((validFrom ?? date) <= date && date <= (validTo ?? date)).toBe(true);
      }
    }
  });
});

describe('holidays', () => {
  it('Hessen 2026 has the nine common days and Corpus Christi (HOL-ALL, HOL-HE)', () => {
    expect(holidays('HE', 2026).items.map(({ date, germanName }) => `${date} ${germanName}`)).toEqual([
      '2026-01-01 Neujahr',
      '2026-04-03 Karfreitag',
      '2026-04-06 Ostermontag',
      '2026-05-01 Maifeiertag',
      '2026-05-14 Christi Himmelfahrt',
      '2026-05-25 Pfingstmontag',
      '2026-06-04 Fronleichnam',
      '2026-10-03 Tag der Deutschen Einheit',
      '2026-12-25 1. Weihnachtstag',
      '2026-12-26 2. Weihnachtstag',
    ]);
  });

  it('knows the one-off days, in their year only (HOL-2017, HOL-BE-2020, HOL-BE-2025, HOL-BE-2028)', () => {
    const factOf = (state: State, date: string): string | undefined =>
      holidays(state, Number(date.slice(0, 4))).items.find((item) => item.date === date)?.factId;
    expect(factOf('HE', '2017-10-31')).toBe('HOL-2017');
    expect(factOf('HE', '2018-10-31')).toBeUndefined();
    expect(factOf('BE', '2020-05-08')).toBe('HOL-BE-2020');
    expect(factOf('BE', '2021-05-08')).toBeUndefined();
    expect(factOf('BE', '2025-05-08')).toBe('HOL-BE-2025');
    expect(factOf('BE', '2028-06-17')).toBe('HOL-BE-2028');
    expect(factOf('BB', '2017-10-31')).toBe('HOL-BB');
  });

  it('marks days of single municipalities, which move no period (HOL-BY-MH, HOL-AUGS, HOL-SN, HOL-TH)', () => {
    const local = (state: State): string[] =>
      holidays(state, 2026)
        .items.filter(({ statewide }) => !statewide)
        .map(({ date, factId, note }) => `${date} ${factId} ${note}`);
    expect(local('BY')).toEqual([
      '2026-08-08 HOL-AUGS nur in einem Teil des Landes: Stadt Augsburg',
      '2026-08-15 HOL-BY-MH nur in einem Teil des Landes: Stadt Augsburg; Überwiegend katholische Gemeinden',
    ]);
    expect(local('SN')).toEqual([
      expect.stringMatching(/^2026-06-04 HOL-SN .*Landkreis Bautzen.*nicht amtlich belegt/),
    ]);
    expect(local('TH')).toEqual([expect.stringMatching(/^2026-06-04 HOL-TH .*Unstrut-Hainich.*nicht amtlich belegt/)]);
    expect(calendarOf('BY')('2029-08-15')).toBeNull();
    expect(calendarOf('SL')('2029-08-15')).toBe('Mariä Himmelfahrt');
    expect(calendarOf('TH')('2027-05-27')).toBeNull();
  });

  it('puts the day of prayer in Saxony on the Wednesday before 23 November (HOL-SN)', () => {
    for (const year of YEARS) {
      const day = holidays('SN', year).items.find(({ germanName }) => germanName === 'Buß- und Bettag')?.date ?? '';
      expect(weekday(day)).toBe(3);
      expect(day < `${year}-11-23` && addDays(day, 7) >= `${year}-11-23`).toBe(true);
    }
  });

  it('takes further holidays as rows, also of a state the library does not know', () => {
    const rows: readonly HolidayRule[] = [
      { germanName: 'Karfreitag', day: { easter: -2 }, states: ['XX'], factId: 'HOL-XX' },
      { germanName: 'Gründungstag', day: { on: '06-10' }, states: ['XX', 'HE'], fromYear: 2027, factId: 'HOL-XX' },
      { germanName: 'Jubiläum', day: { on: '06-11' }, states: ['XX'], fromYear: 2028, toYear: 2028, factId: 'HOL-XX' },
      { germanName: 'Kirmes', day: { on: '06-12' }, states: ['XX'], only: 'nur in Musterstadt', factId: 'HOL-XX' },
    ];
    const law = lawOf(extended(SHIPPED_DATA, { states: { XX: 'Musterland' }, holidays: rows }));
    const calendar = calendarOf('XX' as State, law);
    expect(calendar('2027-03-26')).toBe('Karfreitag');
    expect(calendar('2026-06-10')).toBeNull();
    expect(calendar('2027-06-10')).toBe('Gründungstag');
    expect([2027, 2028, 2029].map((year) => calendar(`${year}-06-11`))).toEqual([null, 'Jubiläum', null]);
    expect(calendar('2028-06-12')).toBeNull();
    expect(calendar('2027-05-01')).toBe('Samstag');
    expect(calendarOf('HE', law)('2027-06-10')).toBe('Gründungstag');
    expect(calendarOf('HE', law)('2027-05-27')).toBe('Fronleichnam');
    expect(calendarOf('HE')('2027-06-10')).toBeNull();
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
    expect(() => calendarOf('HE')('2015-12-31')).toThrow('2016 bis 2035');
    expect(() => holidays('XX' as State, 2026)).toThrow('Die Anfrage enthält einen Fehler.');
  });
});
