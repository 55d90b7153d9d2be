import { byText, type LocalDate, parseMoney } from '@app/kernel';
import type { Regime } from '@app/law';

/** Which day counts for the period: both never change afterwards. */
export const SAMPLE_BASES = ['created', 'awarded'] as const;
export type SampleBasis = (typeof SAMPLE_BASES)[number];

/** What the auditor chooses from. Empty lists: all. */
export interface SampleCriteria {
  readonly basis: SampleBasis;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly memberIds: readonly string[];
  readonly regimes: readonly Regime[];
  /** Net EUR: every procedure worth this or more is taken; null: none for its value. */
  readonly aboveValue: string | null;
  /** How many of the rest are drawn. */
  readonly size: number;
}

/** A procedure as it stood when the sample was drawn. `value`: of the award, otherwise the estimate; net EUR. */
export interface PopulationEntry {
  readonly id: string;
  readonly fileNumber: string;
  readonly value: string;
}

export interface DrawnProcedure {
  readonly id: string;
  readonly place: number;
  readonly stratum: 'above' | 'random';
  /** Hex; what the order rests on. */
  readonly lotNumber: string;
}

/** SHA-256 of a UTF-8 text in lower-case hex. */
export type Hash = (text: string) => string;

/** What the population hash is made of: one line "id;file number;value" per procedure, in the order of the ids. */
export const populationText = (population: readonly PopulationEntry[]): string =>
  [...population]
    .sort((a, b) => byText(a.id, b.id))
    .map(({ id, fileNumber, value }) => `${id};${fileNumber};${value}\n`)
    .join('');

/**
 * The sample: all procedures worth `aboveValue` or more, then the first `size` of the rest. The order is that of the
 * SHA-256 of "seed:id", so that anyone with seed and ids gets the same one, and nobody can know it before the seed.
 */
export function drawSample(
  population: readonly PopulationEntry[],
  { aboveValue, size }: Pick<SampleCriteria, 'aboveValue' | 'size'>,
  seed: string,
  hash: Hash,
): readonly DrawnProcedure[] {
  const isAbove = ({ value }: PopulationEntry): boolean =>
    aboveValue !== null && parseMoney(value) >= parseMoney(aboveValue);
  const ordered = population
    .map((entry) => ({ entry, lotNumber: hash(`${seed}:${entry.id}`) }))
    .sort((a, b) => byText(a.lotNumber, b.lotNumber));
  const above = ordered.filter(({ entry }) => isAbove(entry));
  const random = ordered.filter(({ entry }) => !isAbove(entry)).slice(0, size);
  return [...above, ...random].map(({ entry, lotNumber }, index) => ({
    ...{ id: entry.id, place: index + 1, lotNumber },
    stratum: index < above.length ? 'above' : 'random',
  }));
}

/** What became of the population since the draw, by file number. */
export function populationChanges(then: readonly PopulationEntry[], now: readonly PopulationEntry[]) {
  const before = new Map(then.map((entry) => [entry.id, entry]));
  const after = new Map(now.map((entry) => [entry.id, entry]));
  const numbers = (entries: readonly PopulationEntry[]) => entries.map(({ fileNumber }) => fileNumber).sort(byText);
  return {
    added: numbers(now.filter(({ id }) => !before.has(id))),
    removed: numbers(then.filter(({ id }) => !after.has(id))),
    changed: numbers(then.filter((entry) => (after.get(entry.id)?.value ?? entry.value) !== entry.value)),
  };
}

export const FINDING_STATES = ['open', 'answered', 'settled', 'upheld'] as const;
export type FindingState = (typeof FINDING_STATES)[number];
export const FINDING_STATE_NAMES: Readonly<Record<FindingState, string>> = {
  open: 'offen',
  answered: 'Stellungnahme liegt vor',
  settled: 'ausgeräumt',
  upheld: 'Beanstandung bleibt',
};
