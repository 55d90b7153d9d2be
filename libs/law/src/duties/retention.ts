import type { LocalDate } from '@app/kernel';
import { addMonths } from '@app/kernel';
import type { Buyer, Nature, Regime } from '../book/codes';
import type { Fact } from '../book/facts';
import { numbersIn } from '../book/facts';

/** The fact that says how long the documents are kept; null where none is stored. */
export function retentionFact(facts: {
  readonly regime: Regime;
  readonly nature: Nature;
  readonly buyer?: Buyer;
}): string | null {
  const { regime, nature, buyer } = facts;
  if (regime === 'eu') {
    if (nature === 'concession') return 'OWN-KON-6';
    return buyer === 'utility' ? 'VM-SEK' : 'DOC-VGV8';
  }
  return nature === 'works' || nature === 'concession' || buyer === 'utility' ? null : 'VM-UVGO';
}

/** Years from the award; the utilities' rule (VM-SEK) names them in its description only. */
export function yearsKept(row: Fact): number {
  if (row.unit === 'years') return numbersIn(row)[0] ?? 0;
  const named = /(\d+) years/.exec(row.subject)?.[1];
  return named === undefined ? (numbersIn(row)[0] ?? 0) : Number(named);
}

/** The last day on which the documents have to be there: years from the award, at least until the contract ends. */
export function keptUntil(row: Fact, awardOn: LocalDate, contractEndsOn: LocalDate | null): LocalDate {
  const end = addMonths(awardOn, 12 * yearsKept(row));
  return contractEndsOn !== null && contractEndsOn > end ? contractEndsOn : end;
}
