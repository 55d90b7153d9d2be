import { parseMoney } from '@app/kernel';
import { assess, type Assessment, type AssessmentRequest, type Law } from '@app/law';
import { estimateFrom } from './plan-facts';
import type { Lot, Procedure } from './procedure';

type Judged = Pick<Procedure, 'startsOn' | 'state' | 'nature' | 'estimatedValue' | 'plan'>;

/**
 * The law's answer for what is planned now. The lots and options are asked with it as long as they make the value;
 * a value that was estimated in another way (framework, twelve months) is asked as it stands.
 */
export function judge(procedure: Judged, lots: readonly Lot[], law: Law): Assessment {
  const { startsOn, state, nature, estimatedValue, plan } = procedure;
  const question = { startsOn, state, nature, buyer: 'municipality' } as const;
  const parts = [...lots.map((lot) => lot.estimatedValue), ...plan.options.map(({ value }) => value)];
  const total = parts.reduce((sum, part) => sum + parseMoney(part), 0n);
  const estimated =
    total === parseMoney(estimatedValue) ? { estimate: estimateFrom(lots, plan.options) } : { value: estimatedValue };
  return answered({ ...question, ...estimated }, law);
}

const MOST_ANSWERS = 1000;
const answers = new WeakMap<Law, Map<string, Assessment>>();

/** Asks the law once per question: every step and every row of a list judges the same procedure again. */
function answered(question: AssessmentRequest, law: Law): Assessment {
  const known = answers.get(law) ?? new Map<string, Assessment>();
  answers.set(law, known);
  const key = JSON.stringify(question);
  const answer = known.get(key) ?? assess(question, law);
  if (known.size >= MOST_ANSWERS) known.clear();
  known.set(key, answer);
  return answer;
}
