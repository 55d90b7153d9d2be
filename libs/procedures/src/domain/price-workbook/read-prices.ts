import {
  formatQuantity,
  formatUnitPrice,
  isDivisibleUnit,
  parseQuantity,
  readGermanNumber,
  UNIT_PRICE_SCALE,
  unitName,
} from '@app/kernel';
import type { BidPosition } from '../procedure';
import {
  cellText,
  columnNumber,
  CURRENCY,
  HEAD_ROW,
  IDENTITY_SHEET,
  SHEET_COLUMNS,
  SHEET_FORMAT,
  type SheetColumn,
  type SheetLot,
  sheetName,
} from './layout';

/** A cell as the file has it. A formula carries what the file says it amounts to. */
export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly value: number; readonly format: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'formula'; readonly formula: string; readonly result: string };
/** Rows by sheet name; row and column numbers count from 1. */
export interface Workbook {
  readonly sheets: ReadonlyMap<string, ReadonlyMap<number, readonly Cell[]>>;
}

export type DeviationKind =
  | 'not-a-price-sheet'
  | 'other-procedure'
  | 'other-version'
  | 'sheet-missing'
  | 'head-changed'
  | 'row-missing'
  | 'row-added'
  | 'row-repeated'
  | 'position-changed'
  | 'text-changed'
  | 'unit-changed'
  | 'quantity-changed'
  | 'formula'
  | 'price-missing'
  | 'price-as-text'
  | 'price-unreadable'
  | 'price-negative'
  | 'price-places'
  | 'other-currency';

export interface Deviation {
  readonly kind: DeviationKind;
  /** Row of the file; null where it concerns the whole file or a row that is not there. */
  readonly row: number | null;
  readonly column: SheetColumn | null;
  readonly articleNumber: string | null;
  readonly found: string;
  /** What the file should say; null: nothing certain. */
  readonly expected: string | null;
  readonly message: string;
  /** Nothing is taken over while one that matters stands. */
  readonly matters: boolean;
}

export interface ReadPrices {
  readonly deviations: readonly Deviation[];
  readonly positions: readonly BidPosition[];
}

const EMPTY: Cell = { kind: 'empty' };

/** Compares a workbook that came back with what was sent, and reads its prices; every deviation by its row. */
export function readPrices(workbook: Workbook, procedureId: string, lot: SheetLot): ReadPrices {
  const foreign = identityDeviation(workbook, procedureId, lot);
  const rows = workbook.sheets.get(sheetName(lot.number));
  if (foreign.some(({ kind }) => kind !== 'other-version') || !rows)
    return { deviations: foreign.length > 0 ? foreign : [sheetMissing(lot)], positions: [] };
  const deviations: Deviation[] = [...foreign, ...headDeviations(rows.get(HEAD_ROW) ?? [])];
  const positions: BidPosition[] = [];
  const seen = new Set<string>();
  const asked = new Map(lot.positions.map((position, index) => [position.articleNumber, { position, index }]));
  for (const [row, cells] of [...rows].sort(([a], [b]) => a - b)) {
    if (row <= HEAD_ROW || cells.every((cell) => shown(cell) === '')) continue;
    const at = (column: SheetColumn): Cell => cells[columnNumber(column) - 1] ?? EMPTY;
    const articleNumber = shown(at('Artikelnummer'));
    const known = asked.get(articleNumber);
    const note = deviationIn(row, articleNumber);
    if (!known || seen.has(articleNumber)) {
      deviations.push(known ? repeatedRow(note, articleNumber) : addedRow(note, articleNumber, cells));
      continue;
    }
    seen.add(articleNumber);
    deviations.push(...changedCells(at, note, known.position, known.index + 1));
    const price = readPrice(at, note);
    deviations.push(...price.deviations);
    if (price.value !== null)
      positions.push({
        articleNumber,
        tiers: [
          {
            fromQuantity: isDivisibleUnit(known.position.unit) ? '0.001' : '1',
            unitPrice: formatUnitPrice(price.value),
          },
        ],
      });
  }
  for (const { articleNumber, text } of lot.positions)
    if (!seen.has(articleNumber))
      deviations.push({
        ...{ kind: 'row-missing', row: null, column: null, articleNumber, found: '', expected: cellText(text) },
        message: `Die Position ${articleNumber} „${cellText(text)}“ fehlt in der Datei.`,
        matters: true,
      });
  return { deviations, positions };
}

type Note = (
  kind: DeviationKind,
  column: SheetColumn | null,
  found: string,
  expected: string | null,
  message: string,
  matters?: boolean,
) => Deviation;
const deviationIn =
  (row: number, articleNumber: string): Note =>
  (kind, column, found, expected, message, matters = true) => ({
    ...{ kind, row, column, articleNumber: articleNumber || null, found, expected, message, matters },
  });

function identityDeviation({ sheets }: Workbook, procedureId: string, lot: SheetLot): readonly Deviation[] {
  const rows = [...(sheets.get(IDENTITY_SHEET)?.values() ?? [])].map((cells) => cells.map(shown));
  const valueOf = (key: string, column = 1): string | undefined => rows.find(([name]) => name === key)?.[column];
  const whole = (kind: DeviationKind, found: string, message: string): Deviation => ({
    ...{ kind, row: null, column: null, articleNumber: null, found, expected: null, message, matters: true },
  });
  if (valueOf('Format') !== SHEET_FORMAT)
    return [
      whole(
        'not-a-price-sheet',
        valueOf('Format') ?? '',
        'Das ist kein Preisblatt aus diesem Programm: Die Kennung der Datei fehlt. Bitte die Datei verwenden, die mit den Vergabeunterlagen versandt wurde.',
      ),
    ];
  if (valueOf('Verfahren') !== procedureId)
    return [whole('other-procedure', valueOf('Verfahren') ?? '', 'Das Preisblatt gehört zu einem anderen Verfahren.')];
  const version = valueOf(sheetName(lot.number), 2);
  if (valueOf(sheetName(lot.number)) === lot.id && version === lot.version) return [];
  return [
    whole(
      'other-version',
      version ?? '',
      `Das Preisblatt wurde aus einem anderen Stand von Los ${lot.number} erzeugt als dem, der jetzt gilt.`,
    ),
  ];
}

const sheetMissing = ({ number }: SheetLot): Deviation => ({
  ...{ kind: 'sheet-missing', row: null, column: null, articleNumber: null, found: '', expected: sheetName(number) },
  message: `Das Blatt „${sheetName(number)}“ fehlt in der Datei.`,
  matters: true,
});

const headDeviations = (cells: readonly Cell[]): readonly Deviation[] =>
  SHEET_COLUMNS.flatMap((column, index) => {
    const found = shown(cells[index] ?? EMPTY);
    if (found === column) return [];
    const message = `Die Überschrift der Spalte ${index + 1} heißt „${found}“ statt „${column}“; die Spalten könnten vertauscht sein.`;
    return [deviationIn(HEAD_ROW, '')('head-changed', column, found, column, message)];
  });

const repeatedRow = (note: Note, articleNumber: string): Deviation =>
  note(
    'row-repeated',
    'Artikelnummer',
    articleNumber,
    null,
    `Die Position ${articleNumber} steht mehrmals in der Datei.`,
  );

const addedRow = (note: Note, articleNumber: string, cells: readonly Cell[]): Deviation =>
  note(
    'row-added',
    'Artikelnummer',
    articleNumber || cells.map(shown).filter(Boolean).join(' | ').slice(0, 200),
    null,
    articleNumber
      ? `Eine Position ${articleNumber} gibt es im Leistungsverzeichnis nicht; die Zeile wurde hinzugefügt oder ihre Artikelnummer geändert.`
      : 'Die Zeile hat keine Artikelnummer und steht nicht im Leistungsverzeichnis.',
  );

function changedCells(
  at: (column: SheetColumn) => Cell,
  note: Note,
  { text, unit, quantity }: SheetLot['positions'][number],
  number: number,
): readonly Deviation[] {
  const compared: readonly (readonly [SheetColumn, DeviationKind, string, string])[] = [
    ['Position', 'position-changed', String(number), 'Die Nummer der Position'],
    ['Bezeichnung', 'text-changed', cellText(text), 'Die Bezeichnung'],
    ['Menge', 'quantity-changed', formatQuantity(parseQuantity(quantity)), 'Die Menge'],
    ['Einheit', 'unit-changed', unitName(unit), 'Die Einheit'],
    ['Währung', 'other-currency', CURRENCY, 'Die Währung'],
  ];
  return compared.flatMap(([column, kind, expected, name]) => {
    const cell = at(column);
    if (cell.kind === 'formula')
      return [
        note(
          'formula',
          column,
          `=${cell.formula}`,
          expected,
          `In der Spalte „${column}“ steht eine Formel statt „${expected}“.`,
        ),
      ];
    const found = shown(cell);
    if (found === expected) return [];
    return [note(kind, column, found, expected, `${name} lautet „${found}“ statt „${expected}“.`)];
  });
}

const PRICE: SheetColumn = 'Preis netto je Einheit';
const CURRENCY_MARKS = /[$£¥₣₤]|\b(USD|CHF|GBP|PLN|CZK|DKK|SEK|JPY|CNY)\b/i;

/** Net price in ten-thousandths of a euro; null where none can be taken. A price of 0 is a price. */
function readPrice(
  at: (column: SheetColumn) => Cell,
  note: Note,
): { readonly value: bigint | null; readonly deviations: readonly Deviation[] } {
  const cell = at(PRICE);
  const refuse = (kind: DeviationKind, message: string, matters = true) => ({
    value: null,
    deviations: [note(kind, PRICE, shown(cell), null, message, matters)],
  });
  switch (cell.kind) {
    case 'empty':
      return refuse('price-missing', 'Der Preis fehlt. Die Position wird ohne Preis eingetragen.', false);
    case 'formula':
      return refuse(
        'formula',
        `Der Preis ist eine Formel (=${cell.formula}, angezeigt: ${cell.result || 'nichts'}). Was sie ergibt, hängt vom Programm ab; gefordert ist eine Zahl.`,
      );
    case 'number':
      return CURRENCY_MARKS.test(foreignFormat(cell.format))
        ? refuse('other-currency', `Der Preis ist in einer anderen Währung als Euro dargestellt (${cell.format}).`)
        : fromNumber(cell.value, refuse);
    case 'text':
      return fromText(cell.value, note, refuse);
  }
}

/** "[$€-407]" is how Excel writes the euro sign; its dollar says nothing. */
const foreignFormat = (format: string): string =>
  format
    .replace(/\[\$€[^\]]*\]/g, '')
    .replace(/\[\$-[^\]]*\]/g, '')
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, ' $1 ');

type Refuse = (
  kind: DeviationKind,
  message: string,
  matters?: boolean,
) => {
  readonly value: null;
  readonly deviations: readonly Deviation[];
};

function fromNumber(value: number, refuse: Refuse) {
  const text = String(value);
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text);
  if (!match) return refuse('price-unreadable', `„${text}“ ist kein Preis.`);
  const [, sign, whole = '0', places = ''] = match;
  if (sign === '-') return refuse('price-negative', `Der Preis ${germanText(text)} ist negativ.`);
  if (places.length > UNIT_PRICE_SCALE)
    return refuse('price-places', `Der Preis ${germanText(text)} hat mehr als ${UNIT_PRICE_SCALE} Nachkommastellen.`);
  return { value: BigInt(whole + places.padEnd(UNIT_PRICE_SCALE, '0')), deviations: [] };
}

function fromText(written: string, note: Note, refuse: Refuse) {
  if (written.trim() === '')
    return refuse('price-missing', 'Der Preis fehlt. Die Position wird ohne Preis eingetragen.', false);
  if (CURRENCY_MARKS.test(written))
    return refuse('other-currency', `Der Preis „${written}“ ist in einer anderen Währung als Euro angegeben.`);
  const bare = written.replace(/€|\bEUR\b|\bEuro\b/gi, '').trim();
  // "1.234" may mean a thousand or one and a bit.
  if (bare.includes('.') && !bare.includes(','))
    return refuse(
      'price-unreadable',
      `Der Preis „${written}“ ist als Text eingetragen und mehrdeutig (Punkt als Tausenderzeichen oder als Komma?).`,
    );
  const read = readGermanNumber(bare, UNIT_PRICE_SCALE);
  if ('fault' in read)
    return read.fault === 'too-many-places'
      ? refuse('price-places', `Der Preis „${written}“ hat mehr als ${UNIT_PRICE_SCALE} Nachkommastellen.`)
      : refuse('price-unreadable', `„${written}“ ist kein Preis.`);
  if (read.value < 0n) return refuse('price-negative', `Der Preis „${written}“ ist negativ.`);
  const message = `Der Preis „${written}“ ist als Text eingetragen; gelesen als ${germanText(formatUnitPrice(read.value))} Euro.`;
  return { value: read.value, deviations: [note('price-as-text', PRICE, written, null, message, false)] };
}

const germanText = (decimal: string): string => decimal.replace('.', ',');

/** What a person sees in the cell, numbers with a point. */
function shown(cell: Cell): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'number':
      return String(cell.value);
    case 'text':
      return cellText(cell.value);
    case 'formula':
      return cell.result;
  }
}
