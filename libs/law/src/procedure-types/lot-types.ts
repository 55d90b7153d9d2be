import type { Money } from '@app/kernel';
import { formatMoney } from '@app/kernel';
import type { Case, Judgement } from '../assessment/case';
import type { ProcedureType, Verdict } from '../book/codes';
import { NATIONAL_PROCEDURE_TYPES, PROCEDURE_TYPE_NAMES } from '../book/codes';
import type { Explainer } from '../book/explanation';
import { estimationFact } from '../value/estimation-rules';
import type { EstimatedLot, LotRegime } from '../value/lots';
import { nationalJudge } from './national-procedures';

/** A procedure type that may be chosen for a lot without further grounds. */
export interface LotType {
  readonly type: ProcedureType;
  readonly germanName: string;
  readonly verdict: Extract<Verdict, 'free-choice' | 'permitted'>;
  /** Largest value still permitted; of the lot where the limit counts per trade lot (Fachlos). */
  readonly upTo: string | null;
  readonly reason: string;
}

export interface LotAnswer extends LotRegime {
  /** For lots under national law, judged one by one; lots under EU law follow the verdicts on the whole contract. */
  readonly permittedTypes: readonly LotType[];
}

/**
 * Which types each lot may be let by: limits that count per trade lot look at the lot, all others at the whole
 * contract. A lot exempt under the 20 % rule, or not similar to the others, stands alone.
 */
export function lotAnswers(
  facts: Case,
  lots: readonly EstimatedLot[],
  regimes: readonly LotRegime[],
  explain: Explainer,
): readonly LotAnswer[] {
  return regimes.map((regime, i): LotAnswer => {
    const lot = lots[i];
    if (!lot || regime.regime === 'eu') return { ...regime, permittedTypes: [] };
    const alone = regime.exempt || !lot.counted;
    if (regime.exempt) {
      explain.doubt(
        estimationFact(facts, 'EST-9c'),
        'Ein nach der 20-Prozent-Regel ausgenommenes Los ist hier für sich nach nationalem Recht beurteilt; ob ausgenommene Lose dafür zusammenzurechnen sind, ist nicht hinterlegt.',
      );
    }
    return { ...regime, permittedTypes: typesOf(facts, lot.value, alone ? lot.value : facts.value, explain) };
  });
}

function typesOf(facts: Case, lot: Money, value: Money, explain: Explainer): readonly LotType[] {
  const judge = nationalJudge({ ...facts, regime: 'national', value, largestLot: lot }, explain);
  if (judge === null) return [];
  return NATIONAL_PROCEDURE_TYPES.flatMap((type) => {
    const judgement = judge(type);
    return isOpenTo(judgement)
      ? [
          {
            type,
            germanName: PROCEDURE_TYPE_NAMES[type],
            verdict: judgement.verdict,
            upTo: judgement.upTo === undefined ? null : formatMoney(judgement.upTo),
            reason: judgement.reason,
          },
        ]
      : [];
  });
}

const isOpenTo = (judgement: Judgement): judgement is Judgement & Pick<LotType, 'verdict'> =>
  judgement.verdict === 'free-choice' || judgement.verdict === 'permitted';
