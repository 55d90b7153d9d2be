import { parseMoney } from '@app/kernel';
import { assess, type Assessment, type Law } from '@app/law';
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
  return total === parseMoney(estimatedValue)
    ? assess({ ...question, estimate: estimateFrom(lots, plan.options) }, law)
    : assess({ ...question, value: estimatedValue }, law);
}
