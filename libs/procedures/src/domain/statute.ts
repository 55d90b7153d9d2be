import { estimationFact, fact, germanStatute, type Nature, type Regime } from '@app/law';

/** A statute as people read it; undefined where the collection of facts names none. */
export const statuteText = (statute: string | undefined): string | undefined =>
  statute === undefined || statute === '' || statute === '-' ? undefined : germanStatute(statute);

/**
 * The statute of a rule about the estimate and its day (facts EST-*). The sources name one for procedures above the
 * threshold only; below it is applied accordingly, and says so.
 */
export function estimateStatute(
  procedure: { readonly regime: Regime; readonly nature: Nature },
  factId: string,
): string {
  const { statute } = fact(estimationFact({ nature: procedure.nature, buyer: 'municipality' }, factId));
  return procedure.regime === 'eu' ? statute : `${statute} entsprechend`;
}
