import { addDays, germanDate, type LocalDate } from '@app/kernel';

/** When people want to be told: percent of a maximum, and days before the last day. */
export interface AlertLevels {
  readonly percent: readonly number[];
  readonly daysBefore: readonly number[];
}
export const USUAL_LEVELS: AlertLevels = { percent: [80, 90, 100], daysBefore: [180, 90] };

/** What is watched: the value of the agreement (`''`) or the quantity of an article. */
export interface Watched {
  readonly articleNumber: string;
  readonly name: string;
  readonly used: bigint;
  readonly maximum: bigint | null;
}
export interface Alert {
  readonly kind: 'percent' | 'days';
  /** Empty: the value or the term of the agreement. */
  readonly articleNumber: string;
  readonly level: number;
  /** German. */
  readonly text: string;
}

/** Why the levels cannot be taken, as German sentences by field. */
export function levelFaults({ percent, daysBefore }: AlertLevels): readonly { pointer: string; message: string }[] {
  const wrong = (values: readonly number[], least: number, most: number): boolean =>
    new Set(values).size < values.length || values.some((one) => !Number.isInteger(one) || one < least || one > most);
  return [
    ...(wrong(percent, 1, 100)
      ? [{ pointer: '/percent', message: 'Bitte nennen Sie verschiedene ganze Prozentwerte von 1 bis 100.' }]
      : []),
    ...(wrong(daysBefore, 1, 1500)
      ? [{ pointer: '/daysBefore', message: 'Bitte nennen Sie verschiedene ganze Tage von 1 bis 1.500.' }]
      : []),
  ];
}

/** Every level that is reached; of several on one maximum all of them, each is told once. */
export function alertsOf(
  watched: readonly Watched[],
  levels: AlertLevels,
  term: { readonly to: LocalDate; readonly today: LocalDate },
): readonly Alert[] {
  const used = watched.flatMap(({ articleNumber, name, used: sum, maximum }): readonly Alert[] =>
    maximum === null || maximum === 0n
      ? []
      : [...levels.percent]
          .sort((a, b) => a - b)
          .filter((level) => sum * 100n >= maximum * BigInt(level))
          .map((level) => ({
            kind: 'percent',
            articleNumber,
            level,
            text: level === 100 ? `${name} ist ausgeschöpft.` : `${name} ist zu mindestens ${level} % abgerufen.`,
          })),
  );
  const days = [...levels.daysBefore]
    .sort((a, b) => b - a)
    .filter((level) => term.today <= term.to && addDays(term.today, level) >= term.to)
    .map((level): Alert => ({
      kind: 'days',
      articleNumber: '',
      level,
      text: `Die Laufzeit endet am ${germanDate(term.to)}, in höchstens ${level} Tagen.`,
    }));
  return [...used, ...days];
}
