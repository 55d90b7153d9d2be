import { compareDecimal } from '../../shared/format';
import { restOf } from './order-words';
import type { Requisition, RequisitionLine } from './ordering-api';

export type Measure = 'quantity' | 'percent';

export interface Share {
  readonly costCentre: string;
  /** Decimal text; without meaning while there is only one share. */
  readonly value: string;
}
export interface CartLine {
  readonly articleNumber: string;
  readonly quantity: string;
  readonly measure: Measure;
  readonly shares: readonly Share[];
}
/** The cart as it is typed; the server keeps what of it is complete. */
export interface CartContent {
  readonly site: string;
  readonly note: string;
  readonly lines: readonly CartLine[];
}

const NOTHING: Share = { costCentre: '', value: '' };

function lineOf({ articleNumber, quantity, split }: RequisitionLine): CartLine {
  const percent = split.length > 0 && split.every(({ measure }) => measure === 'percent');
  const shares = split.map((part) => ({ costCentre: part.costCentre, value: percent ? part.asked : part.quantity }));
  return {
    articleNumber,
    quantity,
    measure: percent && shares.length > 1 ? 'percent' : 'quantity',
    shares: shares.length ? shares : [NOTHING],
  };
}

export const contentOf = ({ site, note, lines }: Requisition): CartContent => ({
  site: site?.id ?? '',
  note,
  lines: lines.map(lineOf),
});

/** What is still to be shared, in the line's measure. */
export const restOfLine = ({ quantity, measure, shares }: CartLine): string =>
  restOf(
    measure === 'percent' ? '100' : quantity || '0',
    shares.map(({ value }) => value),
  );

export const isShared = (line: CartLine): boolean =>
  line.shares.every(({ costCentre }) => costCentre !== '') &&
  (line.shares.length === 1 ||
    (line.shares.every(({ value }) => value !== '') && compareDecimal(restOfLine(line), '0') === 0));

/** What is sent: an unfinished split is left out, an unfinished quantity keeps its last value. */
export function toRequest(content: CartContent, saved: Requisition) {
  const before = new Map(saved.lines.map((line) => [line.articleNumber, line.quantity]));
  return {
    site: content.site || null,
    note: content.note,
    lines: content.lines.map((line) => {
      const quantity = line.quantity || (before.get(line.articleNumber) ?? '1');
      return {
        articleNumber: line.articleNumber,
        quantity,
        split: isShared({ ...line, quantity }) ? sharesOf(line) : [],
      };
    }),
  };
}

function sharesOf({ measure, shares }: CartLine) {
  const [only, ...others] = shares;
  if (only && others.length === 0) return [{ costCentre: only.costCentre, percent: '100' }];
  return shares.map(({ costCentre, value }) => ({ costCentre, [measure]: value }));
}

/** Another cost centre; the first one keeps what it had, the new one takes the rest. */
export function addShare(line: CartLine): CartLine {
  const whole = line.measure === 'percent' ? '100' : line.quantity;
  const [only, ...others] = line.shares;
  const shares = only && others.length === 0 ? [{ ...only, value: whole }] : line.shares;
  return { ...line, shares: [...shares, NOTHING] };
}

export function removeShare(line: CartLine, index: number): CartLine {
  const shares = line.shares.filter((_, place) => place !== index);
  return { ...line, shares: shares.length ? shares : [NOTHING] };
}

/** The last share takes what is left. */
export function giveRest(line: CartLine): CartLine {
  const last = line.shares.length - 1;
  const whole = line.measure === 'percent' ? '100' : line.quantity;
  const rest = restOf(
    whole,
    line.shares.slice(0, last).map(({ value }) => value),
  );
  return {
    ...line,
    shares: line.shares.map((share, place) => (place === last ? { ...share, value: trimmed(rest) } : share)),
  };
}

const trimmed = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal);
