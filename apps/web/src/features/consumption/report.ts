import { ABSENT, counted, date, germanDecimal, money, month, quantity } from '../../shared/format';

export type CellKind = 'text' | 'code' | 'day' | 'month' | 'quantity' | 'money' | 'count';
export interface ReportColumn {
  readonly id: string;
  readonly header: string;
  readonly kind: CellKind;
}
export type ReportLine = Readonly<Record<string, string | number | undefined>>;
export interface Report {
  readonly columns: readonly ReportColumn[];
  readonly items: readonly ReportLine[];
  readonly totals: ReportLine;
  readonly asOf: string;
  readonly nextCursor: string | null;
}

/** A cell as people read it. */
export function cellText(kind: CellKind, value: string | number | null | undefined): string {
  if (value === undefined || value === null || value === '') return ABSENT;
  const text = String(value);
  switch (kind) {
    case 'money':
      return money(text);
    case 'quantity':
      return quantity(text);
    case 'count':
      return germanDecimal(text);
    case 'month':
      return month(text);
    case 'day':
      return date(text);
    default:
      return text;
  }
}

export const isFigure = (kind: CellKind): boolean => ['quantity', 'money', 'count'].includes(kind);

/** Names a line in words, for rows and bars. */
export function lineName(line: ReportLine): string {
  const costCentre = line['costCentre'] ? `${line['costCentre']} ${line['costCentreName'] ?? ''}`.trim() : undefined;
  const parts = [
    costCentre ? undefined : line['memberName'],
    costCentre,
    line['articleText'] ?? line['article'],
    line['month'] && month(String(line['month'])),
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(', ') || 'Summe';
}

export const linesCounted = (count: number, more: boolean): string =>
  more ? `die ersten ${counted(count, 'Zeile', 'Zeilen')}` : counted(count, 'Zeile', 'Zeilen');
