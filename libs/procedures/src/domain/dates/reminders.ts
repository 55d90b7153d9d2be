import { daysBetween, germanDate, invalid, type LocalDate } from '@app/kernel';

/** Days before a date from which on people are reminded of it: proposals of this software, which a centre may change. */
export const REMINDER_DAYS = {
  notice: 5,
  'participation-end': 3,
  invitation: 3,
  'answers-until': 3,
  'tender-end': 3,
  opening: 2,
  'losers-informed': 5,
  'standstill-end': 3,
  award: 5,
  'binding-until': 14,
  'award-notice': 10,
  'statistics-report': 14,
} as const satisfies Record<string, number>;
export type ReminderKind = keyof typeof REMINDER_DAYS;
export const REMINDER_KINDS = Object.keys(REMINDER_DAYS) as ReminderKind[];
export type ReminderRules = Readonly<Record<ReminderKind, number>>;

export const MOST_DAYS = 90;
/** What is longer overdue is no reminder any more; it stands in the list of procedures. */
export const OVERDUE_DAYS = 30;

/** A date of a procedure whose step is not done yet. */
export interface OpenDate {
  readonly procedureId: string;
  readonly fileNumber: string;
  readonly title: string;
  readonly kind: string;
  readonly day: LocalDate;
}
export interface Reminder extends OpenDate {
  /** Negative: so many days overdue. */
  readonly daysLeft: number;
}

/** Throws `invalid` with a sentence per wrong rule. */
export function checkedRules(rules: Readonly<Record<string, number>>): ReminderRules {
  const errors = Object.entries(rules).flatMap(([kind, days]) => {
    if (!REMINDER_KINDS.some((known) => known === kind))
      return [{ pointer: `/rules/${kind}`, message: 'Diesen Termin gibt es nicht.' }];
    const fits = Number.isInteger(days) && days >= 0 && days <= MOST_DAYS;
    return fits ? [] : [{ pointer: `/rules/${kind}`, message: `Hier sind 0 bis ${MOST_DAYS} Tage möglich.` }];
  });
  if (errors.length > 0) throw invalid('reminder-rules', 'Bitte prüfen Sie die Tage.', errors);
  return { ...REMINDER_DAYS, ...rules };
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The open dates people are to be reminded of today: overdue first, then by day. */
export function remindersOn(today: LocalDate, dates: readonly OpenDate[], rules: ReminderRules): readonly Reminder[] {
  return dates
    .map((date) => ({ ...date, daysLeft: daysBetween(today, date.day) }))
    .filter(({ kind, daysLeft }) => {
      const days = rules[kind as ReminderKind] as number | undefined;
      return days !== undefined && daysLeft <= days && daysLeft >= -OVERDUE_DAYS;
    })
    .sort((a, b) => a.daysLeft - b.daysLeft || inOrder(`${a.fileNumber} ${a.kind}`, `${b.fileNumber} ${b.kind}`));
}

/** "heute", "morgen", "in 3 Tagen", "seit 2 Tagen überfällig". */
export function whenText(daysLeft: number): string {
  if (daysLeft < 0) return daysLeft === -1 ? 'seit gestern überfällig' : `seit ${-daysLeft} Tagen überfällig`;
  if (daysLeft < 2) return daysLeft === 0 ? 'heute' : 'morgen';
  return `in ${daysLeft} Tagen`;
}

export interface Digest {
  readonly subject: string;
  readonly text: string;
}

/** The mail of one person and day; there must be something to remind of. `urlOf` makes the address of a procedure. */
export function digestOf(
  today: LocalDate,
  reminders: readonly Reminder[],
  nameOf: (kind: string) => string,
  urlOf: (procedureId: string) => string,
): Digest {
  const overdue = reminders.filter(({ daysLeft }) => daysLeft < 0);
  const ahead = reminders.filter(({ daysLeft }) => daysLeft >= 0);
  const lines = (items: readonly Reminder[]): string =>
    items
      .map(
        ({ kind, day, daysLeft, fileNumber, title, procedureId }) =>
          `${germanDate(day)} (${whenText(daysLeft)}): ${nameOf(kind)}\n${fileNumber} ${title}\n${urlOf(procedureId)}`,
      )
      .join('\n\n');
  const count = reminders.length === 1 ? 'ein Termin' : `${reminders.length} Termine`;
  return {
    subject: `Termine am ${germanDate(today)}: ${count}${overdue.length > 0 ? `, davon ${overdue.length} überfällig` : ''}`,
    text: [
      'Guten Tag,',
      'diese Termine Ihrer Vergabeverfahren stehen an.',
      ...(overdue.length > 0 ? ['ÜBERFÄLLIG', lines(overdue)] : []),
      ...(ahead.length > 0 ? ['DEMNÄCHST', lines(ahead)] : []),
      'Welche Termine gemeldet werden, legt die Leitung fest.',
    ].join('\n\n'),
  };
}
