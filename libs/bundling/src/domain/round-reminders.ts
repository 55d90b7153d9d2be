import { daysBetween, type LocalDate } from '@app/kernel';

/** When a member without an answer is reminded by itself; `hand`: by a person from the cockpit. */
export const REMINDER_OCCASIONS = ['days-7', 'days-2', 'overdue'] as const;
export type ReminderOccasion = (typeof REMINDER_OCCASIONS)[number];

export const OCCASION_NAMES: Readonly<Record<ReminderOccasion | 'hand', string>> = {
  'days-7': '7 Tage vor der Meldefrist',
  'days-2': '2 Tage vor der Meldefrist',
  overdue: 'nach Ablauf der Meldefrist',
  hand: 'von Hand',
};

/** Days left until the deadline: due from the first number down to the second, so that a missed day is made up for. */
const BANDS: Readonly<Record<ReminderOccasion, readonly [from: number, to: number]>> = {
  'days-7': [7, 3],
  'days-2': [2, 0],
  overdue: [-1, -7],
};

export interface RemindedRound {
  readonly state: 'open' | 'closed' | 'bundled';
  readonly openedOn: LocalDate;
  readonly reportUntil: LocalDate;
}
export interface RemindedMember {
  readonly memberId: string;
  readonly answered: boolean;
  /** What it was reminded by already. */
  readonly sent: readonly string[];
}
export interface DueReminder {
  readonly memberId: string;
  readonly occasion: ReminderOccasion;
}

/**
 * Who is to be reminded today, and why: each occasion at most once per member and round. An occasion that lay before the
 * opening of the round is none: a round of three days does not begin with a reminder.
 */
export function remindersDue(
  round: RemindedRound,
  members: readonly RemindedMember[],
  today: LocalDate,
): readonly DueReminder[] {
  if (round.state !== 'open') return [];
  const left = daysBetween(today, round.reportUntil);
  const occasion = REMINDER_OCCASIONS.find((each) => left <= BANDS[each][0] && left >= BANDS[each][1]);
  if (!occasion || daysBetween(round.openedOn, round.reportUntil) <= BANDS[occasion][0]) return [];
  return members
    .filter(({ answered, sent }) => !answered && !sent.includes(occasion))
    .map(({ memberId }) => ({ memberId, occasion }));
}
