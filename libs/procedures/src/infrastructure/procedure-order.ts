import { DomainError } from '@app/kernel';
import { decodeCursor } from '@app/platform';
import type { Conditions } from './procedure-filter';

export const SORTS = ['fileNumber', 'title', 'deadline', 'value', 'phase', 'changedAt'] as const;
export type Sort = (typeof SORTS)[number];

export interface Order {
  readonly by: Sort;
  readonly descending: boolean;
}
export const NEWEST_FIRST: Order = { by: 'fileNumber', descending: true };

interface SortKey {
  readonly expression: string;
  readonly type: keyof typeof READS;
}

/** What PostgreSQL writes for a key of the type; anything else was made up. */
const READS = {
  text: /^/,
  integer: /^\d{1,4}$/,
  numeric: /^\d{1,14}(\.\d+)?$/,
  timestamptz:
    /^(-?infinity|\d{4}-(0\d|1[0-2])-[012]\d|\d{4}-(0[13-9]|1[0-2])-30|\d{4}-(0[13578]|1[02])-31)( [\d:.+-]+)?$/,
} as const;

/** What is sorted by; the file number settles ties. A missing deadline comes last in either direction. */
function keyOf({ by, descending }: Order): SortKey {
  switch (by) {
    case 'fileNumber':
      return { expression: 'p.file_number', type: 'text' };
    case 'title':
      return { expression: 'p.title collate "de-x-icu"', type: 'text' };
    case 'deadline':
      return {
        expression: `coalesce(p.tender_deadline, '${descending ? '-' : ''}infinity'::timestamptz)`,
        type: 'timestamptz',
      };
    case 'value':
      return { expression: 'coalesce(p.awarded_value, p.estimated_value)', type: 'numeric' };
    case 'phase':
      return { expression: 'procedures.phase_rank(p.phase)', type: 'integer' };
    case 'changedAt':
      return { expression: 'p.changed_at', type: 'timestamptz' };
  }
}

/**
 * Adds where the page begins (keyset, never an offset) and returns the SQL of the order and of the key each row is
 * continued by. The key travels as PostgreSQL's own text, so that nothing of a timestamp is lost.
 */
export function orderBy(
  order: Order,
  conditions: Conditions,
  cursor: string | undefined,
): { readonly order: string; readonly key: string } {
  const { expression, type } = keyOf(order);
  const direction = order.descending ? 'desc' : 'asc';
  const after = decodeCursor(cursor, 3);
  if (after) {
    const [sort, key, fileNumber] = after;
    if (sort !== sortText(order) || !READS[type].test(String(key)) || typeof fileNumber !== 'string') refuseCursor();
    conditions.add(`(${expression}, p.file_number) ${order.descending ? '<' : '>'} ($::${type}, $)`, key, fileNumber);
  }
  return { order: `${expression} ${direction}, p.file_number ${direction}`, key: `(${expression})::text` };
}

/** "-deadline", as in the address. */
export const sortText = ({ by, descending }: Order): string => `${descending ? '-' : ''}${by}`;

/** Reads "-deadline"; the caller has checked that it is one of SORTS. */
export const orderOf = (text: string): Order => ({
  by: text.replace(/^-/, '') as Sort,
  descending: text.startsWith('-'),
});

function refuseCursor(): never {
  throw new DomainError('invalid', 'cursor', 'Dieser Cursor gehört nicht zu dieser Liste.');
}
