import type { Option, Tone } from '../../shared/ui';
import type { IconName } from '../../shared/ui';

/** The closed lists of codes of the law library (law-api.md) and the German names people read. */
export const STATES = [
  ['BW', 'Baden-Württemberg'],
  ['BY', 'Bayern'],
  ['BE', 'Berlin'],
  ['BB', 'Brandenburg'],
  ['HB', 'Bremen'],
  ['HH', 'Hamburg'],
  ['HE', 'Hessen'],
  ['MV', 'Mecklenburg-Vorpommern'],
  ['NI', 'Niedersachsen'],
  ['NW', 'Nordrhein-Westfalen'],
  ['RP', 'Rheinland-Pfalz'],
  ['SL', 'Saarland'],
  ['SN', 'Sachsen'],
  ['ST', 'Sachsen-Anhalt'],
  ['SH', 'Schleswig-Holstein'],
  ['TH', 'Thüringen'],
] as const;
export const BUYERS = [
  ['municipality', 'Kommune'],
  ['state', 'Land'],
  ['federal', 'Bund'],
  ['utility', 'Sektorenauftraggeber'],
] as const;
export const NATURES = [
  ['supplies', 'Lieferleistung'],
  ['services', 'Dienstleistung'],
  ['works', 'Bauleistung'],
  ['planning', 'Planungsleistung'],
  ['professional-services', 'Freiberufliche Leistung'],
  ['social-services', 'Soziale oder andere besondere Dienstleistung'],
  ['concession', 'Konzession'],
] as const;
export const ESTIMATE_KINDS = [
  ['value', 'Gesamtwert'],
  ['single', 'Optionen, Verlängerungen, Prämien'],
  ['framework', 'Rahmenvereinbarung'],
  ['recurring', 'Regelmäßig wiederkehrend'],
  ['indefinite', 'Unbestimmte Laufzeit'],
  ['lots', 'Mehrere Lose'],
  ['works', 'Bauleistung mit Beistellungen'],
] as const;
export const WORKS_KINDS = [
  ['', 'keine Angabe'],
  ['housing', 'Wohnungsbau'],
  ['civil-engineering', 'Tiefbau'],
  ['other-trades', 'andere Gewerke als Ausbau'],
] as const;
export const URGENCIES = [
  ['none', 'keine'],
  ['substantiated', 'hinreichend begründet'],
  ['extreme', 'äußerst dringlich'],
] as const;

type Pairs = readonly (readonly [string, string])[];
export type CodeOf<List extends Pairs> = List[number][0];
export type EstimateKind = CodeOf<typeof ESTIMATE_KINDS>;
export type WorksKind = CodeOf<typeof WORKS_KINDS>;
export type Urgency = CodeOf<typeof URGENCIES>;

export const options = (list: Pairs): readonly Option[] => list.map(([value, label]) => ({ value, label }));

/** The code where the list has it, or the first of the list. */
export const codeIn = <List extends Pairs>(list: List, text: string | null, usual: CodeOf<List>): CodeOf<List> =>
  list.find(([code]) => code === text)?.[0] ?? usual;

export type Verdict = 'free-choice' | 'permitted' | 'needs-grounds' | 'not-permitted';
export const VERDICTS: Readonly<Record<Verdict, { readonly tone: Tone; readonly label: string; icon?: IconName }>> = {
  'free-choice': { tone: 'success', label: 'frei wählbar' },
  permitted: { tone: 'success', label: 'zulässig wegen des Werts' },
  'needs-grounds': { tone: 'warning', label: 'nur mit Ausnahmegrund' },
  'not-permitted': { tone: 'neutral', label: 'nicht zulässig', icon: 'close' },
};

/** Steps a person may want to count backwards from. */
export const ANCHORS = [
  ['award', 'Zuschlag'],
  ['tender-end', 'Ende der Angebotsfrist'],
  ['opening', 'Öffnung der Angebote'],
  ['losers-informed', 'Information der Bieter'],
] as const;
