import { nextSorting, sortParameter, sortRows } from './table-sorting';

const sorted = (values: (string | number | null)[], descending = false) =>
  sortRows(values, (value) => value, descending);

describe('sorting a table', () => {
  it('sorts decimal strings by value and texts as Germans do', () => {
    expect(sorted(['10.00', '9.50', '-1'])).toEqual(['-1', '9.50', '10.00']);
    expect(sorted(['Zürich', 'Ärger', 'Apfel', 'Los 10', 'Los 9'])).toEqual([
      'Apfel',
      'Ärger',
      'Los 9',
      'Los 10',
      'Zürich',
    ]);
  });

  it('keeps what is missing at the end in both directions', () => {
    expect(sorted([null, 2, 1])).toEqual([1, 2, null]);
    expect(sorted([null, 1, 2], true)).toEqual([2, 1, null]);
  });

  it('turns round at the second click and starts ascending in another column', () => {
    expect(nextSorting(undefined, 'value')).toEqual({ column: 'value', descending: false });
    expect(nextSorting({ column: 'value', descending: false }, 'value')).toEqual({ column: 'value', descending: true });
    expect(nextSorting({ column: 'value', descending: true }, 'title')).toEqual({ column: 'title', descending: false });
  });

  it('names the order for the server', () => {
    expect(sortParameter({ column: 'value', descending: true })).toBe('-value');
    expect(sortParameter(undefined)).toBeUndefined();
  });
});
