import type { LocalDate } from '@app/kernel';
import { addDays, DomainError, germanDate } from '@app/kernel';
import type { State } from './codes';
import { citationOf } from './explanation';
import type { Fact, FactStatus } from './facts';
import type { Law } from './law';
import { SHIPPED_LAW } from './law';

/** The law an answer was given under. */
export interface RuleSetRef {
  readonly id: string;
  readonly version: string;
}

export interface RuleSetFact {
  readonly id: string;
  readonly value: string | number;
  readonly unit: string;
  readonly text: string;
  readonly statute: string;
  readonly source: string;
  /** How good the source is; `own-entry` for what the centre entered. */
  readonly sourceGrade: string | null;
  readonly status: FactStatus;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  /** The subject area: the group of facts it stands in. */
  readonly group: string;
}

export interface RuleSetAnswer {
  readonly id: string;
  readonly version: string;
  readonly germanName: string;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly contents: string;
  readonly certainty: Readonly<Record<FactStatus, number>>;
  readonly facts: readonly RuleSetFact[];
}

interface RuleSet {
  readonly id: string;
  readonly scope: string;
  readonly germanName: string;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly contents: string;
  readonly facts: readonly Fact[];
}

const overlaps = (row: Fact, from: LocalDate | null, to: LocalDate | null): boolean =>
  (from === null || row.validTo === null || row.validTo >= from) &&
  (to === null || row.validFrom === null || row.validFrom <= to);

const PERIOD_OF_THRESHOLD = /^THR-(\d{4})-/;

/** One set per two-yearly period of the thresholds, taken from the ids of the facts. */
function thresholdSets({ facts }: Law): readonly RuleSet[] {
  const rows = facts.thresholds ?? [];
  const years = [...new Set(rows.flatMap(({ id }) => PERIOD_OF_THRESHOLD.exec(id)?.[1] ?? []))].sort();
  return years.map((year) => {
    const period = rows.filter(({ id }) => PERIOD_OF_THRESHOLD.exec(id)?.[1] === year);
    return {
      id: `EU-${year}`,
      scope: 'thresholds',
      germanName: `EU-Schwellenwerte ${year}/${Number(year) + 1}`,
      validFrom: `${year}-01-01`,
      validTo:
        period
          .map(({ validTo }) => validTo ?? '')
          .sort()
          .at(-1) ?? null,
      contents: 'Schwellenwerte für Bauaufträge, Liefer- und Dienstleistungen, Sektoren und Konzessionen.',
      facts: period,
    };
  });
}

/** What the administrators of a centre entered and no shipped set holds. */
const ownSet = ({ facts }: Law): readonly RuleSet[] =>
  facts.own
    ? [
        {
          id: 'EIGEN',
          scope: 'other',
          germanName: 'Eigene Angaben des Zentrums',
          validFrom: null,
          validTo: null,
          contents: 'Von der Administration eingetragen, von der Software nicht geprüft.',
          facts: facts.own,
        },
      ]
    : [];

const sets = new WeakMap<Law, readonly RuleSet[]>();

function setsOf(law: Law): readonly RuleSet[] {
  const known = sets.get(law);
  if (known) return known;
  const all = [
    ...thresholdSets(law),
    ...ownSet(law),
    ...law.ruleSets.map(({ groups, ...set }) => ({
      ...set,
      facts: groups
        .flatMap((group) => law.facts[group] ?? [])
        .filter((row) => !PERIOD_OF_THRESHOLD.test(row.id) && overlaps(row, set.validFrom, set.validTo)),
    })),
  ];
  sets.set(law, all);
  return all;
}

const CERTAINTIES: readonly FactStatus[] = ['verified', 'remembered', 'unknown'];

/** Every rule set with its validity, contents, certainty and facts. */
export function ruleSets(law: Law = SHIPPED_LAW): { readonly items: readonly RuleSetAnswer[] } {
  const groupOf = new Map(Object.entries(law.facts).flatMap(([group, rows]) => rows.map(({ id }) => [id, group])));
  const items = setsOf(law).map(({ id, germanName, validFrom, validTo, contents, facts }) => ({
    id,
    version: law.version,
    germanName,
    validFrom,
    validTo,
    contents,
    certainty: Object.fromEntries(
      CERTAINTIES.map((status) => [status, facts.filter((row) => row.status === status).length]),
    ) as Record<FactStatus, number>,
    facts: facts.map((row) => ({
      id: row.id,
      value: row.value,
      unit: row.unit,
      text: row.text,
      statute: citationOf(row).statute,
      source: row.source,
      sourceGrade: row.sourceGrade,
      status: row.status,
      validFrom: row.validFrom,
      validTo: row.validTo,
      group: groupOf.get(row.id) ?? '',
    })),
  }));
  return { items };
}

const contains = (set: RuleSet, date: LocalDate): boolean =>
  (set.validFrom === null || set.validFrom <= date) && (set.validTo === null || date <= set.validTo);

/** "01.01.2026 bis 31.12.2027". */
const daysOf = ({ validFrom, validTo }: RuleSet): string =>
  `${validFrom ? germanDate(validFrom) : '…'} bis ${validTo ? germanDate(validTo) : 'auf Weiteres'}`;

/** "ab 01.01.2016 bis 31.12.2027": from the first day of the sets to the last. */
function spanOf(sets: readonly RuleSet[]): string {
  const from = sets.map(({ validFrom }) => validFrom ?? '').sort()[0] ?? '';
  const ends = sets.map(({ validTo }) => validTo);
  const to = ends.includes(null) ? null : [...ends].sort().at(-1);
  return `${from === '' ? '' : `ab ${germanDate(from)} `}${to ? `bis ${germanDate(to)}` : 'bis auf Weiteres'}`;
}

/** The rule set a procedure that starts on this day is pinned to. Refuses a day outside every set. */
export function ruleSetOn(date: LocalDate, state: State, law: Law = SHIPPED_LAW): RuleSetRef {
  const all = setsOf(law);
  const inForce = (scope: string): RuleSet | undefined => all.find((set) => set.scope === scope && contains(set, date));
  const federal = inForce('federal');
  const threshold = inForce('thresholds');
  if (!threshold || !federal) {
    const [missing, scope] = threshold
      ? (['Vergaberecht des Bundes', 'federal'] as const)
      : (['EU-Schwellenwerte', 'thresholds'] as const);
    const summary = `Für den ${germanDate(date)} ist kein vollständiger Regelstand hinterlegt (${missing}: hinterlegt ${spanOf(all.filter((set) => set.scope === scope))}).`;
    const names = all.filter((set) => set.scope !== 'other').map((set) => `${set.id} (${daysOf(set)})`);
    const message = `${summary} Vorhanden sind: ${names.join(', ')}.`;
    throw new DomainError('unprocessable', 'law.no-rule-set', message, [], { summary });
  }
  const parts = [federal.id, threshold.id, ...(inForce(state) ? [inForce(state)?.id] : [])];
  return { id: parts.join('+'), version: law.version };
}

/** A day on which the law of a place changes, with German sentences on what begins or ends. */
export interface ChangeDay {
  readonly on: LocalDate;
  readonly texts: readonly string[];
}

/** The days on which a rule set of the federation, the thresholds or the state begins or ends, in order. */
export function changeDays(state: State, law: Law = SHIPPED_LAW): readonly ChangeDay[] {
  const days = new Map<LocalDate, string[]>();
  const note = (on: LocalDate, text: string): void => void days.set(on, [...(days.get(on) ?? []), text]);
  const relevant = setsOf(law).filter(({ scope }) => ['federal', 'thresholds', state].includes(scope));
  const begins = new Set(relevant.map(({ scope, validFrom }) => `${scope} ${validFrom ?? ''}`));
  for (const { scope, germanName, validFrom, validTo } of relevant) {
    if (validFrom !== null) note(validFrom, `Es beginnt: ${germanName}.`);
    if (validTo === null) continue;
    const next = addDays(validTo, 1);
    if (!begins.has(`${scope} ${next}`)) note(next, `Es endet ohne hinterlegte Nachfolge: ${germanName}.`);
  }
  for (const { text, validFrom } of law.facts.own ?? [])
    if (validFrom !== null) note(validFrom, `Eigene Angabe: ${text}`);
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([on, texts]) => ({ on, texts }));
}
