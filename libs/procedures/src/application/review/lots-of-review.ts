import { notFound } from '@app/kernel';
import type { Dossier } from '../../domain/dossier';

/** Throws `not-found` for a lot of another procedure. */
export function requireLots({ lots }: Dossier, lotIds: readonly string[]): void {
  if (lotIds.some((id) => !lots.some((lot) => lot.id === id))) throw notFound('Dieses Los des Verfahrens');
}

/** " (Los 1, 3)"; empty where it is about the whole procedure. */
export function lotsText({ lots }: Dossier, lotIds: readonly string[]): string {
  const numbers = lots.filter(({ id }) => lotIds.includes(id)).map(({ number }) => number);
  return numbers.length === 0 ? '' : ` (Los ${numbers.join(', ')})`;
}
