import type { LocalDate, Money } from '@app/kernel';
import { formatMoney, germanDate, germanMoney } from '@app/kernel';
import type { Case } from './case';
import type { Buyer, Nature, Regime, State, WorksKind } from '../book/codes';
import { BUYER_NAMES, BUYERS, NATURE_NAMES, NATURES, REGIME_NAMES, WORKS_KINDS } from '../book/codes';
import { explainTerm } from '../contracts/framework-term';
import type { DutyAnswer } from '../duties/duties';
import { judgeDuties } from '../duties/duties';
import type { Estimate } from '../value/estimate';
import { estimateValue } from '../value/estimate';
import type { EstimateSubject } from '../value/estimation-rules';
import { estimationFact } from '../value/estimation-rules';
import type { Estimated } from '../value/lots';
import { judgeLots } from '../value/lots';
import type { Explainer, Explanation } from '../book/explanation';
import { explainer } from '../book/explanation';
import type { Law } from '../book/law';
import { SHIPPED_LAW } from '../book/law';
import type { LimitDistances } from '../procedure-types/limit-distances';
import { limitDistances } from '../procedure-types/limit-distances';
import type { LotAnswer } from '../procedure-types/lot-types';
import { lotAnswers } from '../procedure-types/lot-types';
import type { ProcedureTypeAnswer } from '../procedure-types/procedure-types';
import { judgeProcedureTypes } from '../procedure-types/procedure-types';
import { regulationOf } from '../book/regulations';
import type { FieldCheck } from '../book/requests';
import { fieldCheck } from '../book/requests';
import type { RuleSetRef } from '../book/rule-sets';
import { ruleSetOn } from '../book/rule-sets';
import type { ThresholdAnswer } from '../value/thresholds';
import { regimeOf, thresholdAnswer, thresholdOn } from '../value/thresholds';

/** Which regime, procedure types and duties? Either `value` or `estimate`. Amounts are net EUR. */
export interface AssessmentRequest {
  readonly startsOn: LocalDate;
  readonly state: State;
  readonly buyer: Buyer;
  readonly nature: Nature;
  readonly value?: string;
  readonly estimate?: Estimate;
  /** Works only: some limits are higher for housing, civil engineering or trades other than finishing. */
  readonly worksKind?: WorksKind | null;
}

export interface Assessment extends Explanation {
  readonly regime: Regime;
  readonly estimatedValue: string;
  readonly threshold: ThresholdAnswer;
  /** What is left to the threshold; zero or negative when it is reached. */
  readonly distance: string;
  /** The next limits in both directions, national ones and the EU threshold. */
  readonly limits: LimitDistances;
  readonly lots: readonly LotAnswer[];
  readonly procedureTypes: readonly ProcedureTypeAnswer[];
  readonly duties: readonly DutyAnswer[];
  readonly ruleSet: RuleSetRef;
}

export function assess(request: AssessmentRequest, law: Law = SHIPPED_LAW): Assessment {
  const check = fieldCheck();
  const date = check.day('/startsOn', request.startsOn);
  const state = check.code('/state', request.state, law.stateCodes, 'als Land');
  const buyer = check.code('/buyer', request.buyer, BUYERS, 'als Auftraggeber');
  const nature = check.code('/nature', request.nature, NATURES, 'als Art der Leistung');
  const explain = explainer(law, regulationOf(nature, buyer));
  const worksKind =
    request.worksKind === undefined || request.worksKind === null
      ? null
      : check.code('/worksKind', request.worksKind, WORKS_KINDS, 'als Art der Bauleistung');
  const subject: EstimateSubject = { law, date, buyer, nature };
  const estimated = valueOf(request, subject, check, explain);
  check.done();

  const ruleSet = ruleSetOn(date, state, law);
  explain.step(
    `Es gilt der Regelstand vom Tag des Verfahrensbeginns, dem ${germanDate(date)} (${law.states[state]}, ${BUYER_NAMES[buyer]}, ${NATURE_NAMES[nature]}).`,
    { startsOn: date, state, buyer, nature },
    estimationFact(subject, 'EST-3'),
    ...(date >= '2026-01-01' ? ['FED-VBG-TRANS'] : []),
  );
  const threshold = thresholdOn(nature, buyer, date, law);
  const value = estimated.total;
  const regime = regimeOf(value, threshold.value);
  explainRegime(value, threshold.value, threshold.id, regime, explain);
  if (buyer === 'federal' && threshold.id.endsWith('-CENTRAL')) {
    explain.doubt(
      threshold.id,
      date >= '2026-07-01'
        ? 'Dieser Schwellenwert gilt nur für das Bundeskanzleramt und die Bundesministerien; für andere Bundesbehörden gilt der höhere Wert.'
        : 'Dieser Schwellenwert gilt nur für oberste und obere Bundesbehörden; für andere gilt der höhere Wert.',
    );
  }
  const facts: Case = {
    ...{ law, date, state, buyer, nature, value, regime, worksKind },
    threshold: threshold.value,
    largestLot: largestOf(estimated),
  };
  if (request.estimate?.kind === 'framework') explainTerm(request.estimate.years, facts, explain);
  const regimes = judgeLots(estimated, subject, threshold.value, explain);
  const lots = lotAnswers(facts, estimated.lots, regimes, explain);
  const procedureTypes = judgeProcedureTypes(facts, explain);
  const duties = judgeDuties(facts, explain);
  return {
    regime,
    estimatedValue: formatMoney(value),
    threshold: thresholdAnswer(threshold),
    distance: formatMoney(threshold.value - value),
    limits: limitDistances(facts, threshold.id),
    lots,
    procedureTypes,
    duties,
    ruleSet,
    ...explain.result(),
  };
}

/** The largest of the lots that are counted; without lots the whole value. */
const largestOf = ({ total, lots }: Estimated): Money =>
  lots.length === 0
    ? total
    : lots.filter(({ counted }) => counted).reduce((most, { value }) => (value > most ? value : most), 0n);

function valueOf(
  request: AssessmentRequest,
  subject: EstimateSubject,
  check: FieldCheck,
  explain: Explainer,
): Estimated {
  const { value, estimate } = request;
  if (value !== undefined && estimate !== undefined) {
    check.fail('/estimate', 'bitte entweder den Wert oder die Schätzung angeben, nicht beides');
  }
  if (value !== undefined) {
    const total = check.amount('/value', value);
    explain.step(
      `Geschätzter Auftragswert ohne Umsatzsteuer: ${germanMoney(total)}.`,
      { value: formatMoney(total) },
      estimationFact(subject, 'EST-1'),
    );
    return { total, lots: [] };
  }
  if (estimate === undefined || estimate === null || typeof estimate !== 'object') {
    check.fail('/value', 'es fehlt der Wert oder die Schätzung');
    return { total: 0n, lots: [] };
  }
  return estimateValue(estimate, subject, check, explain);
}

function explainRegime(value: Money, threshold: Money, thresholdId: string, regime: Regime, explain: Explainer): void {
  const inputs = { value: formatMoney(value), threshold: formatMoney(threshold) };
  explain.cite('THR-COMPARE');
  explain.step(
    regime === 'eu'
      ? `Der Wert ${germanMoney(value)} erreicht oder überschreitet den Schwellenwert ${germanMoney(threshold)}: ${REGIME_NAMES.eu}.`
      : `Der Wert ${germanMoney(value)} liegt um ${germanMoney(threshold - value)} unter dem Schwellenwert ${germanMoney(threshold)}: ${REGIME_NAMES.national}.`,
    inputs,
    thresholdId,
    'THR-COMPARE',
  );
}
