import { breakLines } from './line-breaking';
import type { TextStyle } from './look';
import { COLOUR, STYLE } from './look';
import type { Sheet, StructureElement } from './sheet';

export interface Column {
  readonly head: string;
  /** Share of the table's width. */
  readonly share: number;
  readonly align?: 'left' | 'right';
  /** To be filled in by hand: set off by upright rules. */
  readonly fillIn?: boolean;
}
export interface Cell {
  readonly text: string;
  /** Smaller lines below. */
  readonly small?: readonly string[];
  readonly strong?: boolean;
  /** A line in the colour of warnings below the text; says in words what is wrong. */
  readonly warning?: string;
}
export interface Row {
  readonly cells: readonly (string | Cell)[];
  /** `group`: a heading over the rows that follow; `sum` and the lighter `subtotal` stay with the row above. */
  readonly kind?: 'body' | 'group' | 'subtotal' | 'sum';
}
export interface TableOptions {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What the table shows, for screen readers. */
  readonly summary: string;
  /** Smaller and closer, for sheets that must stay on one page. */
  readonly tight?: boolean;
  /** The running sum repeated where the page turns, in the last column. */
  readonly carry?: { readonly amountOf: (row: number) => bigint; readonly show: (sum: bigint) => string };
}

interface Manner {
  readonly pad: { readonly x: number; readonly y: number };
  readonly after: number;
  readonly text: TextStyle;
  readonly strong: TextStyle;
  readonly small: TextStyle;
  readonly head: TextStyle;
  readonly warning: TextStyle;
}
const NORMAL: Manner = {
  pad: { x: 3.5, y: 3 },
  after: 9,
  text: STYLE.cell,
  strong: STYLE.cellStrong,
  small: STYLE.cellSmall,
  head: STYLE.cellHead,
  warning: STYLE.warning,
};
const TIGHT: Manner = {
  pad: { x: 3, y: 1.2 },
  after: 5,
  text: STYLE.tight,
  strong: STYLE.tightStrong,
  small: STYLE.tightSmall,
  head: STYLE.tightHead,
  warning: STYLE.tightWarning,
};
interface Block {
  readonly lines: readonly string[];
  readonly style: TextStyle;
}
type LaidCell = readonly Block[];
interface Placed {
  readonly manner: Manner;
  readonly columns: readonly (Column & { readonly x: number; readonly width: number })[];
  readonly head: readonly LaidCell[];
  readonly headHeight: number;
}

const isSum = (row: Row | undefined): boolean => row?.kind === 'sum' || row?.kind === 'subtotal';
const heightOf = (cell: LaidCell): number =>
  cell.reduce((sum, { lines, style }) => sum + lines.length * style.leading, 0);
const rowHeight = (cells: readonly LaidCell[], { pad }: Manner): number => Math.max(...cells.map(heightOf)) + 2 * pad.y;

function layCell(cell: string | Cell, width: number, strong: boolean, manner: Manner): LaidCell {
  const { text, small = [], strong: own = false, warning } = typeof cell === 'string' ? { text: cell } : cell;
  const style = strong || own ? manner.strong : manner.text;
  const inner = width - 2 * manner.pad.x;
  const broken = (line: string, { face, size }: TextStyle): string[] => breakLines(line, face, size, inner);
  const blocks: Block[] = [{ lines: text === '' ? [] : broken(text, style), style }];
  const below = small.flatMap((line) => broken(line, manner.small));
  if (below.length > 0) blocks.push({ lines: below, style: manner.small });
  if (warning !== undefined) blocks.push({ lines: broken(warning, manner.warning), style: manner.warning });
  return blocks;
}

function place(sheet: Sheet, { columns, tight = false }: TableOptions): Placed {
  const manner = tight ? TIGHT : NORMAL;
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  let x = sheet.left;
  const placed = columns.map((column) => {
    const width = (sheet.width * column.share) / shares;
    x += width;
    return { ...column, x: x - width, width };
  });
  const style = manner.head;
  const head = placed.map(({ head: text, width }) => [
    { lines: breakLines(text, style.face, style.size, width - 2 * manner.pad.x, 'whole-words'), style },
  ]);
  return { manner, columns: placed, head, headHeight: rowHeight(head, manner) };
}

const layRow = ({ columns, manner }: Placed, row: Row, sheet: Sheet): readonly LaidCell[] =>
  row.kind === 'group'
    ? [layCell(row.cells[0] ?? '', sheet.width, true, manner)]
    : columns.map((column, index) => layCell(row.cells[index] ?? '', column.width, row.kind === 'sum', manner));

/** Height of the whole table where it stands on one page. */
export function tableHeight(sheet: Sheet, options: TableOptions): number {
  const placed = place(sheet, options);
  const rows = options.rows.map((row) => rowHeight(layRow(placed, row, sheet), placed.manner));
  return placed.headHeight + rows.reduce((sum, height) => sum + height, 0) + placed.manner.after;
}

function drawCell(
  sheet: Sheet,
  cell: LaidCell,
  column: { x: number; width: number; align?: 'left' | 'right' },
  top: number,
  { pad }: Manner,
): void {
  const x = column.align === 'right' ? column.x + column.width - pad.x : column.x + pad.x;
  let y = top + pad.y;
  for (const { lines, style } of cell) {
    sheet.lines(lines, x, y, style, column.align);
    y += lines.length * style.leading;
  }
}

function drawHead(sheet: Sheet, placed: Placed, table?: StructureElement): void {
  sheet.box(sheet.left, sheet.y, sheet.width, placed.headHeight, COLOUR.head);
  const draw = (index: number): void => {
    const [cell, column] = [placed.head[index], placed.columns[index]];
    if (cell !== undefined && column !== undefined) drawCell(sheet, cell, column, sheet.y, placed.manner);
  };
  if (table === undefined) sheet.artifact('Pagination', () => placed.columns.forEach((_, index) => draw(index)));
  else {
    const row = sheet.element('TR', table);
    placed.columns.forEach((_, index) => {
      const cell = sheet.element('TH', row, { scope: 'Column' });
      sheet.content(cell, 'TH', () => draw(index));
      cell.end();
    });
    row.end();
  }
  sheet.skip(placed.headHeight);
  sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, COLOUR.strongRule, 0.8);
}

/** Cuts a row that is higher than a page into parts that fit. */
function cutRow(cells: readonly LaidCell[], height: number, manner: Manner): readonly (readonly LaidCell[])[] {
  if (rowHeight(cells, manner) <= height) return [cells];
  const take = (cell: LaidCell): [LaidCell, LaidCell] => {
    let room = height - 2 * manner.pad.y;
    const first: Block[] = [];
    const rest: Block[] = [];
    for (const { lines, style } of cell) {
      const fit = rest.length > 0 ? 0 : Math.min(lines.length, Math.floor(room / style.leading));
      room -= fit * style.leading;
      if (fit > 0) first.push({ lines: lines.slice(0, fit), style });
      if (fit < lines.length) rest.push({ lines: lines.slice(fit), style });
    }
    return [first, rest];
  };
  const parts = cells.map(take);
  return [
    parts.map(([first]) => first),
    ...cutRow(
      parts.map(([, rest]) => rest),
      height,
      manner,
    ),
  ];
}

/**
 * Rows placed by hand (pdfkit's own table is sixty times slower), tagged as Table/TR/TH/TD. The head is repeated on
 * every page, a row stays whole, a group heading stays with its first row and the sums with the last row.
 */
export function table(sheet: Sheet, options: TableOptions): void {
  const placed = place(sheet, options);
  const { manner } = placed;
  const element = sheet.element('Table', undefined, { title: options.summary });
  const carryHeight = options.carry === undefined ? 0 : manner.strong.leading + 2 * manner.pad.y;
  let carried = 0n;
  let bodyOnPage = 0;

  const carryRow = (label: string): void => {
    const { carry } = options;
    if (carry === undefined) return;
    sheet.artifact('Pagination', () => {
      sheet.line(label, sheet.left + manner.pad.x, sheet.y + manner.pad.y, manner.strong);
      sheet.line(carry.show(carried), sheet.right - manner.pad.x, sheet.y + manner.pad.y, manner.strong, 'right');
    });
    sheet.skip(carryHeight);
    sheet.rule(sheet.left, sheet.y, sheet.right);
  };
  const turn = (): void => {
    if (bodyOnPage > 0) carryRow('Übertrag');
    sheet.newPage();
    drawHead(sheet, placed);
    if (bodyOnPage > 0) carryRow('Übertrag von der vorigen Seite');
    bodyOnPage = 0;
  };

  const laid = options.rows.map((row) => layRow(placed, row, sheet));
  const firstRows = togetherHeight(options.rows, laid, 0, manner);
  sheet.need(Math.min(placed.headHeight + firstRows + carryHeight, sheet.pageRoom));
  drawHead(sheet, placed, element);
  const pageRoom = sheet.pageRoom - placed.headHeight - 2 * carryHeight;

  options.rows.forEach((row, index) => {
    const cells = laid[index] ?? [];
    const height = togetherHeight(options.rows, laid, index, manner);
    if (height > sheet.room - carryHeight && height <= pageRoom) turn();
    const rowElement = sheet.element('TR', element);
    const span = row.kind === 'group' ? options.columns.length : 1;
    const elements = cells.map(() => sheet.element('TD', rowElement, { colSpan: span }));
    cutRow(cells, pageRoom, manner).forEach((part, nth, parts) => {
      const partHeight = rowHeight(part, manner);
      if (partHeight > sheet.room - carryHeight && (parts.length > 1 || nth > 0 || bodyOnPage > 0)) turn();
      if (row.kind === 'group') sheet.box(sheet.left, sheet.y, sheet.width, partHeight, COLOUR.group);
      if (row.kind === 'sum' || (row.kind === 'subtotal' && options.rows[index - 1]?.kind !== 'subtotal'))
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, COLOUR.strongRule, 0.6);
      for (const { x, fillIn } of placed.columns) if (fillIn === true) sheet.rule(x, sheet.y, x, sheet.y + partHeight);
      part.forEach((cell, at) => {
        const column = row.kind === 'group' ? { x: sheet.left, width: sheet.width } : placed.columns[at];
        const into = elements[at];
        if (column !== undefined && into !== undefined && heightOf(cell) > 0)
          sheet.content(into, 'TD', () => drawCell(sheet, cell, column, sheet.y, manner));
      });
      sheet.skip(partHeight);
      if (!isSum(row)) sheet.rule(sheet.left, sheet.y, sheet.right);
      bodyOnPage += 1;
    });
    elements.forEach((cell) => cell.end());
    rowElement.end();
    carried += options.carry?.amountOf(index) ?? 0n;
  });
  element.end();
  sheet.skip(manner.after);
}

/** Height of the row at `index` with what must stay on its page: the row after a group head, the sums after it. */
function togetherHeight(
  rows: readonly Row[],
  laid: readonly (readonly LaidCell[])[],
  index: number,
  manner: Manner,
): number {
  let height = rowHeight(laid[index] ?? [[]], manner);
  for (let next = index + 1; next < rows.length; next += 1) {
    if (!isSum(rows[next]) && rows[next - 1]?.kind !== 'group') break;
    height += rowHeight(laid[next] ?? [[]], manner);
  }
  return height;
}
