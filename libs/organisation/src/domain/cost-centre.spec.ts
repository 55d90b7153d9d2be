import { DomainError } from '@app/kernel';
import { changedFields, checkedCostCentre, type CostCentreFacts } from './cost-centre';

const library: CostCentreFacts = {
  number: '0272001',
  name: 'Stadtbücherei',
  validFrom: '2017-07-01',
  validTo: null,
  responsible: 'Anna Albrecht',
};
const pointersOf = (facts: CostCentreFacts): string[] => {
  try {
    checkedCostCentre(facts);
    return [];
  } catch (error) {
    return error instanceof DomainError ? error.errors.map(({ pointer }) => pointer) : ['?'];
  }
};

describe('a cost centre', () => {
  it('is kept without outer blanks; nobody responsible is nothing, not an empty text', () => {
    expect(checkedCostCentre({ ...library, number: ' 0272001 ', name: ' Stadtbücherei', responsible: ' ' })).toEqual({
      ...library,
      responsible: null,
    });
  });

  it('names every wrong field at once', () => {
    expect(pointersOf({ ...library, number: '02 72', name: ' ', validTo: '2017-06-30' })).toEqual([
      '/number',
      '/name',
      '/validTo',
    ]);
    expect(pointersOf({ ...library, number: '1'.repeat(21) })).toEqual(['/number']);
  });

  it('may end on its first day', () => {
    expect(pointersOf({ ...library, validTo: '2017-07-01' })).toEqual([]);
  });

  it('tells the trail only what changed', () => {
    expect(changedFields(library, { ...library, validTo: '2026-12-31' })).toEqual({
      before: { validTo: null },
      after: { validTo: '2026-12-31' },
    });
    expect(changedFields(library, { ...library })).toBeUndefined();
  });
});
