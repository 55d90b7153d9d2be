import type { components } from '../../shared/api/schema';

type Schemas = components['schemas'];
export type ProcedureItem = Schemas['ProcedureListItemResponse'];
export type PhaseCount = Schemas['PhaseCountResponse'];
export type ProcedureDate = Schemas['ProcedureDateResponse'];
export type NextStepOf = Schemas['NextStepResponse'];
export type SavedView = Schemas['ProcedureViewResponse'];
export type ViewKind = SavedView['kind'];

/** Filters by the names of the API; "" for none. All of them stand in the address, so that a list can be sent. */
const KEYS = {
  q: 'suche',
  phase: 'stand',
  officer: 'zustaendig',
  officerRole: 'als',
  member: 'kommune',
  regime: 'rechtsrahmen',
  nature: 'leistung',
  procedureType: 'vergabeart',
  joint: 'gemeinsam',
  suspended: 'ausgesetzt',
  deadlineFrom: 'frist-von',
  deadlineTo: 'frist-bis',
  valueFrom: 'wert-von',
  valueTo: 'wert-bis',
  year: 'jahr',
  risk: 'achtung',
} as const;
export type FilterName = keyof typeof KEYS;
export type ListFilters = Readonly<Record<FilterName, string>>;
const NAMES = Object.keys(KEYS) as FilterName[];

export const VIEW_KINDS: readonly { readonly value: ViewKind; readonly label: string; readonly address: string }[] = [
  { value: 'table', label: 'Tabelle', address: 'tabelle' },
  { value: 'board', label: 'Tafel', address: 'tafel' },
  { value: 'calendar', label: 'Kalender', address: 'kalender' },
  { value: 'timeline', label: 'Zeitleiste', address: 'zeitleiste' },
];
export const NEWEST_FIRST = '-fileNumber';

/** What of the list stands in the address. */
export interface ListState {
  readonly filters: ListFilters;
  readonly kind: ViewKind;
  readonly sort: string;
  /** Ids of the shown columns; none: the usual ones. */
  readonly columns: readonly string[];
  /** The saved view it began with, "" for none. */
  readonly view: string;
}

export function readState(search: URLSearchParams): ListState {
  const filters = Object.fromEntries(NAMES.map((name) => [name, search.get(KEYS[name]) ?? '']));
  return {
    filters: filters as unknown as ListFilters,
    kind: VIEW_KINDS.find(({ address }) => address === search.get('ansicht'))?.value ?? 'table',
    sort: search.get('sortierung') ?? NEWEST_FIRST,
    columns: (search.get('spalten') ?? '').split(',').filter((column) => column !== ''),
    view: search.get('gespeichert') ?? '',
  };
}

/** The address of a state; what is empty or usual is left out. */
export function writeState({ filters, kind, sort, columns, view }: ListState): Record<string, string> {
  const kindAddress = VIEW_KINDS.find(({ value }) => value === kind)?.address ?? '';
  return {
    ...Object.fromEntries(NAMES.filter((name) => filters[name] !== '').map((name) => [KEYS[name], filters[name]])),
    ...(kind === 'table' ? {} : { ansicht: kindAddress }),
    ...(sort === NEWEST_FIRST ? {} : { sortierung: sort }),
    ...(columns.length > 0 ? { spalten: columns.join(',') } : {}),
    ...(view === '' ? {} : { gespeichert: view }),
  };
}

export const NO_FILTERS: ListFilters = Object.fromEntries(NAMES.map((name) => [name, ''])) as unknown as ListFilters;

/** The parameters of the API; what is empty is left out. */
export const queryOf = (filters: ListFilters): Record<string, string> =>
  Object.fromEntries(NAMES.filter((name) => filters[name] !== '').map((name) => [name, filters[name]]));

/** Where the list with these filters is: for links from other pages. */
export const listAddress = (filters: Partial<ListFilters>, more: Partial<ListState> = {}): string => {
  const state = {
    filters: { ...NO_FILTERS, ...filters },
    kind: 'table',
    sort: NEWEST_FIRST,
    columns: [],
    view: '',
    ...more,
  };
  const search = new URLSearchParams(writeState(state as ListState)).toString();
  return search === '' ? '/vergaben' : `/vergaben?${search}`;
};

export const stateOfView = (view: SavedView): ListState => ({
  filters: { ...NO_FILTERS, ...(view.filters as Partial<ListFilters>) },
  kind: view.kind,
  sort: view.sort,
  columns: view.columns,
  view: view.id,
});

/** True where the list still shows what the view keeps. */
export const isUnchanged = (state: ListState, view: SavedView): boolean =>
  new URLSearchParams(writeState(state)).toString() === new URLSearchParams(writeState(stateOfView(view))).toString();
