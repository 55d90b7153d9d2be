import { type FieldError, germanMoney, localDate, type LocalDate, type Money, parseMoney, yearOf } from '@app/kernel';
import {
  BUDGET_KINDS,
  type ContentField,
  ESTIMATE_METHODS,
  type Form,
  FORMS,
  LOTS_WISHES,
  REQUEST_NATURES,
  type RequestContent,
  type RequestNature,
} from './content';

/** A field that has to be filled in, always or for some kinds of requests only. */
export interface RequiredFact {
  readonly field: ContentField;
  readonly natures?: readonly RequestNature[];
  readonly forms?: readonly Form[];
  /** What to do, said at the field. */
  readonly ask: string;
}

/** What a department has to say, by kind. */
export const REQUIRED_FACTS: readonly RequiredFact[] = [
  { field: 'title', ask: 'Bitte benennen Sie, was beschafft werden soll.' },
  { field: 'nature', ask: 'Bitte wählen Sie die Art der Leistung.' },
  { field: 'form', ask: 'Bitte wählen Sie die Art des Auftrags.' },
  { field: 'description', ask: 'Bitte beschreiben Sie, was gebraucht wird und wofür.' },
  { field: 'quantity', natures: ['supplies'], ask: 'Bitte nennen Sie Menge und Umfang der Lieferung.' },
  {
    field: 'place',
    natures: ['supplies', 'works'],
    ask: 'Bitte nennen Sie den Ort der Lieferung oder der Baustelle.',
  },
  {
    field: 'planningState',
    natures: ['works'],
    ask: 'Bitte sagen Sie, wie weit die Planung ist und wer sie macht.',
  },
  { field: 'needOn', ask: 'Bitte nennen Sie den Tag, ab dem Sie die Leistung brauchen.' },
  { field: 'termFrom', forms: ['framework', 'follow-up'], ask: 'Bitte nennen Sie den Beginn der Laufzeit.' },
  { field: 'termTo', forms: ['framework', 'follow-up'], ask: 'Bitte nennen Sie das Ende der Laufzeit.' },
  {
    field: 'maximumValue',
    forms: ['framework'],
    ask: 'Bitte nennen Sie, für wie viel höchstens abgerufen werden soll.',
  },
  { field: 'previousContract', forms: ['follow-up'], ask: 'Bitte nennen Sie den bisherigen Vertrag.' },
  { field: 'previousSupplier', forms: ['follow-up'], ask: 'Bitte nennen Sie das bisherige Unternehmen.' },
  { field: 'previousEndsOn', forms: ['follow-up'], ask: 'Bitte nennen Sie das Ende des bisherigen Vertrags.' },
  {
    field: 'pricesAsked',
    forms: ['direct'],
    ask: 'Bitte nennen Sie, bei wem Sie nach Preisen gefragt haben und mit welchem Ergebnis.',
  },
  { field: 'costCentreId', ask: 'Bitte wählen Sie die Kostenstelle.' },
  { field: 'budgetAmount', ask: 'Bitte nennen Sie, wie viel Geld im Haushalt bereitsteht.' },
  { field: 'budgetYear', ask: 'Bitte nennen Sie das Haushaltsjahr.' },
  { field: 'budgetKind', ask: 'Bitte wählen Sie, aus welchem Haushalt bezahlt wird.' },
  { field: 'budgetConfirmedBy', ask: 'Bitte nennen Sie, wer das Budget bestätigt hat.' },
  { field: 'lotsWish', ask: 'Bitte wählen Sie, ob in Lose aufgeteilt werden soll.' },
  { field: 'estimateMethod', ask: 'Bitte wählen Sie, wie Sie den Wert geschätzt haben.' },
  { field: 'contactName', ask: 'Bitte nennen Sie eine Ansprechperson.' },
];

const CHOICES: Readonly<Partial<Record<ContentField, object>>> = {
  nature: REQUEST_NATURES,
  form: FORMS,
  budgetKind: BUDGET_KINDS,
  estimateMethod: ESTIMATE_METHODS,
  lotsWish: LOTS_WISHES,
};
const MONEY_FIELDS: readonly ContentField[] = ['budgetAmount', 'maximumValue'];
const DAY_FIELDS: readonly ContentField[] = ['needOn', 'termFrom', 'termTo', 'previousEndsOn'];
const YEARS_AHEAD = 10;

export const isRequired = (rule: RequiredFact, { nature, form }: Pick<RequestContent, 'nature' | 'form'>): boolean =>
  (!rule.natures || rule.natures.includes(nature as RequestNature)) &&
  (!rule.forms || rule.forms.includes(form as Form));

/** The fields that have to be filled in for this kind, for the page to ask for. */
export const requiredFields = (content: Pick<RequestContent, 'nature' | 'form'>): readonly ContentField[] =>
  REQUIRED_FACTS.filter((rule) => isRequired(rule, content)).map(({ field }) => field);

/** What the rules need to know besides the content. */
export interface Surroundings {
  readonly today: LocalDate;
  /** The chosen cost centre, where the member has it; `valid`: it may be used today. */
  readonly costCentre: { readonly valid: boolean; readonly name: string } | undefined;
}

export const amountOf = (text: string): Money | undefined => {
  try {
    return parseMoney(text);
  } catch {
    return undefined;
  }
};
export const dayOf = (text: string): LocalDate | undefined => {
  try {
    return localDate(text);
  } catch {
    return undefined;
  }
};

/** Every fact that is missing or wrong, with a pointer and what would be right; empty when it may be handed in. */
export function faults(content: RequestContent, surroundings: Surroundings): readonly FieldError[] {
  const missing = REQUIRED_FACTS.filter((rule) => isRequired(rule, content) && content[rule.field].trim() === '');
  const said = missing.map(({ field, ask }) => ({ pointer: `/${field}`, message: ask }));
  return [
    ...said,
    ...wrongTexts(content),
    ...wrongDays(content, surroundings.today),
    ...wrongBudget(content, surroundings),
    ...wrongContact(content),
    ...wrongLots(content),
    ...wrongLines(content),
  ];
}

const filled = (content: RequestContent, fields: readonly ContentField[]): readonly ContentField[] =>
  fields.filter((field) => content[field].trim() !== '');

function wrongTexts(content: RequestContent): readonly FieldError[] {
  const choices = filled(content, Object.keys(CHOICES) as ContentField[])
    .filter((field) => !Object.hasOwn(CHOICES[field] ?? {}, content[field]))
    .map((field) => ({ pointer: `/${field}`, message: 'Bitte wählen Sie eine der Möglichkeiten.' }));
  const amounts = filled(content, MONEY_FIELDS).flatMap((field) => wrongAmount(`/${field}`, content[field]));
  const title =
    content.title.length > 300 ? [{ pointer: '/title', message: 'Bitte fassen Sie sich kürzer (300 Zeichen).' }] : [];
  return [...choices, ...amounts, ...title];
}

function wrongAmount(pointer: string, text: string): readonly FieldError[] {
  const amount = amountOf(text);
  if (amount === undefined)
    return [{ pointer, message: `„${text}“ ist kein Betrag. Bitte schreiben Sie ihn zum Beispiel so: 12.500,00.` }];
  return amount > 0n && amount < 1_000_000_000_000n
    ? []
    : [{ pointer, message: 'Bitte nennen Sie einen Betrag über 0 € und unter 10 Milliarden €.' }];
}

function wrongDays(content: RequestContent, today: LocalDate): readonly FieldError[] {
  const unreadable = filled(content, DAY_FIELDS)
    .filter((field) => dayOf(content[field]) === undefined)
    .map((field) => ({
      pointer: `/${field}`,
      message: `„${content[field]}“ ist kein Tag. Bitte schreiben Sie ihn zum Beispiel so: 5.3.2027.`,
    }));
  const { needOn, termFrom, termTo } = content;
  const late = dayOf(needOn);
  const from = dayOf(termFrom);
  const to = dayOf(termTo);
  return [
    ...unreadable,
    ...(late !== undefined && late < today
      ? [{ pointer: '/needOn', message: 'Der Tag liegt in der Vergangenheit. Ab wann wird die Leistung gebraucht?' }]
      : []),
    ...(from !== undefined && to !== undefined && to < from
      ? [{ pointer: '/termTo', message: 'Die Laufzeit endet vor ihrem Beginn.' }]
      : []),
  ];
}

function wrongBudget(content: RequestContent, { today, costCentre }: Surroundings): readonly FieldError[] {
  const year = Number(content.budgetYear);
  const now = yearOf(today);
  const wrongYear =
    content.budgetYear.trim() !== '' &&
    !(/^\d{4}$/.test(content.budgetYear.trim()) && year >= now - 1 && year <= now + YEARS_AHEAD);
  return [
    ...(wrongYear
      ? [
          {
            pointer: '/budgetYear',
            message: `Bitte nennen Sie ein Haushaltsjahr zwischen ${now - 1} und ${now + YEARS_AHEAD}.`,
          },
        ]
      : []),
    ...(content.costCentreId.trim() !== '' && !costCentre
      ? [{ pointer: '/costCentreId', message: 'Diese Kostenstelle gibt es in Ihrer Kommune nicht.' }]
      : []),
    ...(costCentre && !costCentre.valid
      ? [
          {
            pointer: '/costCentreId',
            message: `Die Kostenstelle ${costCentre.name} gilt heute nicht. Bitte wählen Sie eine andere.`,
          },
        ]
      : []),
  ];
}

function wrongContact({ contactEmail, contactPhone }: RequestContent): readonly FieldError[] {
  const email = contactEmail.trim();
  if (email === '' && contactPhone.trim() === '')
    return [{ pointer: '/contactPhone', message: 'Bitte nennen Sie Telefon oder E-Mail der Ansprechperson.' }];
  return email === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
    ? []
    : [{ pointer: '/contactEmail', message: `„${email}“ ist keine E-Mail-Adresse.` }];
}

function wrongLots({ lotsWish, lotsReason, lots, lines }: RequestContent): readonly FieldError[] {
  if (lotsWish === 'none' && lotsReason.trim() === '')
    return [{ pointer: '/lotsReason', message: 'Bitte begründen Sie, warum alles aus einer Hand kommen soll.' }];
  if (lotsWish !== 'lots') return [];
  if (lots.length < 2) return [{ pointer: '/lots', message: 'Bitte nennen Sie mindestens zwei Lose.' }];
  return lots.flatMap(({ title }, index) => [
    ...(title.trim() === ''
      ? [{ pointer: `/lots/${index}/title`, message: `Bitte benennen Sie Los ${index + 1}.` }]
      : []),
    ...(lines.length > 0 && !lines.some(({ lot }) => lot === String(index + 1))
      ? [{ pointer: `/lots/${index}/title`, message: `Zu Los ${index + 1} fehlt eine Zeile in der Schätzung.` }]
      : []),
  ]);
}

function wrongLines({ lines, lots, lotsWish }: RequestContent): readonly FieldError[] {
  if (lines.length === 0)
    return [{ pointer: '/lines', message: 'Bitte schätzen Sie den Wert mit mindestens einer Zeile.' }];
  return lines.flatMap(({ text, amount, lot }, index) => [
    ...(text.trim() === ''
      ? [{ pointer: `/lines/${index}/text`, message: `Bitte benennen Sie Zeile ${index + 1} der Schätzung.` }]
      : []),
    ...(amount.trim() === ''
      ? [{ pointer: `/lines/${index}/amount`, message: `In Zeile ${index + 1} der Schätzung fehlt der Betrag.` }]
      : wrongAmount(`/lines/${index}/amount`, amount)),
    ...(lotsWish === 'lots' && !(Number(lot) >= 1 && Number(lot) <= lots.length)
      ? [{ pointer: `/lines/${index}/lot`, message: `Bitte ordnen Sie Zeile ${index + 1} der Schätzung einem Los zu.` }]
      : []),
  ]);
}

/** The estimate as far as its lines are amounts; undefined while none is. */
export function estimateOf({ lines }: Pick<RequestContent, 'lines'>): Money | undefined {
  const amounts = lines.flatMap(({ amount }) => amountOf(amount) ?? []);
  return amounts.length > 0 ? amounts.reduce((sum, amount) => sum + amount, 0n) : undefined;
}

/**
 * Said to both sides: the estimate is above the money that stands ready. Silent where the estimate covers years and the
 * budget one of them.
 */
export function budgetNotice(content: RequestContent): string | null {
  if (content.form === 'framework' || content.form === 'follow-up') return null;
  const estimate = estimateOf(content);
  const budget = amountOf(content.budgetAmount);
  if (estimate === undefined || budget === undefined || estimate <= budget) return null;
  return `Die Schätzung liegt mit ${germanMoney(estimate)} netto über dem Budget von ${germanMoney(budget)}.`;
}
