import { compareDecimal } from '../format';

export type SortValue = string | number | bigint | null | undefined;

export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Decimal strings by value, texts as German dictionaries do; what is missing comes last in either direction. */
export function compareSortValues(left: SortValue, right: SortValue, descending: boolean): number {
  const leftMissing = left === null || left === undefined || left === '';
  const rightMissing = right === null || right === undefined || right === '';
  if (leftMissing || rightMissing) return Number(leftMissing) - Number(rightMissing);
  const order = inOrder(left, right);
  return descending ? -order : order;
}

function inOrder(left: NonNullable<SortValue>, right: NonNullable<SortValue>): number {
  if (typeof left === 'string' && typeof right === 'string') {
    return DECIMAL.test(left) && DECIMAL.test(right)
      ? compareDecimal(left, right)
      : left.localeCompare(right, 'de', { numeric: true });
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Sorts a copy; rows that are equal keep their order. */
export const sortRows = <Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => SortValue,
  descending: boolean,
): readonly Row[] => [...rows].sort((a, b) => compareSortValues(valueOf(a), valueOf(b), descending));

/** A click on a head: ascending first, then descending. */
export const nextSorting = (current: Sorting | undefined, column: string): Sorting => ({
  column,
  descending: current?.column === column ? !current.descending : false,
});

/** `?sort=` of the server's lists: "-value" for descending. */
export const sortParameter = (sorting: Sorting | undefined): string | undefined =>
  sorting && `${sorting.descending ? '-' : ''}${sorting.column}`;
