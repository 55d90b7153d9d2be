import { DomainError, germanInstant } from '@app/kernel';
import type { Contract } from '../domain/contract';

export function refuseStale({ changedBy, changedAt, version }: Contract): never {
  throw new DomainError(
    'stale',
    'contract-changed',
    `${changedBy} hat den Vertrag inzwischen geändert (${germanInstant(changedAt)}). Bitte den neuen Stand ansehen und die Eingabe wiederholen.`,
    [],
    { changedBy, changedAt: changedAt.toISOString(), version },
  );
}
