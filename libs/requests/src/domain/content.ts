/** The kinds of things a department asks for, and the ways it may want to get them. */
export const REQUEST_NATURES = {
  supplies: 'Lieferleistung',
  services: 'Dienstleistung',
  works: 'Bauleistung',
} as const;
export type RequestNature = keyof typeof REQUEST_NATURES;

export const FORMS = {
  single: 'Einmaliger Auftrag',
  framework: 'Rahmenvereinbarung',
  'follow-up': 'Folgevertrag für einen auslaufenden Vertrag',
  direct: 'Direktkauf',
} as const;
export type Form = keyof typeof FORMS;

export const BUDGET_KINDS = {
  investment: 'Investition (Finanzhaushalt)',
  result: 'Aufwand (Ergebnishaushalt)',
} as const;

export const ESTIMATE_METHODS = {
  'former-contract': 'früherer Vertrag',
  'market-enquiry': 'Anfragen am Markt',
  'price-list': 'Preisliste oder Katalog',
  'planning-office': 'Berechnung eines Planungsbüros',
  'own-estimate': 'eigene Schätzung',
} as const;
export type EstimateMethod = keyof typeof ESTIMATE_METHODS;

export const LOTS_WISHES = {
  centre: 'Das soll die Vergabestelle vorschlagen',
  lots: 'Ja, in diese Lose',
  none: 'Nein, alles soll aus einer Hand kommen',
} as const;

/** The single texts of a request by their field, with the name people read. */
export const FIELD_NAMES = {
  title: 'Gegenstand',
  description: 'Beschreibung',
  nature: 'Art der Leistung',
  form: 'Art des Auftrags',
  quantity: 'Menge und Umfang',
  place: 'Ort',
  needOn: 'Gebraucht ab',
  termFrom: 'Beginn der Laufzeit',
  termTo: 'Ende der Laufzeit',
  planningState: 'Stand der Planung',
  maximumValue: 'Höchstwert',
  previousContract: 'Bisheriger Vertrag',
  previousSupplier: 'Bisheriges Unternehmen',
  previousEndsOn: 'Ende des bisherigen Vertrags',
  pricesAsked: 'Eingeholte Preise',
  onBehalfOf: 'Im Auftrag von',
  costCentreId: 'Kostenstelle',
  budgetAmount: 'Budget',
  budgetYear: 'Haushaltsjahr',
  budgetKind: 'Haushalt',
  budgetConfirmedBy: 'Bestätigt von',
  lotsWish: 'Aufteilung in Lose',
  lotsReason: 'Grund für den Verzicht auf Lose',
  estimateMethod: 'Weg der Schätzung',
  estimateNote: 'Erläuterung der Schätzung',
  contactName: 'Ansprechperson',
  contactPhone: 'Telefon',
  contactEmail: 'E-Mail',
} as const;
export type ContentField = keyof typeof FIELD_NAMES;
export const CONTENT_FIELDS = Object.keys(FIELD_NAMES) as readonly ContentField[];

/** One part of the estimate. `lot` is the place of a wished lot, counted from 1; "" for none. */
export interface EstimateLine {
  readonly text: string;
  /** Net EUR, decimal string once it is right. */
  readonly amount: string;
  readonly lot: string;
}
export interface WishedLot {
  readonly title: string;
  readonly cpv: string;
}

/** What a department wrote: texts as they were typed, right or not. They are judged when the request is handed in. */
export type RequestContent = Readonly<Record<ContentField, string>> & {
  readonly lines: readonly EstimateLine[];
  readonly lots: readonly WishedLot[];
};

export const EMPTY_CONTENT: RequestContent = {
  ...(Object.fromEntries(CONTENT_FIELDS.map((field) => [field, ''])) as Record<ContentField, string>),
  lines: [],
  lots: [],
};

/** One field that differs between two versions. Lists are compared as a whole and told in words. */
export interface Difference {
  readonly pointer: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

const linesInWords = (lines: readonly EstimateLine[]): string =>
  lines.map(({ text, amount, lot }) => [text, amount, ...(lot ? [`Los ${lot}`] : [])].join(', ')).join('; ');
const lotsInWords = (lots: readonly WishedLot[]): string =>
  lots.map(({ title, cpv }) => [title, ...(cpv ? [cpv] : [])].join(', ')).join('; ');

/** Wished lots and estimate as lines for people; nothing where none were written. */
export const listsInWords = ({ lots, lines }: RequestContent): readonly string[] => [
  ...(lots.length > 0 ? [`Lose: ${lotsInWords(lots)}`] : []),
  ...(lines.length > 0 ? [`Schätzung: ${linesInWords(lines)}`] : []),
];

/** Codes of the closed lists in words; every other text as it stands. */
const CHOICE_NAMES: Readonly<Partial<Record<ContentField, Readonly<Record<string, string>>>>> = {
  nature: REQUEST_NATURES,
  form: FORMS,
  budgetKind: BUDGET_KINDS,
  estimateMethod: ESTIMATE_METHODS,
  lotsWish: LOTS_WISHES,
};
export const inWords = (field: ContentField, value: string): string => CHOICE_NAMES[field]?.[value] ?? value;

/** What changed from one version to the other, field by field. */
export function differences(before: RequestContent, after: RequestContent): readonly Difference[] {
  const fields = CONTENT_FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    pointer: `/${field}`,
    name: FIELD_NAMES[field],
    before: inWords(field, before[field]),
    after: inWords(field, after[field]),
  }));
  const lists = [
    { pointer: '/lots', name: 'Lose', before: lotsInWords(before.lots), after: lotsInWords(after.lots) },
    { pointer: '/lines', name: 'Schätzung', before: linesInWords(before.lines), after: linesInWords(after.lines) },
  ];
  return [...fields, ...lists.filter((list) => list.before !== list.after)];
}
