import { parseGermanDecimal } from '../../shared/format';
import { type BidDraft, type CriterionDraft, nextId } from './evaluation-draft';

export interface PastedLine {
  readonly line: number;
  readonly message: string;
}
export type Pasted =
  | { readonly ok: true; readonly bids: readonly BidDraft[] }
  | { readonly ok: false; readonly errors: readonly PastedLine[] };

export const MOST_BIDS = 200;

const isNumber = (text: string): boolean => parseGermanDecimal(text).ok;

/** A line that names the columns: no price where the price belongs, and no digit anywhere behind the name. */
const isHead = (cells: readonly string[]): boolean => cells.slice(1).every((cell) => !/\d/.test(cell));

/**
 * Bids from the clipboard of a spreadsheet: name, price, points per criterion, parted by tabs or semicolons. A first line with
 * headings is left out. All lines are read or none; every wrong one is named.
 */
export function pastedBids(text: string, criteria: readonly CriterionDraft[]): Pasted {
  const lines = text
    .split(/\r?\n/)
    .map((content, index) => ({ line: index + 1, cells: content.split(/[\t;]/).map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const first = lines[0];
  const rows = first && isHead(first.cells) ? lines.slice(1) : lines;
  if (rows.length === 0) return { ok: false, errors: [{ line: 1, message: 'Der Text enthält keine Angebote.' }] };
  if (rows.length > MOST_BIDS) {
    return { ok: false, errors: [{ line: MOST_BIDS + 1, message: `Höchstens ${MOST_BIDS} Angebote sind möglich.` }] };
  }
  const errors: PastedLine[] = [];
  const bids: BidDraft[] = [];
  for (const { line, cells } of rows) {
    const found = errorIn(cells, criteria, bids);
    if (found) errors.push({ line, message: found });
    else bids.push(bidOf(cells, criteria, bids));
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, bids };
}

function errorIn(
  cells: readonly string[],
  criteria: readonly CriterionDraft[],
  before: readonly BidDraft[],
): string | undefined {
  const columns = ['Bieter', 'Preis', ...criteria.map(({ name }) => name)];
  if (cells.length !== columns.length) {
    return `${cells.length === 1 ? 'Eine Spalte' : `${cells.length} Spalten`}, erwartet werden ${columns.length}: ${columns.join(', ')}.`;
  }
  if (!cells[0]) return 'Der Name des Bieters fehlt.';
  if (before.some(({ name }) => name === cells[0])) return `„${cells[0]}“ kommt mehrmals vor.`;
  const wrong = cells.findIndex((cell, index) => index > 0 && cell !== '' && !isNumber(cell));
  return wrong > 0 ? `${columns[wrong] ?? ''}: „${cells[wrong] ?? ''}“ ist keine Zahl wie 1.234,5.` : undefined;
}

function bidOf(
  [name = '', price = '', ...points]: readonly string[],
  criteria: readonly CriterionDraft[],
  before: readonly BidDraft[],
): BidDraft {
  const value = (text: string): string => {
    const parsed = parseGermanDecimal(text);
    return parsed.ok ? parsed.value : '';
  };
  return {
    id: nextId('b', before),
    name,
    price: value(price),
    points: Object.fromEntries(criteria.map(({ id }, index) => [id, value(points[index] ?? '')])),
  };
}
