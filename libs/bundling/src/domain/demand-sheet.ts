import { formatQuantity, type Quantity } from '@app/kernel';
import { demandCheck, type DemandFacts } from './demand-import';

/** One field of the sheet: what is typed for a cost centre and an article. */
export interface TypedCell {
  readonly costCentre: string;
  readonly articleNumber: string;
  /** German, as typed; "" and "0" mean: no demand. */
  readonly typed: string;
}

export type ReadCell = { readonly quantity: Quantity; readonly hint?: string } | { readonly fault: string };

/** A demand line of the cell that is reported already. */
export interface ReportedLine {
  readonly id: string;
  readonly quantity: Quantity;
  readonly note: string;
}

/** What reporting a cell does to its lines. */
export interface CellChange {
  readonly remove: readonly string[];
  /** Null: nothing is needed any more. */
  readonly insert: { readonly quantity: Quantity; readonly note: string } | null;
}

/** Reads cells by the rules of the file. What is wrong is a sentence. */
export function cellReader(facts: DemandFacts): (cell: TypedCell) => ReadCell {
  const check = demandCheck(facts);
  return ({ costCentre, articleNumber, typed }) => {
    const text = typed.trim();
    const empty = text === '' || /^0+(,0*)?$/.test(text);
    const unit = facts.articles.get(articleNumber)?.unit ?? '';
    const read = check({ costCentre, articleNumber, quantity: empty ? '1' : text, unit, note: '' });
    const [finding] = read.findings;
    if (finding) return { fault: finding.message };
    if (empty) return { quantity: 0n };
    return { quantity: read.demand.quantity, ...(read.hint === undefined ? {} : { hint: read.hint }) };
  };
}

/** A cell says what is needed in all: its lines become one, unless they say so already; then null. Remarks are kept. */
export function changeOfCell(quantity: Quantity, lines: readonly ReportedLine[]): CellChange | null {
  const reported = lines.reduce((sum, line) => sum + line.quantity, 0n);
  if (reported === quantity) return null;
  const note = [...new Set(lines.map((line) => line.note).filter(Boolean))].join('; ').slice(0, 500);
  return { remove: lines.map(({ id }) => id), insert: quantity === 0n ? null : { quantity, note } };
}

/** The quantity as a person would type it: „2,5“. */
export const asTyped = (quantity: Quantity): string => formatQuantity(quantity).replace('.', ',');
