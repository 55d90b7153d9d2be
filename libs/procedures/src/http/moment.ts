import { invalid } from '@app/kernel';

/** The instant of an ISO text. Throws `invalid` at the field for one that no calendar has: 31.02. is not 03.03. */
export function momentOf(text: string, pointer: string): Date {
  const at = new Date(text);
  const day = text.slice(0, 10);
  const known = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || Number.isNaN(known.getTime()) || known.toISOString().slice(0, 10) !== day)
    throw invalid('validation', 'Eine Angabe ist nicht richtig.', [
      { pointer, message: 'Diesen Zeitpunkt gibt es nicht.' },
    ]);
  return at;
}
