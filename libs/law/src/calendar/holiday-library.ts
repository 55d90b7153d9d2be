import type { LocalDate } from '@app/kernel';
import type Holidays from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import { STATES } from '../book/codes';

export interface Holiday {
  readonly date: LocalDate;
  readonly germanName: string;
  /** False for days of single municipalities: they move no period. */
  readonly statewide: boolean;
  /** Where a day that is not kept in the whole state is kept. */
  readonly note: string | null;
  readonly factId: string;
}

/** `note` names the places where a day of a region is kept; the library's types leave it out. */
type LibraryDay = HolidaysTypes.Holiday & { readonly note?: string };
type Library = typeof Holidays;

/** Loaded with the first question, not with the program: it takes 140 ms (docs/decisions/0010). `import` would load it at once or
 * answer later, and a rule answers at once. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const library = (): Library => require('date-holidays') as Library;

const opened = new Map<string, Holidays>();

/** The library set to the federation, a state or a region of it; setting it up costs more than a year's answer. */
function openedAt(state: string, region: string): Holidays {
  const key = `${state}/${region}`;
  const found = opened.get(key) ?? new (library())('DE', state, region, { types: ['public'], languages: ['de'] });
  opened.set(key, found);
  return found;
}

/** Public holidays in the order of the days. What counts is the library's day as text, not its Date. */
const daysIn = (year: number, state = '', region = ''): readonly LibraryDay[] =>
  openedAt(state, region).getHolidays(year);

const dateOf = ({ date }: LibraryDay): LocalDate => date.slice(0, 10);

/** Days kept in parts of a state that have a fact of their own. */
const LOCAL_FACTS: Readonly<Record<string, string>> = {
  'Mariä Himmelfahrt': 'HOL-BY-MH',
  'Augsburger Friedensfest': 'HOL-AUGS',
};

/** HOL-ALL, HOL-HE; for one year only ("2020-05-08" instead of "05-08") HOL-2017, HOL-BE-2020. */
const factIdOf = ({ rule }: LibraryDay, state: string, nationwide: boolean): string => {
  if (/^\d{4}-/.test(rule)) return `HOL-${nationwide ? '' : `${state}-`}${rule.slice(0, 4)}`;
  return nationwide ? 'HOL-ALL' : `HOL-${state}`;
};

/** "Landkreis Bautzen: Crostwitz, …"; without a fact that says so, the reader is told. */
function localDays(state: string, year: number, statewide: ReadonlySet<string>): readonly Holiday[] {
  const regions = Object.entries(openedAt(state, '').getRegions('DE', state, 'de') ?? {});
  const found = regions.flatMap(([code, name]) =>
    daysIn(year, state, code)
      .filter((day) => !statewide.has(dateOf(day)))
      .map((day) => ({ day, where: day.note ? `${name} (${day.note.trim()})` : name })),
  );
  const dates = [...new Set(found.map(({ day }) => dateOf(day)))];
  return dates.flatMap((date) => {
    const places = found.filter(({ day }) => dateOf(day) === date);
    const germanName = places[0]?.day.name ?? '';
    const factId = LOCAL_FACTS[germanName];
    const where = places.map(({ where: place }) => place).join('; ');
    return {
      date,
      germanName,
      statewide: false,
      note: `nur in einem Teil des Landes: ${where}${factId ? '' : ' (nicht amtlich belegt)'}`,
      factId: factId ?? `HOL-${state}`,
    };
  });
}

const asked = new Map<string, readonly Holiday[]>();

/**
 * All public holidays of a German state in a year by date-holidays, which needs some milliseconds when first asked;
 * none for a state the library does not know.
 */
export function libraryHolidays(state: string, year: number): readonly Holiday[] {
  const key = `${state}${year}`;
  const found = asked.get(key) ?? askedNow(state, year);
  asked.set(key, found);
  return found;
}

function askedNow(state: string, year: number): readonly Holiday[] {
  if (!STATES.some((known) => known === state)) return [];
  const national = new Set(daysIn(year).map(({ rule }) => rule));
  const days = daysIn(year, state);
  return [
    ...days.map((day) => ({
      date: dateOf(day),
      germanName: day.name,
      statewide: true,
      note: null,
      factId: factIdOf(day, state, national.has(day.rule)),
    })),
    ...localDays(state, year, new Set(days.map(dateOf))),
  ];
}
