import { DomainError, type FieldError, germanDate, type LocalDate } from '@app/kernel';

export interface CostCentreFacts {
  readonly number: string;
  readonly name: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly responsible: string | null;
}

/** What of a cost centre may change; its number and its first day never do, because orders and demand rest on them. */
export type CostCentreChange = Partial<Pick<CostCentreFacts, 'name' | 'responsible' | 'validTo'>>;

/** The cost centre as it is kept, texts without outer blanks. Throws `invalid` with every wrong field. */
export function checkedCostCentre(facts: CostCentreFacts): CostCentreFacts {
  const checked = {
    ...facts,
    number: facts.number.trim(),
    name: facts.name.trim(),
    responsible: facts.responsible?.trim() || null,
  };
  const errors: FieldError[] = [];
  if (!/^[0-9A-Za-z][0-9A-Za-z./-]{0,19}$/.test(checked.number)) {
    errors.push({
      pointer: '/number',
      message: 'Bitte geben Sie eine Nummer aus Ziffern oder Buchstaben an (höchstens 20 Zeichen).',
    });
  }
  if (!checked.name) errors.push({ pointer: '/name', message: 'Bitte geben Sie eine Bezeichnung an.' });
  if (checked.validTo !== null && checked.validTo < checked.validFrom) {
    errors.push({
      pointer: '/validTo',
      message: `Der letzte Tag darf nicht vor dem ersten liegen (${germanDate(checked.validFrom)}).`,
    });
  }
  if (errors.length > 0) {
    throw new DomainError('invalid', 'cost-centre', 'Bitte prüfen Sie die Angaben zur Kostenstelle.', errors);
  }
  return checked;
}

/** The fields in which the two differ, as the trail keeps them; undefined when they are the same. */
export function changedFields(
  before: CostCentreFacts,
  after: CostCentreFacts,
): { readonly before: Partial<CostCentreFacts>; readonly after: Partial<CostCentreFacts> } | undefined {
  const keys = (Object.keys(after) as (keyof CostCentreFacts)[]).filter((key) => before[key] !== after[key]);
  if (keys.length === 0) return undefined;
  const pick = (facts: CostCentreFacts): Partial<CostCentreFacts> =>
    Object.fromEntries(keys.map((key) => [key, facts[key]]));
  return { before: pick(before), after: pick(after) };
}
