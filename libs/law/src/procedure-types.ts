import { formatMoney } from '@app/kernel';
import type { Case, Judgement } from './case';
import type { EuProcedureType, NationalProcedureType, ProcedureType, Regime, Verdict } from './codes';
import { EU_PROCEDURE_TYPES, NATIONAL_PROCEDURE_TYPES, PROCEDURE_TYPE_NAMES } from './codes';
import { euJudgement } from './eu-procedures';
import type { Citation, Explainer } from './explanation';
import { cite } from './explanation';
import { numberOf } from './facts';
import { nationalJudge } from './national-procedures';

export interface Ground {
  readonly id: string;
  readonly text: string;
  readonly citation: Citation;
}

export interface ProcedureTypeAnswer {
  readonly type: ProcedureType;
  readonly germanName: string;
  readonly verdict: Verdict;
  readonly upTo: string | null;
  readonly minimumBidders: number | null;
  readonly grounds: readonly Ground[];
  readonly reason: string;
}

const OTHER_REGIME: Readonly<Record<Regime, string>> = {
  eu: 'Der EU-Schwellenwert ist erreicht oder überschritten; nationale Verfahrensarten stehen nicht zur Verfügung.',
  national: 'Der EU-Schwellenwert ist nicht erreicht; es gelten die nationalen Verfahrensarten.',
};

/** Every procedure type with its verdict; those of the regime first, the others as not permitted. */
export function judgeProcedureTypes(facts: Case, explain: Explainer): readonly ProcedureTypeAnswer[] {
  const refused = (type: ProcedureType): ProcedureTypeAnswer =>
    answer(type, { verdict: 'not-permitted', reason: OTHER_REGIME[facts.regime], cites: [] }, explain);
  if (facts.regime === 'eu') {
    if (facts.date < '2016-04-18') {
      explain.doubt('THR-COMPARE', 'Die Verfahrensarten vor dem 18.04.2016 sind nicht hinterlegt.');
      return [];
    }
    return [
      ...EU_PROCEDURE_TYPES.map((type: EuProcedureType) => answer(type, euJudgement(facts, type), explain)),
      ...NATIONAL_PROCEDURE_TYPES.map(refused),
    ];
  }
  const judge = nationalJudge(facts, explain);
  if (judge === null) return [];
  return [
    ...NATIONAL_PROCEDURE_TYPES.map((type: NationalProcedureType) => answer(type, judge(type), explain)),
    ...EU_PROCEDURE_TYPES.map(refused),
  ];
}

function answer(type: ProcedureType, judgement: Judgement, explain: Explainer): ProcedureTypeAnswer {
  const usable = judgement.verdict !== 'not-permitted';
  const minimum = usable ? judgement.minimum : undefined;
  const grounds = judgement.verdict === 'needs-grounds' ? (judgement.grounds ?? []) : [];
  explain.cite(...judgement.cites, ...grounds, ...(minimum ? [minimum[0]] : []));
  return {
    type,
    germanName: PROCEDURE_TYPE_NAMES[type],
    verdict: judgement.verdict,
    upTo: judgement.upTo === undefined ? null : formatMoney(judgement.upTo),
    minimumBidders: minimum ? numberOf(minimum[0], minimum[1]) : null,
    grounds: grounds.map((id) => ({ id, text: cite(id).text, citation: cite(id) })),
    reason: judgement.reason,
  };
}
