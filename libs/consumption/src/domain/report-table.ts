import type { ReportDimension } from './report';
import { shownDimensions } from './report';

export type CellKind = 'text' | 'code' | 'month' | 'quantity' | 'money' | 'count';

/** A column of a report, the same on the page and in every export. */
export interface ReportColumn {
  readonly id: string;
  readonly header: string;
  readonly kind: CellKind;
}

const column = (id: string, header: string, kind: CellKind): ReportColumn => ({ id, header, kind });

const OF_DIMENSION: Readonly<Record<ReportDimension, readonly ReportColumn[]>> = {
  member: [column('memberName', 'Mitgliedskommune', 'text')],
  costCentre: [column('costCentre', 'Kostenstelle', 'code'), column('costCentreName', 'Bezeichnung', 'text')],
  article: [
    column('article', 'Artikelnummer', 'code'),
    column('articleText', 'Artikel', 'text'),
    column('productGroup', 'Warengruppe', 'text'),
  ],
  month: [column('month', 'Monat', 'month')],
};
const QUANTITIES: readonly ReportColumn[] = [
  column('quantity', 'Menge', 'quantity'),
  column('unitName', 'Einheit', 'text'),
  column('baseQuantity', 'Basismenge', 'quantity'),
  column('baseUnit', 'Basiseinheit', 'text'),
];
const AMOUNTS: readonly ReportColumn[] = [
  column('net', 'Netto', 'money'),
  column('vat', 'Umsatzsteuer', 'money'),
  column('gross', 'Brutto', 'money'),
  column('postings', 'Buchungen', 'count'),
];

/** The columns of a report: the dimensions in their order, quantities only by article, then amounts. */
export const reportColumns = (dimensions: readonly ReportDimension[]): readonly ReportColumn[] => [
  ...shownDimensions(dimensions).flatMap((dimension) => OF_DIMENSION[dimension]),
  ...(dimensions.includes('article') ? QUANTITIES : []),
  ...AMOUNTS,
];
