import type { State } from '../book/codes';
import { STATES } from '../book/codes';

/** When a holiday falls: a fixed day ("10-03"), days from Easter Sunday, or the Wednesday before 23 November. */
export type HolidayDay = { readonly on: string } | { readonly easter: number } | { readonly repentance: true };

export interface HolidayRule {
  readonly germanName: string;
  readonly day: HolidayDay;
  readonly states: readonly State[];
  readonly fromYear?: number;
  readonly toYear?: number;
  /** Not the whole state: the day does not move a period. */
  readonly only?: string;
  readonly factId: string;
}

const everywhere = (germanName: string, day: HolidayDay): HolidayRule => ({
  germanName,
  day,
  states: STATES,
  factId: 'HOL-ALL',
});
const inStates = (
  germanName: string,
  day: HolidayDay,
  states: readonly State[],
  fromYear?: number,
): readonly HolidayRule[] =>
  states.map((state) => ({
    germanName,
    day,
    states: [state],
    factId: `HOL-${state}`,
    ...(fromYear ? { fromYear } : {}),
  }));
const once = (germanName: string, on: string, year: number, states: readonly State[], factId: string): HolidayRule => ({
  germanName,
  day: { on },
  states,
  fromYear: year,
  toYear: year,
  factId,
});

const REFORMATION = { on: '10-31' };
const CORPUS_CHRISTI = { easter: 60 };

/** The holiday acts of the sixteen states since 2016, one row per day and state; a new day is a new row. */
export const HOLIDAY_RULES: readonly HolidayRule[] = [
  everywhere('Neujahr', { on: '01-01' }),
  everywhere('Karfreitag', { easter: -2 }),
  everywhere('Ostermontag', { easter: 1 }),
  everywhere('Tag der Arbeit', { on: '05-01' }),
  everywhere('Christi Himmelfahrt', { easter: 39 }),
  everywhere('Pfingstmontag', { easter: 50 }),
  everywhere('Tag der Deutschen Einheit', { on: '10-03' }),
  everywhere('1. Weihnachtstag', { on: '12-25' }),
  everywhere('2. Weihnachtstag', { on: '12-26' }),
  ...inStates('Heilige Drei Könige', { on: '01-06' }, ['BW', 'BY', 'ST']),
  ...inStates('Internationaler Frauentag', { on: '03-08' }, ['BE'], 2019),
  ...inStates('Internationaler Frauentag', { on: '03-08' }, ['MV'], 2023),
  ...inStates('Ostersonntag', { easter: 0 }, ['BB']),
  ...inStates('Pfingstsonntag', { easter: 49 }, ['BB']),
  ...inStates('Fronleichnam', CORPUS_CHRISTI, ['BW', 'BY', 'HE', 'NW', 'RP', 'SL']),
  ...inStates('Mariä Himmelfahrt', { on: '08-15' }, ['SL']),
  ...inStates('Weltkindertag', { on: '09-20' }, ['TH'], 2019),
  ...inStates('Reformationstag', REFORMATION, ['BB', 'MV', 'SN', 'ST', 'TH']),
  ...inStates('Reformationstag', REFORMATION, ['HB', 'HH', 'NI', 'SH'], 2018),
  once(
    'Reformationstag',
    '10-31',
    2017,
    ['BW', 'BY', 'BE', 'HB', 'HH', 'HE', 'NI', 'NW', 'RP', 'SL', 'SH'],
    'HOL-2017',
  ),
  ...inStates('Allerheiligen', { on: '11-01' }, ['BW', 'BY', 'NW', 'RP', 'SL']),
  ...inStates('Buß- und Bettag', { repentance: true }, ['SN']),
  once('Tag der Befreiung', '05-08', 2020, ['BE'], 'HOL-BE-2020'),
  once('Tag der Befreiung', '05-08', 2025, ['BE'], 'HOL-BE-2025'),
  once('75. Jahrestag des Volksaufstands vom 17. Juni 1953', '06-17', 2028, ['BE'], 'HOL-BE-2028'),
  {
    germanName: 'Mariä Himmelfahrt',
    day: { on: '08-15' },
    states: ['BY'],
    only: 'nur in Gemeinden mit überwiegend katholischer Bevölkerung',
    factId: 'HOL-BY-MH',
  },
  {
    germanName: 'Augsburger Friedensfest',
    day: { on: '08-08' },
    states: ['BY'],
    only: 'nur in der Stadt Augsburg',
    factId: 'HOL-AUGS',
  },
  {
    germanName: 'Fronleichnam',
    day: CORPUS_CHRISTI,
    states: ['SN'],
    only: 'nur in einzelnen sorbisch-katholischen Gemeinden (nicht belegt)',
    factId: 'HOL-SN',
  },
  {
    germanName: 'Fronleichnam',
    day: CORPUS_CHRISTI,
    states: ['TH'],
    only: 'nur in einzelnen katholischen Gemeinden (nicht belegt)',
    factId: 'HOL-TH',
  },
];
