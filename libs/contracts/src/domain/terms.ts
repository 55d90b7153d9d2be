import { type FieldError, invalid, parseMoney } from '@app/kernel';
import type { Contract, ContractOption, ContractTerms } from './contract';

const MOST_PREPARATION = 730;
const MOST_MONTHS = 240;

/** The contract with the terms that were typed. An option that was decided stays as it is. Throws `invalid` with every fault. */
export function withTerms(contract: Contract, terms: ContractTerms): Contract {
  const errors: FieldError[] = [];
  const wrong = (pointer: string, message: string): void => void errors.push({ pointer, message });
  if (terms.title.trim() === '') wrong('/title', 'Bitte geben Sie dem Vertrag einen Namen.');
  if (!isAmount(terms.value) || parseMoney(terms.value) === 0n)
    wrong('/value', 'Bitte nennen Sie den ursprünglichen Vertragswert über 0 €.');
  else if (contract.modifications.length > 0 && parseMoney(terms.value) !== parseMoney(contract.value))
    wrong('/value', 'Nach der ersten Änderung steht der ursprüngliche Wert fest: Die Anteile zählen von ihm.');
  if (terms.termFrom !== null && terms.termTo !== null && terms.termTo < terms.termFrom)
    wrong('/termTo', 'Das Ende liegt vor dem Beginn.');
  if (terms.preparationDays < 0 || terms.preparationDays > MOST_PREPARATION)
    wrong('/preparationDays', `Bitte 0 bis ${MOST_PREPARATION} Tage angeben.`);
  if (terms.priceClause === 'index' && terms.priceIndex.trim() === '')
    wrong('/priceIndex', 'Bitte nennen Sie den Index, zum Beispiel den Verbraucherpreisindex mit Basisjahr.');
  const options = terms.options.map((option, index): ContractOption => {
    const at = `/options/${index}`;
    if (option.title.trim() === '') wrong(`${at}/title`, 'Bitte beschreiben Sie die Option.');
    if (!isAmount(option.value)) wrong(`${at}/value`, 'Bitte nennen Sie den Wert ab 0 €.');
    if (!Number.isInteger(option.months) || option.months < 0 || option.months > MOST_MONTHS)
      wrong(`${at}/months`, `Bitte 0 bis ${MOST_MONTHS} ganze Monate angeben.`);
    const stored = contract.options.find(({ id }) => id === option.id);
    if (stored?.decision) return stored;
    return { ...option, ...{ decision: null, decidedOn: null, decidedBy: null, note: '' } };
  });
  const lost = contract.options.filter(({ id, decision }) => decision && !options.some((one) => one.id === id));
  if (lost.length > 0)
    wrong(
      '/options',
      `Über „${lost.map(({ title }) => title).join('“, „')}“ ist schon entschieden; die Option bleibt stehen.`,
    );
  if (errors.length > 0) throw invalid('contract-terms', 'Der Vertrag kann so nicht gespeichert werden.', errors);
  return { ...contract, ...terms, options };
}

export function isAmount(value: string): boolean {
  try {
    return parseMoney(value) >= 0n;
  } catch {
    return false;
  }
}
