import type { LocalDate } from '@app/kernel';

/** What a member told the centre once and for all: from which net value on its body decides the award. */
export interface BodyRule {
  readonly memberId: string;
  /** "Magistrat der Stadt Raunheim". */
  readonly body: string;
  /** Net EUR, decimal string. */
  readonly fromValue: string;
}

export const BODY_RESULTS = ['agreed', 'agreed-with-conditions', 'refused', 'postponed'] as const;
export type BodyResult = (typeof BODY_RESULTS)[number];

/** What was recorded for one member on one proposal; rows are only added, the last one of a member counts. */
export interface BodyDecision {
  readonly id: string;
  readonly proposalId: string;
  readonly memberId: string;
  /** False: no body of this member decides here; the note says why. */
  readonly needed: boolean;
  readonly body: string | null;
  readonly decidedOn: LocalDate | null;
  /** Null: the decision is still to come, at the session of `decidedOn` where that is known. */
  readonly result: BodyResult | null;
  /** Number of the document ("DS-2026/118"). */
  readonly reference: string;
  readonly note: string;
  readonly personName: string;
  readonly at: Date;
}
