import type { components } from '../../shared/api/schema';
import type { FieldError } from '../../shared/api';
import type { RuleSetFact } from './law-facts';

export type LawEntry = components['schemas']['LawEntryResponse'];
export type EntryKind = LawEntry['kind'];

/** What is typed about an entry of the centre; which fields count depends on the kind. */
export interface EntryValues {
  readonly kind: EntryKind;
  /** The rule whose number is given, for a value. */
  readonly factId: string;
  /** The gap that is closed, for a limit or a duty. */
  readonly closes: string;
  readonly value: string;
  readonly state: string;
  readonly natures: readonly string[];
  readonly types: readonly string[];
  readonly bound: string;
  readonly perLot: boolean;
  /** A duty that does not depend on the value has no amount. */
  readonly anyValue: boolean;
  readonly amount: string;
  readonly germanName: string;
  readonly when: string;
  /** "" for both. */
  readonly regime: string;
  readonly statute: string;
  readonly source: string;
  readonly validFrom: string;
  readonly validTo: string;
}

export const ENTRY_KINDS = [
  { value: 'value', label: 'Zahl einer Regel', detail: 'bestätigt oder ersetzt eine Zahl, die nicht gesichert ist' },
  { value: 'limit', label: 'Wertgrenze', detail: 'bis zu welchem Wert eine Vergabeart zulässig ist' },
  { value: 'duty', label: 'Pflicht', detail: 'was ab einem Wert zu tun ist' },
] as const;

/** Does the fact hold a number that could be another one? */
export const holdsNumber = ({ value }: Pick<RuleSetFact, 'value'>): boolean => /\d/.test(String(value));

const usualBound = (kind: EntryKind): string => (kind === 'limit' ? 'up-to' : 'from');
const usualKind = (gap: RuleSetFact | undefined): EntryKind => {
  if (gap && holdsNumber(gap)) return 'value';
  return !gap || gap.unit.startsWith('EUR') ? 'limit' : 'duty';
};

/** A new entry; a gap it comes from is chosen already. */
export function newEntry(gap: RuleSetFact | undefined, states: readonly string[]): EntryValues {
  const kind = usualKind(gap);
  const state = gap?.id.slice(0, 2) ?? '';
  return {
    kind,
    factId: kind === 'value' ? (gap?.id ?? '') : '',
    closes: kind === 'value' ? '' : (gap?.id ?? ''),
    value: '',
    state: states.includes(state) ? state : '',
    natures: [],
    types: [],
    bound: usualBound(kind),
    perLot: false,
    anyValue: false,
    amount: '',
    germanName: '',
    when: '',
    regime: '',
    statute: '',
    source: '',
    validFrom: gap?.validFrom ?? '',
    validTo: gap?.validTo ?? '',
  };
}

/** The form for what was entered before. */
export function valuesOf({ data, kind }: Pick<LawEntry, 'data' | 'kind'>): EntryValues {
  const text = (field: string): string => (typeof data[field] === 'string' ? data[field] : '');
  const list = (field: string): readonly string[] => (Array.isArray(data[field]) ? (data[field] as string[]) : []);
  return {
    kind,
    factId: text('factId'),
    closes: text('closes'),
    value: text('value'),
    state: text('state'),
    natures: list('natures'),
    types: list('types'),
    bound: text('bound') || usualBound(kind),
    perLot: data.perLot === true,
    anyValue: kind === 'duty' && data.amount === null,
    amount: text('amount'),
    germanName: text('germanName'),
    when: text('when'),
    regime: text('regime'),
    statute: text('statute'),
    source: text('source'),
    validFrom: text('validFrom'),
    validTo: text('validTo'),
  };
}

/** Another kind keeps what both have in common, the chosen rule included. */
export function withKind(values: EntryValues, kind: EntryKind, open: readonly RuleSetFact[]): EntryValues {
  const chosen = values.kind === 'value' ? values.factId : values.closes;
  const fact = open.find(({ id }) => id === chosen);
  return {
    ...values,
    kind,
    bound: usualBound(kind),
    factId: kind === 'value' && fact && holdsNumber(fact) ? chosen : '',
    closes: kind === 'value' ? '' : chosen,
  };
}

/** What the server takes. */
export function entryBody(values: EntryValues): Record<string, unknown> {
  const { kind, statute, source, validFrom, validTo, closes, state, natures, bound } = values;
  const common = { kind, statute, source };
  // A number holds as long as the rule it belongs to.
  if (kind === 'value') return { ...common, closes: null, factId: values.factId, value: values.value };
  const days = { validFrom: validFrom || null, validTo: validTo || null };
  const rule = { ...common, ...days, closes: closes || null, state, natures, bound };
  if (kind === 'limit') return { ...rule, types: values.types, perLot: values.perLot, amount: values.amount };
  const { germanName, when, regime, anyValue, amount } = values;
  return { ...rule, germanName, when, regime: regime || null, amount: anyValue ? null : amount };
}

type Requirement = readonly [field: keyof EntryValues, message: string];
const SOURCE: readonly Requirement[] = [
  ['statute', 'Bitte geben Sie Paragraph und Gesetz an.'],
  ['source', 'Bitte geben Sie an, wo Sie das gelesen haben.'],
];
const STATE: Requirement = ['state', 'Bitte wählen Sie das Land.'];
const NATURES: Requirement = ['natures', 'Bitte wählen Sie mindestens eine Leistungsart.'];
/** In the order of the form. */
const REQUIRED: Readonly<Record<EntryKind, readonly Requirement[]>> = {
  value: [
    ['factId', 'Bitte wählen Sie die Regel.'],
    ['value', 'Bitte geben Sie die Zahl an.'],
  ],
  limit: [
    STATE,
    ['types', 'Bitte wählen Sie mindestens eine Vergabeart.'],
    NATURES,
    ['amount', 'Bitte geben Sie den Betrag an.'],
  ],
  duty: [
    ['germanName', 'Bitte benennen Sie die Pflicht.'],
    ['when', 'Bitte geben Sie an, wann sie zu erfüllen ist.'],
    STATE,
    NATURES,
    ['amount', 'Bitte geben Sie den Betrag an oder wählen Sie „unabhängig vom Wert“.'],
  ],
};

/** What the page sees itself; the server checks the rest. */
export function entryMistakes(values: EntryValues): FieldError[] {
  const missing = [...REQUIRED[values.kind], ...SOURCE]
    .filter(([field]) => !(field === 'amount' && values.kind === 'duty' && values.anyValue))
    .filter(([field]) => {
      const value = values[field];
      return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
    })
    .map(([field, message]) => ({ pointer: `/${field}`, message }));
  const backward = values.kind !== 'value' && values.validFrom && values.validTo && values.validTo < values.validFrom;
  return backward ? [...missing, { pointer: '/validTo', message: 'Das Ende liegt vor dem Beginn.' }] : missing;
}

/** The versions of each entry, the latest first; entries in the order of the list. */
export function versionsOf(items: readonly LawEntry[]): readonly (readonly [LawEntry, ...LawEntry[]])[] {
  const entries = new Map<string, LawEntry[]>();
  for (const item of items) entries.set(item.id, [...(entries.get(item.id) ?? []), item]);
  return [...entries.values()].flatMap((versions) => {
    const [latest, ...earlier] = [...versions].sort((a, b) => b.version - a.version);
    return latest ? [[latest, ...earlier] as const] : [];
  });
}
