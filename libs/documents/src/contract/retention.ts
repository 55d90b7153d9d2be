import type { LocalDate } from '@app/kernel';

/** Where a rule comes from, as the law library cites it. */
export interface RetentionCitation {
  readonly id: string;
  readonly statute: string;
}

/** What the law says of how long the documents of one subject are kept. */
export interface LegalRetention {
  /** False while the matter goes on: nothing of it may be deleted, whatever else is said. */
  readonly over: boolean;
  /** The last day on which the documents have to be there; null where the law names none for this case. */
  readonly until: LocalDate | null;
  /** German sentence of the rule with its source; null where no rule is stored. */
  readonly rule: { readonly text: string; readonly citation: RetentionCitation } | null;
  /** What is not certain about it; null where nothing is to say. */
  readonly note: string | null;
}

/**
 * A room that knows what the law says of its subjects extends this as a provider; it is found at start. Runs inside the
 * caller's unit of work. Subjects no source knows are kept by the rules of the centre alone.
 */
export abstract class RetentionSource {
  /** Kind of subject of its documents: `procedure`, `bidder` … */
  abstract readonly subjectType: string;
  /** Undefined where there is no such subject. */
  abstract of(subjectId: string): Promise<LegalRetention | undefined>;
}
