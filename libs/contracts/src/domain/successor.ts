import { addDays, DomainError, type LocalDate } from '@app/kernel';
import { computeTimeline, type Law } from '@app/law';
import { type Contract, endsOn } from './contract';

export interface SuccessorDay {
  readonly id: string;
  readonly name: string;
  /** The latest day that still lets the successor begin without a gap. */
  readonly latest: LocalDate;
  /** Why, in German. */
  readonly reason: string;
  readonly paragraphs: readonly string[];
}

/** Counted back from the end of the contract by the law library. */
export interface SuccessorPlan {
  readonly contractEnds: LocalDate;
  /** When the preparation has to begin at the latest. */
  readonly startBy: LocalDate;
  readonly days: readonly SuccessorDay[];
  /** What is not certain about it. */
  readonly doubts: readonly string[];
}

const SHOWN: readonly string[] = [
  'notice',
  'invitation',
  'participation-end',
  'tender-end',
  'opening',
  'losers-informed',
  'standstill-end',
  'award',
];
/** Said with every plan: which law will hold then, nobody knows. */
const TODAYS_LAW =
  'Für Prüfung und Wertung ist keine Zeit eingerechnet; sie steckt in den Tagen der Vorbereitung. Gerechnet nach dem Recht von heute und mit derselben Vergabeart; Wert und Schwellenwerte sind bei der Planung neu zu prüfen.';

type Ending = Pick<
  Contract,
  'termTo' | 'options' | 'state' | 'regime' | 'procedureType' | 'nature' | 'preparationDays'
>;

/**
 * The latest days of the successor's procedure, so that it can begin on the day after this contract. Null without a fixed
 * end or procedure type, and where the law library cannot count back.
 */
export function successorPlan(contract: Ending, today: LocalDate, law: Law): SuccessorPlan | null {
  const contractEnds = endsOn(contract);
  const { procedureType, state, regime, nature, preparationDays } = contract;
  if (contractEnds === null || procedureType === null) return null;
  try {
    const anchor = { stepId: 'award' as const, on: contractEnds };
    const { steps: all, uncertain } = computeTimeline(
      { startsOn: today, state, regime, procedureType, nature, anchor },
      law,
    );
    const steps = all.filter(({ id, planned }) => SHOWN.includes(id) && planned <= contractEnds);
    const first = steps.reduce((least, { planned }) => (planned < least ? planned : least), contractEnds);
    const days = steps.map(({ id, germanName, planned, reason, citations }) => ({
      ...{ id, name: germanName, latest: planned, reason },
      paragraphs: citations.map(({ statute }) => statute),
    }));
    const doubts = [TODAYS_LAW, ...uncertain.map(({ text }) => text)];
    return { contractEnds, startBy: addDays(first, -preparationDays), days, doubts };
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
