import type { components } from '../../shared/api/schema';
import { dayParts } from '../../shared/format';
import { BUYERS, codeIn, NATURES, STATES } from './words';

type Schemas = components['schemas'];
export type ModificationRequest = Schemas['LawModificationRequest'];
export type Modification = Schemas['ModificationJudgementResponse'];
export type ChangeAnswer = Schemas['ContractChangeResponse'];
export type FrameworkRequest = Schemas['LawFrameworkRequest'];
export type Framework = Schemas['FrameworkJudgementResponse'];
export type ReviewRequest = Schemas['LawReviewRequest'];
export type Review = Schemas['ReviewDatesResponse'];
export type ReviewStep = Schemas['ReviewStepResponse'];

export const CALCULATORS = ['aenderung', 'rahmen', 'rechtsschutz'] as const;
export type Calculator = (typeof CALCULATORS)[number];

export const GROUNDS = [
  ['de-minimis', 'Geringfügige Änderung'],
  ['additional', 'Zusätzliche Leistungen'],
  ['unforeseen', 'Unvorhersehbare Umstände'],
  ['review-clause', 'Überprüfungsklausel im Vertrag'],
  ['none', 'Noch kein Grund genannt'],
] as const;
export const REGIMES = [
  ['eu', 'EU-weit'],
  ['national', 'National'],
] as const;
/** What may have happened, under the names of the law library and in the address. */
export const EVENTS = {
  recognisedOn: 'erkannt',
  noticeTenderEnd: 'angebotsende',
  refusalReceivedOn: 'nichtabhilfe',
  applicationReceivedOn: 'antrag',
  decisionServedOn: 'entscheidung',
  exAnteNoticeOn: 'exante',
  contractOn: 'vertrag',
  informationSentOn: 'information',
  awardNoticeOn: 'vergabebekanntmachung',
  reasonsRequestedOn: 'begruendung',
} as const;
export type EventName = keyof typeof EVENTS;
const EVENT_NAMES = Object.keys(EVENTS) as readonly EventName[];

/** One change as it stands on the page; `number` stays the same when others are removed. */
export interface ChangeInput {
  readonly number: number;
  readonly on: string;
  readonly amount: string;
  readonly ground: ModificationRequest['changes'][number]['ground'];
  readonly natureChanged: boolean;
  readonly title: string;
}

/** Everything the three calculators ask. Amounts are decimal strings, days ISO days; "" is "not said". */
export interface CalculatorInput {
  readonly startsOn: string;
  readonly state: string;
  readonly buyer: ModificationRequest['buyer'];
  readonly nature: ModificationRequest['nature'];
  readonly originalValue: string;
  readonly indexedValue: string;
  /** "" leaves it to the original value. */
  readonly contractRegime: '' | 'eu' | 'national';
  readonly changes: readonly ChangeInput[];
  readonly frameworkRegime: 'eu' | 'national';
  readonly years: string;
  readonly termReasons: string;
  /** One name per line. */
  readonly entitled: string;
  readonly maximumValue: string;
  readonly maximumQuantity: string;
  readonly contractors: string;
  readonly caller: string;
  readonly callOffValue: string;
  readonly callOffQuantity: string;
  readonly calledOffValue: string;
  readonly calledOffQuantity: string;
  readonly events: Readonly<Partial<Record<EventName, string>>>;
  /** Who won before the chamber: "" is not known. */
  readonly chamberRejected: '' | 'ja' | 'nein';
}

export const emptyInput = (today: string): CalculatorInput => ({
  startsOn: today,
  state: 'HE',
  buyer: 'municipality',
  nature: 'supplies',
  originalValue: '',
  indexedValue: '',
  contractRegime: '',
  changes: [],
  frameworkRegime: 'eu',
  years: '4',
  termReasons: '',
  entitled: '',
  maximumValue: '',
  maximumQuantity: '',
  contractors: '1',
  caller: '',
  callOffValue: '',
  callOffQuantity: '',
  calledOffValue: '',
  calledOffQuantity: '',
  events: {},
  chamberRejected: '',
});

const AMOUNTS = {
  originalValue: 'wert',
  indexedValue: 'indexiert',
  years: 'jahre',
  maximumValue: 'hoechstwert',
  maximumQuantity: 'hoechstmenge',
  contractors: 'partner',
  callOffValue: 'abrufwert',
  callOffQuantity: 'abrufmenge',
  calledOffValue: 'abgerufen',
  calledOffQuantity: 'abgerufene-menge',
} as const;
const TEXTS = { termReasons: 'laufzeitgrund', entitled: 'berechtigt', caller: 'abrufer' } as const;
const LONGEST_TEXT = 2000;
const MOST_CHANGES = 100;

const keysOf = <T extends object>(record: T): readonly (keyof T)[] => Object.keys(record) as (keyof T)[];
const dayOr = (text: string | null | undefined, usual: string): string => (text && dayParts(text) ? text : usual);
const amountOr = (text: string | null | undefined, usual: string): string =>
  text != null && (text === '' || /^-?\d{1,13}(\.\d{1,3})?$/.test(text)) ? text : usual;

const changeText = ({ number, on, amount, ground, natureChanged, title }: ChangeInput): string =>
  [number, on, amount, ground, natureChanged ? 'g' : '', title].join('_');

function changeOf(text: string): ChangeInput | null {
  const [number = '', on, amount, ground = null, nature, ...title] = text.split('_');
  if (!/^[1-9]\d{0,3}$/.test(number)) return null;
  return {
    number: Number(number),
    on: dayOr(on, ''),
    amount: amountOr(amount, ''),
    ground: codeIn(GROUNDS, ground, 'de-minimis'),
    natureChanged: nature === 'g',
    title: title.join('_').slice(0, LONGEST_TEXT),
  };
}

/** The input as it stands in the address; what is usual is left out. */
export function inputToSearch(input: CalculatorInput, today: string): URLSearchParams {
  const usual = emptyInput(today);
  const search = new URLSearchParams();
  const put = (name: string, text: string, without: string): void => {
    if (text !== without) search.set(name, text);
  };
  // The day is always named, so that an address still asks the same tomorrow.
  search.set('beginn', input.startsOn);
  put('land', input.state, usual.state);
  put('auftraggeber', input.buyer, usual.buyer);
  put('leistung', input.nature, usual.nature);
  for (const key of keysOf(AMOUNTS)) put(AMOUNTS[key], input[key], usual[key]);
  for (const key of keysOf(TEXTS)) put(TEXTS[key], input[key], usual[key]);
  put('recht', input.contractRegime, '');
  for (const change of input.changes) search.append('aenderung', changeText(change));
  put('rahmenrecht', input.frameworkRegime, usual.frameworkRegime);
  for (const name of EVENT_NAMES) put(EVENTS[name], input.events[name] ?? '', '');
  put('zurueckgewiesen', input.chamberRejected, '');
  return search;
}

/** The input of an address; what is no valid value is as if it were not there. */
export function inputOf(search: URLSearchParams, today: string): CalculatorInput {
  const usual = emptyInput(today);
  const amounts = Object.fromEntries(
    keysOf(AMOUNTS).map((key) => [key, amountOr(search.get(AMOUNTS[key]), usual[key])]),
  ) as Record<keyof typeof AMOUNTS, string>;
  const texts = Object.fromEntries(
    keysOf(TEXTS).map((key) => [key, (search.get(TEXTS[key]) ?? '').slice(0, LONGEST_TEXT)]),
  ) as Record<keyof typeof TEXTS, string>;
  const changes = search
    .getAll('aenderung')
    .slice(0, MOST_CHANGES)
    .map(changeOf)
    .filter((change) => change !== null);
  const rejected = search.get('zurueckgewiesen');
  return {
    ...amounts,
    ...texts,
    startsOn: dayOr(search.get('beginn'), today),
    state: codeIn(STATES, search.get('land'), 'HE'),
    buyer: codeIn(BUYERS, search.get('auftraggeber'), 'municipality'),
    nature: codeIn(NATURES, search.get('leistung'), 'supplies'),
    contractRegime: regimeIn(search.get('recht')),
    changes: [...new Map(changes.map((change) => [change.number, change])).values()],
    frameworkRegime: codeIn(REGIMES, search.get('rahmenrecht'), 'eu'),
    events: Object.fromEntries(
      EVENT_NAMES.map((name) => [name, dayOr(search.get(EVENTS[name]), '')]).filter(([, day]) => day !== ''),
    ),
    chamberRejected: rejected === 'ja' || rejected === 'nein' ? rejected : '',
  };
}

/** The regime a person has chosen; "" where it follows from the value. */
export const regimeIn = (text: string | null): CalculatorInput['contractRegime'] =>
  REGIMES.find(([code]) => code === text)?.[0] ?? '';

/** A further change; its number was not used before. */
export const withFurtherChange = (changes: readonly ChangeInput[], on: string): readonly ChangeInput[] => [
  ...changes,
  {
    number: Math.max(0, ...changes.map(({ number }) => number)) + 1,
    on,
    amount: '',
    ground: 'de-minimis',
    natureChanged: false,
    title: '',
  },
];

export const isComplete = ({ on, amount }: ChangeInput): boolean => on !== '' && amount !== '';

/** The question about the changes; undefined while there is nothing to judge. Incomplete changes are left out. */
export function modificationRequest(input: CalculatorInput): ModificationRequest | undefined {
  const changes = input.changes.filter(isComplete).map(({ number, on, amount, ground, natureChanged }) => ({
    id: String(number),
    on,
    amount,
    ground,
    overallNatureChanged: natureChanged,
  }));
  if (input.originalValue === '' || changes.length === 0) return undefined;
  const { startsOn, state, buyer, nature, originalValue, indexedValue, contractRegime } = input;
  return {
    startsOn,
    state,
    buyer,
    nature,
    originalValue,
    changes,
    ...(indexedValue === '' ? {} : { indexedValue }),
    ...(contractRegime === '' ? {} : { regime: contractRegime }),
  };
}

/** The names in a text with one per line. */
export const namesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const orNull = (text: string): string | null => (text === '' ? null : text);

/** The call-off once somebody is named and what its maximum needs is there. */
function callOffOf(input: CalculatorInput): FrameworkRequest['callOff'] {
  const { caller, callOffValue, callOffQuantity, maximumValue, maximumQuantity } = input;
  const missing = (maximumValue !== '' && callOffValue === '') || (maximumQuantity !== '' && callOffQuantity === '');
  if (caller.trim() === '' || missing) return null;
  return {
    caller,
    value: orNull(callOffValue),
    quantity: orNull(callOffQuantity),
    calledOffValue: orNull(input.calledOffValue),
    calledOffQuantity: orNull(input.calledOffQuantity),
  };
}

/** The question about a framework agreement; undefined while the term is missing. */
export function frameworkRequest(input: CalculatorInput): FrameworkRequest | undefined {
  const { startsOn, state, buyer, nature, frameworkRegime: regime, years, termReasons, contractors } = input;
  if (!(Number(years) > 0)) return undefined;
  return {
    startsOn,
    state,
    buyer,
    nature,
    regime,
    years: Number(years),
    termReasons: orNull(termReasons.trim()),
    entitled: namesIn(input.entitled),
    maximumValue: orNull(input.maximumValue),
    maximumQuantity: orNull(input.maximumQuantity),
    contractors: contractors === '' ? 1 : Number(contractors),
    callOff: callOffOf(input),
  };
}

/** The question about legal protection; undefined while nothing has happened. */
export function reviewRequest({
  startsOn,
  state,
  events,
  chamberRejected,
}: CalculatorInput): ReviewRequest | undefined {
  if (Object.keys(events).length === 0) return undefined;
  return {
    startsOn,
    state,
    events: { ...events, ...(chamberRejected === '' ? {} : { chamberRejected: chamberRejected === 'ja' }) },
  };
}

/** Steps with a day in its order, and the rules that have none. */
export function datedSteps(steps: readonly ReviewStep[]): {
  readonly dated: readonly (ReviewStep & { readonly ends: string })[];
  readonly undated: readonly ReviewStep[];
} {
  const dated = steps.flatMap((step) => (step.ends === null ? [] : [{ ...step, ends: step.ends }]));
  return {
    dated: dated.sort((a, b) => a.ends.localeCompare(b.ends)),
    undated: steps.filter(({ ends }) => ends === null),
  };
}
