import type { Statement } from './statement';

/** What the product can say to one item of the record. */
export interface Generated {
  readonly statements: readonly Statement[];
  /** `open`: something is still to come or to be written. */
  readonly light: 'complete' | 'open' | 'not-applicable';
  /** Why it does not apply, or what is missing; null where it is complete. */
  readonly reason: string | null;
}

export const complete = (statements: readonly Statement[]): Generated => ({
  statements,
  light: 'complete',
  reason: null,
});
export const open = (reason: string, statements: readonly Statement[] = []): Generated => ({
  statements,
  light: 'open',
  reason,
});
export const notApplicable = (reason: string): Generated => ({ statements: [], light: 'not-applicable', reason });
