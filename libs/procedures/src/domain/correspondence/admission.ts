import type { FieldError } from '@app/kernel';

const SHORT = 20;

/** A blocked company takes part only for a written reason; the block's own reason is told. */
export function admissionErrors(
  { name, blockedReason }: { readonly name: string; readonly blockedReason: string | null },
  reason: string,
): readonly FieldError[] {
  if (blockedReason === null || reason.trim().length >= SHORT) return [];
  return [
    {
      pointer: '/reason',
      message:
        `„${name}“ ist gesperrt: ${blockedReason.replace(/\.$/, '')}. ` +
        `Soll es trotzdem teilnehmen, begründen Sie das bitte mit mindestens ${SHORT} Zeichen für den Vergabevermerk.`,
    },
  ];
}
