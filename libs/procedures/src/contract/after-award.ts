import type { LocalDate } from '@app/kernel';

/** A mandatory item of the procedure that falls due after the award. It is settled in the procedure. */
export interface DutyAfterAward {
  /** Of the checklist item. */
  readonly id: string;
  readonly title: string;
  readonly paragraph: string | null;
  /** Last day as the plan of the procedure counts it; null: the law names no day. */
  readonly due: LocalDate | null;
  readonly state: 'open' | 'done' | 'waiting' | 'waived';
  /** Where the proof is found, as it was noted. */
  readonly note: string | null;
  readonly by: string | null;
  readonly at: Date | null;
}

export interface AfterAward {
  readonly duties: readonly DutyAfterAward[];
  /** Until when the file is kept; null: not known. `note` says why, or what is not certain. */
  readonly retention: { readonly until: LocalDate | null; readonly note: string | null };
}
