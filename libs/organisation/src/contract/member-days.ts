import type { LocalDate } from '@app/kernel';

export const MEMBER_DAY_KINDS = ['closed', 'session'] as const;
/** `closed`: the administration is closed · `session`: a body of the member sits. */
export type MemberDayKind = (typeof MEMBER_DAY_KINDS)[number];

/** A day of a member; several of them where it is closed from one day to another. */
export interface MemberDay {
  readonly id: string;
  readonly memberId: string;
  readonly kind: MemberDayKind;
  /** First and last day, both included; the same day for a session. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Why it is closed ("Rathaus geschlossen"), or what the body is called ("Magistrat"). */
  readonly label: string;
}

/** Closing days and sessions of members, inside the caller's unit of work; nobody gets those of a foreign member. */
export abstract class MemberDays {
  /** Those that touch the time from one day to another, by day; of these members, or of all that may be seen. */
  abstract between(from: LocalDate, to: LocalDate, memberIds?: readonly string[]): Promise<readonly MemberDay[]>;
}
