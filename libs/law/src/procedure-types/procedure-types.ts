import { formatMoney } from '@app/kernel';
import type { Case, Judgement } from '../assessment/case';
import type { EuProcedureType, NationalProcedureType, ProcedureType, Regime, Verdict } from '../book/codes';
import { EU_PROCEDURE_TYPES, NATIONAL_PROCEDURE_TYPES, PROCEDURE_TYPE_NAMES } from '../book/codes';
import { euJudgement } from './eu-procedures';
import type { Citation, Explainer } from '../book/explanation';
import { citationOf } from '../book/explanation';
import { regulationOf } from '../book/regulations';
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
    answer(facts, type, { verdict: 'not-permitted', reason: OTHER_REGIME[facts.regime], cites: [] });
  const explained = (type: ProcedureType, judgement: Judgement): ProcedureTypeAnswer => {
    explainJudgement(facts, type, judgement, explain);
    return answer(facts, type, judgement);
  };
  if (facts.regime === 'eu') {
    if (facts.date < '2016-04-18') {
      explain.doubt('THR-COMPARE', 'Die Verfahrensarten vor dem 18.04.2016 sind nicht hinterlegt.');
      return [];
    }
    return [
      ...EU_PROCEDURE_TYPES.map((type: EuProcedureType) => explained(type, euJudgement(facts, type))),
      ...NATIONAL_PROCEDURE_TYPES.map(refused),
    ];
  }
  const judge = nationalJudge(facts, explain);
  if (judge === null) return [];
  return [
    ...NATIONAL_PROCEDURE_TYPES.map((type: NationalProcedureType) => explained(type, judge(type))),
    ...EU_PROCEDURE_TYPES.map(refused),
  ];
}

/** The fact that stands for the procedure type itself. */
export const typeFact = (type: ProcedureType): string => (type === 'direct' ? 'MAP-Direktauftrag' : `PT-${type}`);

const minimumOf = ({ verdict, minimum }: Judgement): Judgement['minimum'] =>
  verdict === 'not-permitted' ? undefined : minimum;
const groundsOf = ({ verdict, grounds }: Judgement): readonly string[] =>
  verdict === 'needs-grounds' ? (grounds ?? []) : [];

function explainJudgement(facts: Case, type: ProcedureType, judgement: Judgement, explain: Explainer): void {
  const minimum = minimumOf(judgement);
  const factIds = [...judgement.cites, ...groundsOf(judgement), ...(minimum ? [minimum[0]] : [])];
  const inputs = { type, value: formatMoney(facts.value) };
  explain.step(judgement.reason, inputs, ...(factIds.length > 0 ? factIds : [typeFact(type)]));
}

function answer({ law, nature, buyer }: Case, type: ProcedureType, judgement: Judgement): ProcedureTypeAnswer {
  const minimum = minimumOf(judgement);
  const regulation = regulationOf(nature, buyer);
  return {
    type,
    germanName: PROCEDURE_TYPE_NAMES[type],
    verdict: judgement.verdict,
    upTo: judgement.upTo === undefined ? null : formatMoney(judgement.upTo),
    minimumBidders: minimum ? law.numberOf(minimum[0], minimum[1]) : null,
    grounds: groundsOf(judgement).map((id) => ({
      id,
      text: law.fact(id).text,
      citation: citationOf(law.fact(id), regulation),
    })),
    reason: judgement.reason,
  };
}
