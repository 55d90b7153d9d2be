import type { FieldError } from '@app/kernel';

export const PASSWORD_LENGTH = { least: 12, most: 200 } as const;

/** What is wrong with a new password; length counts, not a mixture of signs. */
export function newPasswordErrors(current: string, next: string): FieldError[] {
  const wrong = (message: string): FieldError[] => [{ pointer: '/next', message }];
  if ([...next].length < PASSWORD_LENGTH.least) {
    return wrong(`Das neue Kennwort braucht mindestens ${PASSWORD_LENGTH.least} Zeichen.`);
  }
  if (next === current) return wrong('Das neue Kennwort muss sich vom bisherigen unterscheiden.');
  if (new Set(next.toLowerCase()).size < 5) {
    return wrong('Das neue Kennwort besteht aus zu wenigen verschiedenen Zeichen.');
  }
  return [];
}
