import type { components } from '../../../shared/api/schema';
import { isAwarded, type Lot, type Procedure } from '../model';

export type Part = components['schemas']['ProcedurePartResponse'];

/** The lots of a part, in their order. */
export const lotsOf = ({ lots }: Pick<Procedure, 'lots'>, { lotIds }: Pick<Part, 'lotIds'>): readonly Lot[] =>
  lots.filter(({ id }) => lotIds.includes(id));

/** "Los 1", "Los 1 und 3". */
export function lotsName(lots: readonly Pick<Lot, 'number'>[]): string {
  const numbers = lots.map(({ number }) => number);
  return `Los ${numbers.length < 2 ? (numbers[0] ?? '') : `${numbers.slice(0, -1).join(', ')} und ${numbers.at(-1)}`}`;
}

/** The procedure as it looks from one part of its lots: what is next there, and what it needs. */
export function seenFrom(procedure: Procedure, part: Part): Procedure {
  const { phase, phaseName, nextPhase, nextPhaseName, checklist, people } = part;
  const lots = lotsOf(procedure, part);
  const awardedOn = isAwarded(phase) ? (lots[0]?.awardedOn ?? procedure.award.awardedOn) : null;
  const award = { ...procedure.award, people, awardedOn };
  return { ...procedure, phase, phaseName, nextPhase, nextPhaseName, checklist, lots: [...lots], award };
}

/** The part the procedure itself stands at: the first of those furthest behind; after the award the lots go on together. */
export const partBehind = ({ parts, phase }: Procedure): Part | undefined =>
  isAwarded(phase) ? undefined : parts.find((part) => part.phase === phase);

/** The lots a step has to name, because others stand elsewhere or belong to another proposal. */
export const scopeOf = ({ parts }: Procedure, part: Part | undefined): { readonly lotIds?: string[] } =>
  part && parts.length > 1 ? { lotIds: part.lotIds } : {};
