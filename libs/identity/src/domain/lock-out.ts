const ALLOWED_FAILURES = 10;
const LOCK_MINUTES = 15;

export interface SignInState {
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
}

export const NO_FAILURES: SignInState = { failedAttempts: 0, lockedUntil: null };

/** True while the account is locked. */
export const isLocked = (state: SignInState, now: Date): boolean =>
  state.lockedUntil !== null && now < state.lockedUntil;

/** State after one more wrong password: the tenth in a row locks the account for fifteen minutes. */
export function afterFailure(state: SignInState, now: Date): SignInState {
  const failedAttempts = state.failedAttempts + 1;
  if (failedAttempts < ALLOWED_FAILURES) return { failedAttempts, lockedUntil: null };
  return { failedAttempts: 0, lockedUntil: new Date(now.getTime() + LOCK_MINUTES * 60_000) };
}
