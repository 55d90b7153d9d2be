import { dayParts } from '../../shared/format';
import type { components } from '../../shared/api/schema';
import {
  BUYERS,
  codeIn,
  ESTIMATE_KINDS,
  type EstimateKind,
  NATURES,
  STATES,
  URGENCIES,
  type Urgency,
  WORKS_KINDS,
  type WorksKind,
} from './words';

type Schemas = components['schemas'];
export type AssessmentRequest = Schemas['LawAssessmentRequest'];
export type TimelineRequest = Schemas['LawTimelineRequest'];

export interface LotInput {
  readonly value: string;
  readonly similar: boolean;
  readonly outsideEu: boolean;
  /** Planning that is let as a lot of a works contract. */
  readonly planning: boolean;
}

/** Everything a person asks the Kompass. Amounts are decimal strings, days ISO days; "" is "not said". */
export interface Question {
  readonly startsOn: string;
  readonly state: string;
  readonly buyer: AssessmentRequest['buyer'];
  readonly nature: AssessmentRequest['nature'];
  /** Works only; some limits are higher for these. */
  readonly worksKind: WorksKind;
  readonly kind: EstimateKind;
  readonly value: string;
  readonly base: string;
  readonly options: readonly string[];
  readonly extensions: readonly string[];
  readonly premiums: string;
  readonly prizes: string;
  readonly development: readonly string[];
  readonly years: string;
  readonly perYear: string;
  readonly lastTwelveMonths: string;
  readonly expectedChange: string;
  readonly perMonth: string;
  /** Only for a fixed term without a total price. */
  readonly months: string;
  readonly lots: readonly LotInput[];
  readonly providedByBuyer: string;
  /** "" leaves the choice to the proposal of the page. */
  readonly procedureType: string;
  /** Grounds the person has ticked. */
  readonly grounds: readonly string[];
  /** "" is the day of the start. */
  readonly noticeDispatchedOn: string;
  readonly electronicTenders: boolean;
  readonly documentsElectronic: boolean;
  readonly priorInformation: boolean;
  readonly confidentialityMeasures: boolean;
  readonly agreedTenderPeriod: boolean;
  readonly dynamicSystem: boolean;
  readonly callOff: boolean;
  readonly urgency: Urgency;
  readonly publicationDayRequested: string;
  readonly overrides: Readonly<Record<string, string>>;
  readonly anchor: { readonly stepId: string; readonly on: string } | null;
}

export const EMPTY_LOT: LotInput = { value: '', similar: true, outsideEu: false, planning: false };

export const emptyQuestion = (today: string): Question => ({
  startsOn: today,
  state: 'HE',
  buyer: 'municipality',
  nature: 'supplies',
  worksKind: '',
  kind: 'value',
  value: '',
  base: '',
  options: [],
  extensions: [],
  premiums: '',
  prizes: '',
  development: [],
  years: '',
  perYear: '',
  lastTwelveMonths: '',
  expectedChange: '',
  perMonth: '',
  months: '',
  lots: [EMPTY_LOT, EMPTY_LOT],
  providedByBuyer: '',
  procedureType: '',
  grounds: [],
  noticeDispatchedOn: '',
  electronicTenders: true,
  documentsElectronic: true,
  priorInformation: false,
  confidentialityMeasures: false,
  agreedTenderPeriod: false,
  dynamicSystem: false,
  callOff: false,
  urgency: 'none',
  publicationDayRequested: '',
  overrides: {},
  anchor: null,
});

/** Names in the address, for everything that is one text. */
const TEXTS = {
  value: 'wert',
  base: 'grundwert',
  premiums: 'praemien',
  prizes: 'preisgelder',
  years: 'jahre',
  perYear: 'jahreswert',
  lastTwelveMonths: 'letzte12',
  expectedChange: 'aenderung',
  perMonth: 'monatswert',
  months: 'monate',
  providedByBuyer: 'beistellung',
} as const;
const AMOUNT_LISTS = { options: 'option', extensions: 'verlaengerung', development: 'entwicklung' } as const;
export const FLAGS = {
  electronicTenders: 'e-angebote',
  documentsElectronic: 'e-unterlagen',
  priorInformation: 'vorinfo',
  confidentialityMeasures: 'vertraulichkeit',
  agreedTenderPeriod: 'vereinbarte-frist',
  dynamicSystem: 'dynamisch',
  callOff: 'einzelauftrag',
} as const;
const PLAN = 'plan-';

const isAmount = (text: string | null): text is string => text !== null && /^-?\d{1,13}(\.\d+)?$/.test(text);
const dayOr = (text: string | null, usual: string): string => (text && dayParts(text) ? text : usual);
const keysOf = <T extends object>(record: T): readonly (keyof T)[] => Object.keys(record) as (keyof T)[];

/** The question as it stands in the address; what is usual is left out. */
export function toSearch(question: Question, today: string): URLSearchParams {
  const usual = emptyQuestion(today);
  const search = new URLSearchParams();
  const put = (name: string, text: string, without: string): void => {
    if (text !== without) search.set(name, text);
  };
  put('leistung', question.nature, usual.nature);
  put('bauart', question.worksKind, '');
  put('auftraggeber', question.buyer, usual.buyer);
  put('land', question.state, usual.state);
  // The day is always named, so that an address still asks the same tomorrow.
  search.set('beginn', question.startsOn);
  put('schaetzung', question.kind, usual.kind);
  for (const key of keysOf(TEXTS)) put(TEXTS[key], question[key], '');
  for (const key of keysOf(AMOUNT_LISTS)) for (const amount of question[key]) search.append(AMOUNT_LISTS[key], amount);
  if (question.kind === 'lots' || question.lots.some(({ value }) => value !== '')) {
    for (const { value, similar, outsideEu, planning } of question.lots) {
      search.append('los', [value, similar ? '' : 'v', outsideEu ? 'n' : '', planning ? 'p' : ''].join('_'));
    }
  }
  put('art', question.procedureType, '');
  for (const ground of question.grounds) search.append('grund', ground);
  put('absendung', question.noticeDispatchedOn, '');
  for (const key of keysOf(FLAGS)) put(FLAGS[key], question[key] ? 'ja' : 'nein', usual[key] ? 'ja' : 'nein');
  put('dringlichkeit', question.urgency, usual.urgency);
  put('veroeffentlichung', question.publicationDayRequested, '');
  for (const [stepId, day] of Object.entries(question.overrides)) search.set(PLAN + stepId, day);
  if (question.anchor) search.set('ziel', `${question.anchor.stepId}_${question.anchor.on}`);
  return search;
}

/** The question of an address; what is no valid value is as if it were not there. */
export function fromSearch(search: URLSearchParams, today: string): Question {
  const usual = emptyQuestion(today);
  const amounts = (name: string): readonly string[] => search.getAll(name).map((text) => (isAmount(text) ? text : ''));
  const texts = Object.fromEntries(
    keysOf(TEXTS).map((key) => {
      const text = search.get(TEXTS[key]);
      return [key, isAmount(text) ? text : ''];
    }),
  ) as Record<keyof typeof TEXTS, string>;
  const flags = Object.fromEntries(
    keysOf(FLAGS).map((key) => [key, search.has(FLAGS[key]) ? search.get(FLAGS[key]) === 'ja' : usual[key]]),
  ) as Record<keyof typeof FLAGS, boolean>;
  const lots = search.getAll('los').map((text): LotInput => {
    const [value = '', different, outside, planning] = text.split('_');
    return {
      value: isAmount(value) ? value : '',
      similar: different !== 'v',
      outsideEu: outside === 'n',
      planning: planning === 'p',
    };
  });
  const [stepId = '', on = ''] = (search.get('ziel') ?? '').split('_');
  return {
    ...usual,
    ...texts,
    ...flags,
    startsOn: dayOr(search.get('beginn'), today),
    state: codeIn(STATES, search.get('land'), 'HE'),
    buyer: codeIn(BUYERS, search.get('auftraggeber'), 'municipality'),
    nature: codeIn(NATURES, search.get('leistung'), 'supplies'),
    kind: codeIn(ESTIMATE_KINDS, search.get('schaetzung'), 'value'),
    options: amounts('option'),
    extensions: amounts('verlaengerung'),
    development: amounts('entwicklung'),
    worksKind: codeIn(WORKS_KINDS, search.get('bauart'), ''),
    lots: lots.length > 0 ? lots : usual.lots,
    procedureType: search.get('art') ?? '',
    grounds: search.getAll('grund'),
    noticeDispatchedOn: dayOr(search.get('absendung'), ''),
    urgency: codeIn(URGENCIES, search.get('dringlichkeit'), 'none'),
    publicationDayRequested: dayOr(search.get('veroeffentlichung'), ''),
    overrides: Object.fromEntries(
      [...search]
        .filter(([name, day]) => name.startsWith(PLAN) && dayParts(day))
        .map(([name, day]) => [name.slice(PLAN.length), day]),
    ),
    anchor: stepId !== '' && dayParts(on) ? { stepId, on } : null,
  };
}

const filled = (amounts: readonly string[]): string[] => amounts.filter((amount) => amount !== '');
const ifFilled = <Key extends string>(key: Key, amount: string): Partial<Record<Key, string>> =>
  amount === '' ? {} : ({ [key]: amount } as Record<Key, string>);

type Estimate = NonNullable<AssessmentRequest['estimate']>;

/** The estimate as the law library takes it; undefined while a needed amount is missing. */
function estimateOf(q: Question): Estimate | undefined {
  switch (q.kind) {
    case 'single':
      return q.base === ''
        ? undefined
        : {
            kind: 'single',
            base: q.base,
            options: filled(q.options),
            extensions: filled(q.extensions),
            ...ifFilled('premiums', q.premiums),
            ...(filled(q.development).length > 0 ? { development: filled(q.development) } : {}),
            ...ifFilled('prizes', q.prizes),
          };
    case 'framework':
      return q.perYear === '' || !(Number(q.years) > 0)
        ? undefined
        : { kind: 'framework', years: Number(q.years), perYear: q.perYear };
    case 'recurring':
      return q.lastTwelveMonths === ''
        ? undefined
        : { kind: 'recurring', lastTwelveMonths: q.lastTwelveMonths, ...ifFilled('expectedChange', q.expectedChange) };
    case 'indefinite':
      return q.perMonth === ''
        ? undefined
        : {
            kind: 'indefinite',
            perMonth: q.perMonth,
            ...(q.months === '' ? {} : { months: Number(q.months) }),
          };
    case 'works':
      return q.base === ''
        ? undefined
        : { kind: 'works', base: q.base, ...ifFilled('providedByBuyer', q.providedByBuyer) };
    case 'lots': {
      const lots = q.lots.map((lot, index) => ({ id: String(index + 1), ...lot })).filter(({ value }) => value !== '');
      return lots.length === 0 ? undefined : { kind: 'lots', lots };
    }
    case 'value':
      return undefined;
  }
}

/** The question about regime, types and duties; undefined while the value is missing. */
export function assessmentRequest(q: Question): AssessmentRequest | undefined {
  const { startsOn, state, buyer, nature } = q;
  const estimate = estimateOf(q);
  if (q.kind === 'value' ? q.value === '' : !estimate) return undefined;
  return {
    startsOn,
    state,
    buyer,
    nature,
    ...(nature === 'works' && q.worksKind !== '' ? { worksKind: q.worksKind } : {}),
    ...(estimate ? { estimate } : { value: q.value }),
  };
}

export const beginOf = ({ noticeDispatchedOn, startsOn }: Question): string => noticeDispatchedOn || startsOn;

/** The question about the dates of one procedure type. */
export function timelineRequest(q: Question, regime: 'eu' | 'national', procedureType: string): TimelineRequest {
  return {
    startsOn: q.startsOn,
    state: q.state,
    regime,
    procedureType,
    nature: q.nature,
    buyer: q.buyer,
    electronicTenders: q.electronicTenders,
    documentsElectronic: q.documentsElectronic,
    priorInformation: q.priorInformation,
    confidentialityMeasures: q.confidentialityMeasures,
    agreedTenderPeriod: q.agreedTenderPeriod,
    dynamicSystem: q.dynamicSystem,
    callOff: q.callOff,
    urgency: q.urgency,
    publicationDayRequested: q.publicationDayRequested || null,
    overrides: { ...q.overrides },
    ...(q.anchor ? { anchor: { ...q.anchor } } : { noticeDispatchedOn: beginOf(q) }),
  };
}

/** What the shown answer was asked with. */
export interface SheetQuestion {
  readonly assessment: AssessmentRequest;
  readonly timeline: TimelineRequest | null;
}
