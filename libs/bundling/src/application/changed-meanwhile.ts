import { DomainError } from '@app/kernel';

/** The refusal of a change that rests on an older version; carries the version that stands now. */
export const changedMeanwhile = (what: string, version: number): DomainError =>
  new DomainError(
    'stale',
    'stale',
    `${what} wurde inzwischen geändert. Bitte sehen Sie sich den neuen Stand an und versuchen Sie es noch einmal.`,
    [],
    { version },
  );
