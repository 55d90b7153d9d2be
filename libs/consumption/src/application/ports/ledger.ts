import type { LedgerEntry } from '../ledger-entry';

/** The append-only ledger with its monthly sums. */
export abstract class Ledger {
  /** Adds postings and their sums. What an event has already posted is left out; returns how many were new. */
  abstract append(entries: readonly LedgerEntry[]): Promise<number>;
  /** Computes the monthly sums anew from the postings of the actor's centre; returns their number. */
  abstract rebuildMonthly(): Promise<number>;
}
