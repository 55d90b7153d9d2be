import { germanDate } from '@app/kernel';
import type { Assessment } from '../assessment/assessment';
import type { ProcedureType } from '../book/codes';
import { PROCEDURE_TYPE_NAMES, VERDICT_NAMES } from '../book/codes';
import type { Citation } from '../book/explanation';
import { citationOf } from '../book/explanation';
import type { Law } from '../book/law';
import type { ProcedureTypeAnswer } from '../procedure-types/procedure-types';
import type { Change, Decision } from './decision';

/** Procedure types with another verdict, the chosen one first; with another regime, what is open to choice instead. */
export function typeChanges(
  before: Decision,
  after: Decision,
  chosen: ProcedureType | null,
  law: Law,
): readonly Change[] {
  if (before.assessment.regime !== after.assessment.regime) return otherChoice(before, after, chosen, law);
  const old = new Map(before.assessment.procedureTypes.map((answer) => [answer.type, answer]));
  const found = after.assessment.procedureTypes.flatMap((now) => {
    const known = old.get(now.type);
    const text = known && changeText(known, now, now.type === chosen, after);
    if (!text) return [];
    const citations = [...ruleOf(before.assessment, now.type, law), ...ruleOf(after.assessment, now.type, law)];
    const change: Change = { kind: 'procedure-type', text, citations };
    return [{ change, type: now.type }];
  });
  const rank = (type: ProcedureType): number => (type === chosen ? 0 : 1);
  return found.sort((a, b) => rank(a.type) - rank(b.type)).map(({ change }) => change);
}

function changeText(
  old: ProcedureTypeAnswer,
  now: ProcedureTypeAnswer,
  chosen: boolean,
  { on }: Decision,
): string | null {
  const name = `${now.germanName}${chosen ? ' (gewählt)' : ''}`;
  if (old.verdict !== now.verdict) {
    const reason = now.reason.replace(`${now.germanName}: `, '').replace(/\.$/, '');
    return `${name}: ${VERDICT_NAMES[old.verdict]} → ${VERDICT_NAMES[now.verdict]}. Am ${germanDate(on)}: ${reason}`;
  }
  if (!chosen || old.minimumBidders === now.minimumBidders) return null;
  const companies = (count: number | null): string => (count === null ? 'keine Mindestzahl' : `mindestens ${count}`);
  return `${name}, einzuladende Unternehmen: ${companies(old.minimumBidders)} → ${companies(now.minimumBidders)}`;
}

function otherChoice(
  { assessment: old }: Decision,
  { assessment: now }: Decision,
  chosen: ProcedureType | null,
  law: Law,
): readonly Change[] {
  const free = (assessment: Assessment): readonly ProcedureTypeAnswer[] =>
    assessment.procedureTypes.filter(({ verdict }) => verdict === 'free-choice');
  const list = (assessment: Assessment): string =>
    free(assessment)
      .map(({ germanName }) => germanName)
      .join(', ') || 'keine hinterlegt';
  const citations = free(now).flatMap(({ type }) => ruleOf(now, type, law));
  const text =
    chosen === null
      ? `Frei wählbare Verfahrensarten: ${list(old)} → ${list(now)}`
      : `${PROCEDURE_TYPE_NAMES[chosen]} (gewählt) → neu zu wählen; frei wählbar: ${list(now)}. Die Fristen hängen von der neuen Wahl ab`;
  return [{ kind: 'procedure-type', text, citations }];
}

/** The fact a verdict rests on; the step of the reasoning names it. */
function ruleOf({ trace }: Assessment, type: ProcedureType, law: Law): readonly Citation[] {
  const rule = trace.find(({ inputs }) => inputs.type === type)?.rule;
  return rule ? [citationOf(law.fact(rule))] : [];
}
