import type { LocalDate } from '@app/kernel';
import { DomainError, germanDate } from '@app/kernel';
import type { State } from './codes';
import type { Fact, FactStatus } from './facts';
import { ALL_FACTS, FACT_FILES } from './facts';
import { germanStatute } from './statute-names';

/** State of the law research the facts come from; every answer names it. */
export const LAW_VERSION = '2026-11-22';

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
  readonly status: FactStatus;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
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
  readonly germanName: string;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly contents: string;
  readonly facts: readonly Fact[];
}

const overlaps = (row: Fact, from: LocalDate, to: LocalDate | null): boolean =>
  (row.validTo === null || row.validTo >= from) && (to === null || row.validFrom === null || row.validFrom <= to);

/** The periods of federal law. A procedure stays in the set in which it began (§ 187 Abs. 2 GWB). */
const FEDERAL = [
  {
    id: 'DE-2014',
    from: '2016-01-01',
    to: '2016-04-17',
    name: 'Vergaberecht des Bundes vor der Reform 2016',
    contents: 'Nur die EU-Schwellenwerte; Verfahrensarten und Fristen sind nicht hinterlegt.',
  },
  {
    id: 'DE-2016',
    from: '2016-04-18',
    to: '2026-06-30',
    name: 'GWB, VgV, SektVO, KonzVgV, UVgO und VOB/A vor dem Vergabebeschleunigungsgesetz',
    contents: 'Verfahrensarten, Fristen, Schätzung, Pflichten.',
  },
  {
    id: 'DE-2026',
    from: '2026-07-01',
    to: null,
    name: 'GWB, VgV, SektVO, KonzVgV, UVgO und VOB/A seit dem Vergabebeschleunigungsgesetz',
    contents: 'Verfahrensarten, Fristen, Schätzung, Pflichten in der Fassung vom 01.07.2026.',
  },
] as const;

const HESSEN = [
  { id: 'HE-2014', from: '2015-03-01', to: '2021-08-31', name: 'HVTG 2014 und Vergabeerlass 2016' },
  { id: 'HE-2021', from: '2021-09-01', to: '2026-06-24', name: 'HVTG 2021' },
  { id: 'HE-2026', from: '2026-06-25', to: null, name: 'HVTG 2026 (nur aus nicht amtlichen Quellen bekannt)' },
] as const;

/** One set per two-yearly period of the thresholds, taken from the data. */
function thresholdSets(): readonly RuleSet[] {
  const years = [...new Set(FACT_FILES.thresholds.flatMap((row) => /^THR-(\d{4})-/.exec(row.id)?.[1] ?? []))].sort();
  return years.map((year) => {
    const facts = FACT_FILES.thresholds.filter((row) => row.id.startsWith(`THR-${year}-`));
    return {
      id: `EU-${year}`,
      germanName: `EU-Schwellenwerte ${year}/${Number(year) + 1}`,
      validFrom: `${year}-01-01`,
      validTo:
        facts
          .map((row) => row.validTo ?? '')
          .sort()
          .at(-1) ?? null,
      contents: 'Schwellenwerte für Bauaufträge, Liefer- und Dienstleistungen, Sektoren und Konzessionen.',
      facts,
    };
  });
}

const FEDERAL_FACTS: readonly Fact[] = [
  ...FACT_FILES.thresholds.filter((row) => !/^THR-\d{4}-/.test(row.id)),
  ...FACT_FILES.federal,
  ...FACT_FILES.estimation,
  ...FACT_FILES.deadlines,
  ...FACT_FILES.duties,
  ...FACT_FILES.framework,
  ...FACT_FILES.procedureTypes,
  ...FACT_FILES.ownReadings.filter((row) => !row.id.startsWith('OWN-HE')),
];
const HESSEN_FACTS: readonly Fact[] = [...FACT_FILES.hessen, ...ALL_FACTS.filter((row) => row.id.startsWith('OWN-HE'))];

const SETS: readonly RuleSet[] = [
  ...thresholdSets(),
  ...FEDERAL.map(({ id, from, to, name, contents }) => ({
    id,
    germanName: name,
    validFrom: from,
    validTo: to,
    contents,
    facts: FEDERAL_FACTS.filter((row) => overlaps(row, from, to)),
  })),
  ...HESSEN.map(({ id, from, to, name }) => ({
    id,
    germanName: name,
    validFrom: from,
    validTo: to,
    contents: 'Wertgrenzen, Tariftreue, Bekanntmachung und Veröffentlichung in Hessen.',
    facts: HESSEN_FACTS.filter((row) => overlaps(row, from, to)),
  })),
  {
    id: 'LAENDER',
    germanName: 'Wertgrenzen anderer Länder (unvollständig)',
    validFrom: null,
    validTo: null,
    contents: 'Einzelne Wertgrenzen unterhalb der EU-Schwelle; jede mit eigener Geltungsdauer.',
    facts: FACT_FILES.states,
  },
  {
    id: 'FRISTEN',
    germanName: 'Fristberechnung nach VO (EWG, Euratom) Nr. 1182/71, BGB und § 134 GWB',
    validFrom: null,
    validTo: null,
    contents: 'Regeln für Beginn, Ende und Verschiebung von Fristen.',
    facts: FACT_FILES.computation,
  },
  {
    id: 'FEIERTAGE',
    germanName: 'Feiertage der sechzehn Länder',
    validFrom: '2016-01-01',
    validTo: '2035-12-31',
    contents: 'Landesweite, einmalige und örtliche Feiertage.',
    facts: FACT_FILES.holidays,
  },
];

const CERTAINTIES: readonly FactStatus[] = ['verified', 'remembered', 'unknown'];

/** Every rule set with its validity, contents, certainty and facts. */
export function ruleSets(): { readonly items: readonly RuleSetAnswer[] } {
  const items = SETS.map(({ id, germanName, validFrom, validTo, contents, facts }) => ({
    id,
    version: LAW_VERSION,
    germanName,
    validFrom,
    validTo,
    contents,
    certainty: Object.fromEntries(
      CERTAINTIES.map((status) => [status, facts.filter((row) => row.status === status).length]),
    ) as Record<FactStatus, number>,
    facts: facts.map(({ id: factId, value, unit, text, statute, source, status, validFrom: from, validTo: to }) => ({
      id: factId,
      value,
      unit,
      text,
      statute: germanStatute(statute),
      source,
      status,
      validFrom: from,
      validTo: to,
    })),
  }));
  return { items };
}

const contains = (set: { from: LocalDate; to: LocalDate | null }, date: LocalDate): boolean =>
  set.from <= date && (set.to === null || date <= set.to);

/** The rule set a procedure that starts on this day is pinned to. Refuses a day outside every set. */
export function ruleSetOn(date: LocalDate, state: State): RuleSetRef {
  const threshold = thresholdSets().find((set) => (set.validFrom ?? '') <= date && date <= (set.validTo ?? ''));
  const federal = FEDERAL.find((set) => contains(set, date));
  if (!threshold || !federal) {
    const known = SETS.filter((set) => set.validFrom !== null && set.id !== 'FEIERTAGE')
      .map(
        (set) =>
          `${set.id} (${set.validFrom ? germanDate(set.validFrom) : '…'} bis ${set.validTo ? germanDate(set.validTo) : 'auf Weiteres'})`,
      )
      .join(', ');
    throw new DomainError(
      'unprocessable',
      'law.no-rule-set',
      `Für den ${germanDate(date)} ist kein vollständiger Regelstand hinterlegt. Vorhanden sind: ${known}.`,
    );
  }
  const hessen = state === 'HE' ? HESSEN.find((set) => contains(set, date)) : undefined;
  const parts = [federal.id, threshold.id, ...(hessen ? [hessen.id] : [])];
  return { id: parts.join('+'), version: LAW_VERSION };
}
