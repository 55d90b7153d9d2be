import type { ExportTable } from '@app/platform';
import type { AnnualReport, NamedBreakdown } from './annual-report.usecase';

const breakdown = (name: string, label: string, rows: readonly NamedBreakdown[], count: string): ExportTable => ({
  name,
  columns: [
    { id: 'name', header: label, kind: 'text' },
    { id: 'count', header: count, kind: 'count' },
    { id: 'value', header: 'Wert netto', kind: 'money' },
  ],
  rows: rows.map(({ name: text, count: number, value }) => ({ name: text, count: number, value })),
});

/** The figures as one table: counts and amounts stand in columns of their own. */
export function figuresTable({ figures, label }: AnnualReport): ExportTable {
  return {
    name: 'Kennzahlen',
    columns: [
      { id: 'name', header: 'Kennzahl', kind: 'text' },
      { id: 'note', header: 'Erläuterung', kind: 'text' },
      { id: 'count', header: `Anzahl ${label}`, kind: 'count' },
      { id: 'previousCount', header: 'Anzahl Vorjahr', kind: 'count' },
      { id: 'amount', header: `Betrag ${label}`, kind: 'money' },
      { id: 'previousAmount', header: 'Betrag Vorjahr', kind: 'money' },
    ],
    rows: figures.map(({ name, note, kind, value, previous }) => ({
      name,
      note,
      ...(kind !== 'amount' ? { count: value, previousCount: previous } : { amount: value, previousAmount: previous }),
    })),
  };
}

/** The sheets of the workbook, one for each part of the report. */
export const reportTables = (report: AnnualReport): readonly ExportTable[] => [
  figuresTable(report),
  breakdown('Verfahrensarten', 'Verfahrensart', report.procedureTypes, 'Verfahren'),
  breakdown('Leistungsarten', 'Leistungsart', report.natures, 'Verfahren'),
  {
    name: 'Gemeinsame Beschaffungen',
    columns: [
      { id: 'fileNumber', header: 'Aktenzeichen', kind: 'code' },
      { id: 'title', header: 'Beschaffung', kind: 'text' },
      { id: 'members', header: 'Mitglieder', kind: 'count' },
      { id: 'suppliers', header: 'Auftragnehmer', kind: 'text' },
      { id: 'awardedOn', header: 'Zuschlag am', kind: 'day' },
      { id: 'value', header: 'Wert netto', kind: 'money' },
    ],
    rows: report.jointPurchases.map(({ procedureId: _, suppliers, ...row }) => ({
      ...row,
      suppliers: suppliers.join(', '),
    })),
  },
  breakdown('Bestellungen', 'Mitgliedskommune', report.ordersByMember, 'Bestellungen'),
  breakdown('Verbrauch', 'Mitgliedskommune', report.consumptionByMember, 'Buchungen'),
];
