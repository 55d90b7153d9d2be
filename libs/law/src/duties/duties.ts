import type { Money } from '@app/kernel';
import { formatMoney, germanMoney } from '@app/kernel';
import type { Case } from '../assessment/case';
import { eu, hessen, hessenNational, hvtg2021, hvtg2026, national, publicBuyer } from './duty-conditions';
import type { Duty } from './duty-rules';
import { DUTIES, stateDuties } from './duty-rules';
import { yearsKept } from './retention';
import type { Citation, Explainer } from '../book/explanation';
import { citationOf } from '../book/explanation';
import type { Law } from '../book/law';
import { regulationOf } from '../book/regulations';

export interface DutyAnswer {
  readonly id: string;
  readonly germanName: string;
  /** Value from which the duty applies; null when it does not depend on the value. */
  readonly from: string | null;
  readonly when: string;
  readonly citation: Citation;
}

const CENT: Money = 1n;

/** The duties that apply to this contract at this value on this day; what is unknown goes to `uncertain`. */
export function judgeDuties(facts: Case, explain: Explainer): readonly DutyAnswer[] {
  const { law } = facts;
  const answers = [...DUTIES, ...stateDuties(facts)].flatMap((duty): DutyAnswer[] => {
    if (law.factOn(duty.factId, facts.date) === null || !duty.applies(facts)) return [];
    const from = limitOf(duty, facts);
    if (from !== null && facts.value < from) return [];
    const { id, germanName } = duty;
    const when = whenText(duty, law);
    explain.step(
      `${germanName}: ${when}${from === null ? '' : ` (ab ${germanMoney(from)})`}.`,
      { value: formatMoney(facts.value), startsOn: facts.date },
      duty.factId,
      ...(duty.further ?? []).filter((further) => law.factOn(further, facts.date) !== null),
    );
    return [
      {
        id,
        germanName,
        from: from === null ? null : formatMoney(from),
        when,
        citation: citationOf(law.fact(duty.factId), regulationOf(facts.nature, facts.buyer)),
      },
    ];
  });
  nameGaps(facts, explain);
  return answers;
}

const whenText = ({ when, factId }: Duty, law: Law): string =>
  when.replace(/\{([^}]*)\}/g, (_, name: string) =>
    String(name === 'years' ? yearsKept(law.fact(factId)) : law.numberOf(name === '' ? factId : name)),
  );

function limitOf({ limit, factId }: Duty, facts: Case): Money | null {
  if (!limit) return null;
  const amount = limit.amount?.(facts) ?? facts.law.amountOf(factId);
  return limit.bound === 'above' ? amount + CENT : amount;
}

function nameGaps(facts: Case, explain: Explainer): void {
  if (hessen(facts) && hvtg2026(facts)) explain.cite('HE26-EXPOST');
  if (eu(facts) && !publicBuyer(facts) && facts.law.factOn('EFORMS', facts.date) !== null) {
    explain.doubt(
      'EFORMS',
      'Die Pflicht zu eForms ist für die VgV belegt (§ 10a); für Sektorenauftraggeber und Konzessionen wird sie ebenso angenommen.',
    );
  }
  if (hessenNational(facts) && hvtg2021(facts)) explain.cite('HE21-EXPOST', 'HE21-URKALK');
  const band = facts.value > facts.law.amountOf('VST-WHO-U20') && facts.value <= facts.law.amountOf('VST-WHO-U26');
  if (national(facts) && band && facts.date >= '2025-07-01' && facts.date < '2026-07-01') explain.cite('VST-TRANS');
}
