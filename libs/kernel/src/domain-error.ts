/**
 * What went wrong, as the caller can act on it:
 * `invalid` bad input (400) · `unauthenticated` (401) · `forbidden` (403) · `not-found` (404) ·
 * `conflict` the state does not allow it (409) · `stale` somebody changed it meanwhile (412) ·
 * `unprocessable` understood but refused as a whole (422).
 */
export type ErrorKind =
  'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'stale' | 'unprocessable';

/** One wrong field: JSON pointer into the input and a German sentence. */
export interface FieldError {
  readonly pointer: string;
  readonly message: string;
}

/** A refusal by a rule. `message` is the German sentence the user reads; `code` is stable for programs. */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly errors: readonly FieldError[] = [],
    /** Further members of the problem document, for example every unmet condition. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }
}

export const notFound = (what: string): DomainError =>
  new DomainError('not-found', 'not-found', `${what} gibt es nicht.`);
export const conflict = (code: string, message: string, details?: Record<string, unknown>): DomainError =>
  new DomainError('conflict', code, message, [], details);
export const invalid = (code: string, message: string, errors?: readonly FieldError[]): DomainError =>
  new DomainError('invalid', code, message, errors);
