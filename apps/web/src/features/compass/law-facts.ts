import type { components } from '../../shared/api/schema';
import { date, germanDecimal } from '../../shared/format';
import type { Certainty } from '../../shared/ui/certainty';
import { foldText } from '../../shared/ui/option-matching';

type Schemas = components['schemas'];
export type RuleSet = Schemas['LawRuleSetResponse'];
export type RuleSetFact = Schemas['RuleSetFactResponse'];
export type LawChange = Schemas['LawChangeResponse'];

/** How much a fact can be relied on, in full words. */
export const CERTAINTIES: Readonly<Record<Certainty, string>> = {
  verified: 'belegt',
  unofficial: 'nur aus nicht amtlicher Quelle',
  remembered: 'nicht belegt',
  unknown: 'unbekannt',
  own: 'eigene Angabe',
};

/** A fact once, however many rule sets hold it. */
export interface LawFact extends RuleSetFact {
  readonly certainty: Certainty;
  readonly sets: readonly string[];
  /** What is searched, folded. */
  readonly searched: string;
}

/** Subject areas in the order of the page; an area this page does not know keeps its own name. */
const SUBJECTS: Readonly<Record<string, string>> = {
  own: 'Eigene Angaben',
  thresholds: 'EU-Schwellenwerte',
  estimation: 'Schätzung des Auftragswerts',
  ownReadings: 'Wahl der Verfahrensart',
  procedureTypes: 'Bezeichnung der Verfahrensarten',
  federal: 'Bund: Gesetze und Wertgrenzen',
  hessen: 'Hessen',
  states: 'Andere Länder',
  deadlines: 'Fristen im Verfahren',
  computation: 'Berechnung von Fristen',
  holidays: 'Feiertage',
  duties: 'Pflichten',
  framework: 'Rahmenvereinbarungen und Auftragsänderungen',
  records: 'Dokumentation und Öffnung',
  review: 'Nachprüfung',
  evaluation: 'Wertung der Angebote',
  examination: 'Prüfung der Angebote und Aufhebung',
};
export const subjectName = (group: string): string => SUBJECTS[group] ?? group;

export function certaintyOf({ status, sourceGrade }: Pick<RuleSetFact, 'status' | 'sourceGrade'>): Certainty {
  if (sourceGrade === 'own-entry') return 'own';
  if (status !== 'verified') return status;
  return sourceGrade?.startsWith('tertiary') ? 'unofficial' : 'verified';
}

/** Umlauts may be typed as "ü", "u" or "ue", "ß" as "ss". */
const fold = (text: string): string => foldText(text).replace(/([aou])e/g, '$1');

/** "216000" is also found as "216.000". */
const shownValue = (value: unknown): string => {
  const text = String(value);
  return /^\d+$/.test(text) ? `${text} ${germanDecimal(text)}` : text;
};

const NOTHING = '-';

/** Every fact of the rule sets once, in the order of the subjects. */
export function factsOf(sets: readonly RuleSet[]): readonly LawFact[] {
  const setsOf = new Map<string, string[]>();
  const facts = new Map<string, RuleSetFact>();
  for (const set of sets) {
    for (const fact of set.facts) {
      facts.set(fact.id, fact);
      setsOf.set(fact.id, [...(setsOf.get(fact.id) ?? []), set.id]);
    }
  }
  const order = Object.keys(SUBJECTS);
  const rank = ({ group }: RuleSetFact): number => (order.includes(group) ? order.indexOf(group) : order.length);
  return [...facts.values()]
    .map((fact) => ({
      ...fact,
      certainty: certaintyOf(fact),
      sets: setsOf.get(fact.id) ?? [],
      searched: fold([fact.id, fact.text, fact.statute, fact.source, shownValue(fact.value)].join(' ')),
    }))
    .sort((a, b) => rank(a) - rank(b));
}

export interface LawFilter {
  readonly search: string;
  readonly certainty: string;
  readonly ruleSet: string;
  /** ISO day, "" for all times. */
  readonly day: string;
  readonly subject: string;
}
export const EVERYTHING: LawFilter = { search: '', certainty: '', ruleSet: '', day: '', subject: '' };

interface Validity {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}
export const holdsOn = ({ validFrom, validTo }: Validity, day: string): boolean =>
  day === '' || ((validFrom ?? '') <= day && day <= (validTo ?? '9999-12-31'));

/** A short number is meant whole: "§ 15" is neither § 151 nor 15.000. */
function finderOf(word: string): (text: string) => boolean {
  if (!/^\d{1,3}$/.test(word)) return (text) => text.includes(word);
  const whole = new RegExp(`(?<!\\d|\\d[.,])${word}(?!\\d|[.,]\\d)`);
  return (text) => whole.test(text);
}

/** The facts that hold every chosen mark and every typed word. */
export function matchingFacts(facts: readonly LawFact[], filter: LawFilter): readonly LawFact[] {
  const finders = fold(filter.search).split(/\s+/).filter(Boolean).map(finderOf);
  return facts.filter(
    (fact) =>
      (filter.certainty === '' || fact.certainty === filter.certainty) &&
      (filter.ruleSet === '' || fact.sets.includes(filter.ruleSet)) &&
      (filter.subject === '' || fact.group === filter.subject) &&
      holdsOn(fact, filter.day) &&
      finders.every((finds) => finds(fact.searched)),
  );
}

/** "seit 01.07.2026", "01.01.2024 bis 31.12.2025", "" where no day is known. */
export function validityText({ validFrom, validTo }: Validity): string {
  if (validFrom !== null && validFrom === validTo) return `nur am ${date(validFrom)}`;
  if (validTo === null) return validFrom === null ? '' : `seit ${date(validFrom)}`;
  return validFrom === null ? `bis ${date(validTo)}` : `${date(validFrom)} bis ${date(validTo)}`;
}

const GRADES: readonly (readonly [beginning: string, name: string])[] = [
  ['statute-mirror', 'Gesetzestext (Abschrift)'],
  ['official', 'amtliche Quelle'],
  ['secondary (quotes OJ)', 'Fachquelle, die das Amtsblatt zitiert'],
  ['secondary', 'Fachquelle'],
  ['tertiary', 'nicht amtliche Zusammenstellung'],
  ['library', 'Kalenderbibliothek und Presse'],
  ['own-entry', 'Angabe des eigenen Zentrums'],
];

/** What kind of source it is, in German; "" where none is known. */
export function sourceKind({ source, sourceGrade }: Pick<RuleSetFact, 'source' | 'sourceGrade'>): string {
  if (source === NOTHING || source === '') return '';
  return GRADES.find(([beginning]) => sourceGrade?.startsWith(beginning))?.[1] ?? 'Quelle';
}

export interface SourcePart {
  readonly text: string;
  /** The address where the part is one. */
  readonly href: string | undefined;
}

/** The single sources of a fact; addresses as links with the name of their site. */
export function sourceParts(source: string): readonly SourcePart[] {
  return source.split(' ; ').map((part) => {
    const href = /^https?:\/\/\S+$/.exec(part)?.[0];
    return { text: part, href };
  });
}

/** The statute without the collection's mark for "none". */
export const statuteOf = ({ statute }: Pick<RuleSetFact, 'statute'>): string => (statute === NOTHING ? '' : statute);

/** Everything that changes when an entry of the centre does. */
export const LAW_PATHS = ['/api/law/entries', '/api/law/rule-sets', '/api/law/changes'] as const;
