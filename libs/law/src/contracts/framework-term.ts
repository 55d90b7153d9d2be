import type { Case } from '../assessment/case';
import type { Explainer } from '../book/explanation';

/** What the longest term of a framework agreement depends on. */
export type TermCase = Pick<Case, 'law' | 'date' | 'buyer' | 'nature' | 'regime'>;

function ruleOf({ law, date, buyer, nature, regime }: TermCase): string {
  if (buyer === 'utility') return 'RV-SEK';
  if (nature === 'works') return 'RV-VOB';
  if (regime === 'national') return 'RV-UVGO';
  if (nature !== 'social-services') return 'RV-VGV';
  return law.factOn('RV-SOC-26', date) === null ? 'RV-SOC-16' : 'RV-SOC-26';
}

/** The fact with the longest term in years; null where none is known (concessions, days before the law). */
export function termFact(facts: TermCase): string | null {
  const factId = ruleOf(facts);
  // The SektVO holds from the EU threshold on; below it no term is known for utilities.
  const unknown = facts.nature === 'concession' || (facts.buyer === 'utility' && facts.regime === 'national');
  return unknown || facts.law.factOn(factId, facts.date) === null ? null : factId;
}

/** "4,5 Jahre". */
export const yearsText = (years: number): string => `${String(years).replace('.', ',')} Jahre`;

/** Says which longest term a framework agreement has, and doubts a longer one. */
export function explainTerm(years: number, facts: TermCase, explain: Explainer): void {
  const factId = termFact(facts);
  if (factId === null) return;
  const longest = facts.law.numberOf(factId);
  explain.step(
    `Rahmenvereinbarung: Laufzeit ${yearsText(years)}, höchstens ${longest} Jahre.`,
    { years: String(years) },
    factId,
  );
  if (years > longest) {
    explain.doubt(
      factId,
      `Die Laufzeit überschreitet ${longest} Jahre; das ist nur in einem begründeten Sonderfall zulässig.`,
    );
  }
}
