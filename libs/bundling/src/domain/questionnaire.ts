import { type FieldError, formatDecimal, invalid, parseDecimal } from '@app/kernel';

export const QUESTION_KINDS = ['text', 'choice', 'number', 'yes-no', 'delivery-point', 'contact'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** What a round asks each member besides quantities. Its questions do not change once the round is open. */
export interface Question {
  /** Unique in the round: lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly kind: QuestionKind;
  readonly label: string;
  readonly hint: string;
  readonly mandatory: boolean;
  /** For `choice`; empty otherwise. */
  readonly choices: readonly string[];
}

export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}
/**
 * The answer to one question: text for `text`, `choice` and `yes-no` ("ja", "nein"), a decimal string for `number`, a list of
 * places for `delivery-point`, a person for `contact`.
 */
export type AnswerValue = string | readonly string[] | Contact;
/** By question id; a question that is left out is open. */
export type Answers = Readonly<Record<string, AnswerValue>>;

export const MOST_QUESTIONS = 30;
const MOST_PLACES = 200;
const LONGEST = 1_000;
const NUMBER_PLACES = 2;

/** What nearly every joint purchase has to know of its members; a proposal that a round can change. */
export const USUAL_QUESTIONS: readonly Question[] = [
  {
    ...{ id: 'lieferstellen', kind: 'delivery-point', label: 'Lieferstellen', mandatory: true, choices: [] },
    hint: 'Wohin geliefert wird: Name und Anschrift jeder Stelle, mit Besonderheiten wie Rampe oder Öffnungszeiten.',
  },
  {
    ...{ id: 'rechnungsanschrift', kind: 'text', label: 'Rechnungsanschrift', mandatory: true, choices: [] },
    hint: 'Anschrift und Leitweg-ID für elektronische Rechnungen.',
  },
  {
    ...{ id: 'ansprechperson', kind: 'contact', label: 'Ansprechperson', mandatory: true, choices: [] },
    hint: 'Wer bei Rückfragen zu diesem Bedarf hilft; E-Mail-Adresse oder Telefonnummer genügt.',
  },
  {
    ...{ id: 'bestellgrenze', kind: 'number', label: 'Bestellgrenze je Bestellung', mandatory: false, choices: [] },
    hint: 'Höchster Wert einer einzelnen Bestellung in Euro netto; leer, wenn es keine Grenze gibt.',
  },
];

/** The questions as they are kept. Throws `invalid` at `/questions/<n>/<field>`. */
export function checkedQuestions(questions: readonly Question[]): readonly Question[] {
  const errors: FieldError[] = [];
  if (questions.length > MOST_QUESTIONS)
    errors.push({ pointer: '/questions', message: `Ein Fragebogen hat höchstens ${MOST_QUESTIONS} Fragen.` });
  const seen = new Set<string>();
  const checked = questions.map((question, index) => {
    const at = (field: string, message: string): void => {
      errors.push({ pointer: `/questions/${index}/${field}`, message });
    };
    const label = question.label.trim();
    const choices = question.kind === 'choice' ? question.choices.map((each) => each.trim()).filter(Boolean) : [];
    if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(question.id))
      at('id', 'Die Kennung besteht aus Kleinbuchstaben, Ziffern und Bindestrichen.');
    if (seen.has(question.id)) at('id', 'Diese Kennung hat schon eine andere Frage.');
    seen.add(question.id);
    if (label === '') at('label', 'Die Frage fehlt.');
    if (question.kind === 'choice' && new Set(choices).size < 2)
      at('choices', 'Eine Auswahlfrage braucht mindestens zwei verschiedene Antworten.');
    return { ...question, label, hint: question.hint.trim(), choices: [...new Set(choices)] };
  });
  if (errors.length > 0) throw invalid('questionnaire', 'Der Fragebogen ist nicht vollständig.', errors);
  return checked;
}

/** The given answers in the shape they are kept in, empty ones left out. Throws `invalid` at `/answers/<question id>`. */
export function checkedAnswers(questions: readonly Question[], given: Readonly<Record<string, unknown>>): Answers {
  const errors: FieldError[] = [];
  const known = new Map(questions.map((question) => [question.id, question]));
  const answers: [string, AnswerValue][] = [];
  for (const [id, value] of Object.entries(given)) {
    const question = known.get(id);
    if (!question) {
      errors.push({ pointer: pointerOf(id), message: 'Diese Frage gibt es in der Bedarfsabfrage nicht.' });
      continue;
    }
    const read = readAnswer(question, value);
    if ('fault' in read) errors.push({ pointer: pointerOf(id), message: read.fault });
    else if (read.value !== null) answers.push([id, read.value]);
  }
  if (errors.length > 0) throw invalid('answers', 'Der Fragebogen ist nicht richtig ausgefüllt.', errors);
  return Object.fromEntries(answers);
}

/** The mandatory questions without an answer, each as an error at its field. */
export const openQuestions = (questions: readonly Question[], answers: Answers): readonly FieldError[] =>
  questions
    .filter(({ id, mandatory }) => mandatory && answers[id] === undefined)
    .map(({ id, label }) => ({ pointer: pointerOf(id), message: `Bitte beantworten Sie: ${label}.` }));

const pointerOf = (id: string): string => `/answers/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`;

type Read = { readonly value: AnswerValue | null } | { readonly fault: string };

function readAnswer({ kind, choices }: Question, value: unknown): Read {
  if (value === null || value === undefined) return { value: null };
  if (kind === 'delivery-point') return readPlaces(value);
  if (kind === 'contact') return readContact(value);
  if (typeof value !== 'string' || value.length > LONGEST)
    return { fault: `Erwartet wird ein Text mit höchstens ${LONGEST} Zeichen.` };
  const text = value.trim();
  if (text === '') return { value: null };
  if (kind === 'number') return readNumber(text);
  if (kind === 'yes-no' && text !== 'ja' && text !== 'nein') return { fault: 'Bitte antworten Sie mit Ja oder Nein.' };
  if (kind === 'choice' && !choices.includes(text))
    return { fault: `„${text}“ steht nicht zur Auswahl. Möglich sind: ${choices.join(', ')}.` };
  return { value: text };
}

function readNumber(text: string): Read {
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(text))
    return { fault: `„${text}“ ist keine Zahl ab 0 mit höchstens zwei Nachkommastellen.` };
  return { value: formatDecimal(parseDecimal(text, NUMBER_PLACES), NUMBER_PLACES) };
}

function readPlaces(value: unknown): Read {
  const isList = Array.isArray(value) && value.length <= MOST_PLACES;
  if (!isList || !value.every((place): place is string => typeof place === 'string' && place.length <= LONGEST))
    return { fault: `Erwartet wird eine Liste von höchstens ${MOST_PLACES} Lieferstellen.` };
  const places = [...new Set(value.map((place) => place.trim()).filter(Boolean))];
  return { value: places.length === 0 ? null : places };
}

function readContact(value: unknown): Read {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { fault: 'Erwartet werden Name, E-Mail-Adresse und Telefonnummer.' };
  const part = (key: keyof Contact): string => {
    const text: unknown = (value as Readonly<Record<string, unknown>>)[key];
    return typeof text === 'string' ? text.trim().slice(0, LONGEST) : '';
  };
  const contact: Contact = { name: part('name'), email: part('email'), phone: part('phone') };
  if (contact.name + contact.email + contact.phone === '') return { value: null };
  if (contact.name === '') return { fault: 'Der Name der Ansprechperson fehlt.' };
  if (contact.email === '' && contact.phone === '')
    return { fault: 'Bitte nennen Sie eine E-Mail-Adresse oder eine Telefonnummer.' };
  if (contact.email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact.email))
    return { fault: `„${contact.email}“ ist keine E-Mail-Adresse.` };
  return { value: contact };
}
