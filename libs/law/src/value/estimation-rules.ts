import type { LocalDate } from '@app/kernel';
import type { Buyer, Nature } from '../book/codes';
import type { Law } from '../book/law';
import { regulationOf } from '../book/regulations';

/** Whose estimate of which contract on which day. */
export interface EstimateSubject {
  readonly law: Law;
  readonly date: LocalDate;
  readonly buyer: Buyer;
  readonly nature: Nature;
}

/** The fact to cite for a rule of § 3 VgV: utilities follow § 2 SektVO, concessions § 2 KonzVgV. */
export function estimationFact({ nature, buyer }: Pick<EstimateSubject, 'nature' | 'buyer'>, vgvFact: string): string {
  const regulation = regulationOf(nature, buyer);
  if (regulation === 'VgV') return vgvFact;
  return regulation === 'SektVO' ? 'EST-SEKT' : 'EST-KONZ';
}
