import type { ExportColumn, ExportTable } from '@app/platform';
import type { SavingsView } from './savings-view';
import type { TrueSavingsView } from './true-savings.query';

const MEMBER_COLUMNS: readonly ExportColumn[] = [
  { id: 'name', header: 'Mitglied', kind: 'text' },
  { id: 'alone', header: 'Allein', kind: 'money' },
  { id: 'goods', header: 'Gemeinsam: Ware', kind: 'money' },
  { id: 'topUp', header: 'Gemeinsam: Mindestbestellwert', kind: 'money' },
  { id: 'freight', header: 'Gemeinsam: Fracht', kind: 'money' },
  { id: 'process', header: 'Gemeinsam: Prozesskosten', kind: 'money' },
  { id: 'joint', header: 'Gemeinsam', kind: 'money' },
  { id: 'saving', header: 'Ersparnis', kind: 'money' },
  { id: 'outcome', header: 'Ergebnis', kind: 'text' },
];
const OUTCOMES = { gains: 'spart', loses: 'zahlt mehr', even: 'gleich' } as const;

/** Members with their costs, the circle's in the last row: what a CSV file holds. */
export const memberTable = (view: SavingsView): ExportTable => ({
  name: 'Mitglieder',
  columns: MEMBER_COLUMNS,
  rows: view.members.map(({ name, alone, joint, saving, outcome }) => ({
    ...joint,
    name,
    alone: alone.total,
    joint: joint.total,
    saving,
    outcome: OUTCOMES[outcome],
  })),
  totals: { ...view.joint, alone: view.alone.total, joint: view.joint.total, saving: view.saving },
});

/** A simulation as the sheets of a workbook. */
export const simulationTables = (view: SavingsView): readonly ExportTable[] => [
  memberTable(view),
  {
    name: 'Artikel',
    columns: [
      { id: 'articleNumber', header: 'Artikelnummer', kind: 'code' },
      { id: 'text', header: 'Bezeichnung', kind: 'text' },
      { id: 'lot', header: 'Los', kind: 'text' },
      { id: 'quantity', header: 'Menge', kind: 'quantity' },
      { id: 'unitName', header: 'Einheit', kind: 'text' },
      { id: 'reference', header: 'Referenzpreis', kind: 'unit-price' },
      { id: 'unitPrice', header: 'Preis gemeinsam', kind: 'unit-price' },
      { id: 'breakEvenQuantity', header: 'Günstiger als Referenz ab', kind: 'quantity' },
      { id: 'goodsAlone', header: 'Ware allein', kind: 'money' },
      { id: 'goods', header: 'Ware gemeinsam', kind: 'money' },
    ],
    rows: view.articles.map((article) => ({ ...article, hasTiers: null })),
    totals: { goods: view.joint.goods, goodsAlone: view.alone.goods },
  },
  ...(view.circles
    ? [
        {
          name: 'Kreise',
          columns: [
            { id: 'rank', header: 'Rang', kind: 'count' },
            { id: 'members', header: 'Mitglieder', kind: 'text' },
            { id: 'size', header: 'Anzahl', kind: 'count' },
            { id: 'alone', header: 'Jedes allein', kind: 'money' },
            { id: 'cost', header: 'Gemeinsam', kind: 'money' },
            { id: 'saving', header: 'Ersparnis', kind: 'money' },
          ] as const,
          rows: view.circles.ranking.map(({ members, ...circle }) => ({
            ...circle,
            members: members.map(({ name }) => name).join(', '),
            size: members.length,
          })),
        },
      ]
    : []),
  sentences('Rechenweg', view.method),
];

/** Members and product groups of an agreement with what they really saved. */
export const trueSavingsTables = (view: TrueSavingsView): readonly ExportTable[] => [
  {
    name: 'Ersparnis',
    columns: [
      { id: 'name', header: 'Mitglied', kind: 'text' },
      { id: 'productGroup', header: 'Warengruppe', kind: 'text' },
      { id: 'reference', header: 'Zu Referenzpreisen', kind: 'money' },
      { id: 'paid', header: 'Abgerufen', kind: 'money' },
      { id: 'saving', header: 'Ersparnis', kind: 'money' },
    ],
    rows: view.cells.map(({ name, productGroup, reference, paid, saving }) => ({
      name,
      productGroup,
      reference,
      paid,
      saving,
    })),
    totals: { reference: view.total.reference, paid: view.total.paid, saving: view.total.saving },
  },
  sentences('Rechenweg', view.method),
];

const sentences = (name: string, texts: readonly string[]): ExportTable => ({
  name,
  columns: [{ id: 'text', header: name, kind: 'text' }],
  rows: texts.map((text) => ({ text })),
});
