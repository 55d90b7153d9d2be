import { addDays } from '../../shared/format';

/** What the page shows; every part stands in the address, so that a view can be sent and found again. */
export interface Filters {
  readonly member: string;
  /** Id of the cost centre. */
  readonly costCentre: string;
  readonly article: string;
  readonly from: string;
  readonly to: string;
  readonly groupBy: string;
}

export const GROUPINGS: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'member', label: 'Mitgliedskommune' },
  { value: 'costCentre', label: 'Kostenstelle' },
  { value: 'article', label: 'Artikel' },
  { value: 'month', label: 'Monat' },
  { value: 'member,month', label: 'Mitgliedskommune und Monat' },
  { value: 'costCentre,article', label: 'Kostenstelle und Artikel' },
  { value: 'article,month', label: 'Artikel und Monat' },
  { value: 'member,costCentre,article,month', label: 'alles einzeln' },
];

const KEYS = {
  member: 'kommune',
  costCentre: 'kostenstelle',
  article: 'artikel',
  from: 'von',
  to: 'bis',
  groupBy: 'nach',
};
const NAMES = Object.keys(KEYS) as (keyof Filters)[];

export function readFilters(search: URLSearchParams, defaultGrouping: string): Filters {
  const read = Object.fromEntries(NAMES.map((name) => [name, search.get(KEYS[name]) ?? '']));
  const filters = read as unknown as Filters;
  return { ...filters, groupBy: filters.groupBy || defaultGrouping };
}

/** The filters as parameters of the address; what is empty is left out. */
export const writeFilters = (filters: Filters): Record<string, string> =>
  Object.fromEntries(NAMES.filter((name) => filters[name] !== '').map((name) => [KEYS[name], filters[name]]));

export const addressOf = (filters: Filters): string =>
  `/verbrauch?${new URLSearchParams(writeFilters(filters)).toString()}`;

/** The parameters of the API; what is empty is left out. */
export const queryOf = (filters: Filters): Record<string, string> =>
  Object.fromEntries(NAMES.filter((name) => filters[name] !== '').map((name) => [name, filters[name]]));

/** The selection as the subject of a document; the report has its own grouping. */
export const selectionOf = ({ groupBy: _, ...selection }: Filters): string =>
  new URLSearchParams(Object.entries(selection).filter(([, value]) => value !== '')).toString();

export const downloadOf = (filters: Filters, format: 'csv' | 'xlsx'): string =>
  `/api/consumption?${new URLSearchParams({ ...queryOf(filters), format }).toString()}`;

export interface PeriodChoice {
  readonly value: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** The periods people ask for: the reporting year from July to June, the one before, the calendar year, this month. */
export function periodChoices(today: string): readonly PeriodChoice[] {
  const year = Number(today.slice(0, 4));
  const start = today.slice(5) >= '07-01' ? year : year - 1;
  const reportingYear = (from: number): Omit<PeriodChoice, 'value'> => ({
    label: `Berichtsjahr ${from}/${from + 1}`,
    from: `${from}-07-01`,
    to: `${from + 1}-06-30`,
  });
  const month = today.slice(0, 7);
  const nextMonth = addDays(`${month}-28`, 4).slice(0, 7);
  return [
    { value: 'all', label: 'alle Buchungen', from: '', to: '' },
    { value: 'year', ...reportingYear(start) },
    { value: 'last-year', ...reportingYear(start - 1) },
    { value: 'calendar-year', label: `Kalenderjahr ${year}`, from: `${year}-01-01`, to: `${year}-12-31` },
    { value: 'month', label: 'laufender Monat', from: `${month}-01`, to: addDays(`${nextMonth}-01`, -1) },
  ];
}

interface Keyed {
  readonly member?: string;
  readonly costCentreId?: string;
  readonly article?: string;
  readonly month?: string;
}

/** One level deeper: the row's keys become filters, and the next dimension the grouping. Undefined at the bottom. */
export function drillDown(filters: Filters, row: Keyed): Filters | undefined {
  const narrowed: Filters = {
    ...filters,
    member: row.member ?? filters.member,
    costCentre: row.costCentreId ?? filters.costCentre,
    article: row.article ?? filters.article,
    ...(row.month ? monthOf(row.month) : {}),
  };
  const groupBy = !narrowed.member
    ? 'member'
    : !narrowed.costCentre
      ? 'costCentre'
      : !narrowed.article
        ? 'article'
        : 'month';
  const next = { ...narrowed, groupBy };
  return NAMES.every((name) => next[name] === filters[name]) ? undefined : next;
}

const monthOf = (month: string): Pick<Filters, 'from' | 'to'> => {
  const next = addDays(`${month}-28`, 4).slice(0, 7);
  return { from: `${month}-01`, to: addDays(`${next}-01`, -1) };
};
