import { germanMoney, germanQuantity, parseMoney } from '@app/kernel';
import type { AnnualReportData } from '../../../contract/templates';
import { heading2, paragraph, signatures, title } from '../kit/blocks';
import { amountText, attestedText, counted, dayText, instantText, quantityText } from '../kit/german';
import { letterhead } from '../kit/letter';
import type { Sheet } from '../kit/sheet';
import { table } from '../kit/table';
import type { Template } from './template';

type Figure = AnnualReportData['figures'][number];
const shown = (figure: Figure, value: string | undefined): string =>
  value === undefined ? '' : figure.kind === 'amount' ? amountText(value) : quantityText(value);

function figures(sheet: Sheet, data: AnnualReportData): void {
  const compared = data.figures.some((figure) => figure.previous !== undefined);
  table(sheet, {
    summary: 'Kennzahlen des Berichtsjahres',
    columns: [
      { head: 'Kennzahl', share: 58 },
      { head: 'Berichtsjahr', share: 22, align: 'right' },
      ...(compared ? [{ head: 'Vorjahr', share: 22, align: 'right' as const }] : []),
    ],
    rows: data.figures.map((figure) => ({
      cells: [
        { text: figure.name, ...(figure.note === undefined ? {} : { small: [figure.note] }) },
        { text: shown(figure, figure.value), strong: true },
        ...(compared ? [shown(figure, figure.previous)] : []),
      ],
    })),
  });
}

function jointPurchases(sheet: Sheet, purchases: AnnualReportData['jointPurchases']): void {
  if (purchases.length === 0)
    return paragraph(sheet, 'Im Berichtsjahr wurde keine gemeinsame Beschaffung abgeschlossen.');
  const total = purchases.reduce((sum, { value }) => sum + parseMoney(value), 0n);
  table(sheet, {
    summary: 'Gemeinsame Beschaffungen',
    columns: [
      { head: 'Gemeinsame Beschaffung', share: 38 },
      { head: 'Mitglieder', share: 12, align: 'right' },
      { head: 'Auftragnehmer', share: 28 },
      { head: 'Zuschlag', share: 14 },
      { head: 'Auftragswert netto', share: 20, align: 'right' },
    ],
    rows: [
      ...purchases.map(({ title: name, fileNumber, members, supplier, awardedOn, value }) => ({
        cells: [
          { text: name, ...(fileNumber === undefined ? {} : { small: [`Aktenzeichen ${fileNumber}`] }) },
          germanQuantity(BigInt(members) * 1000n),
          supplier ?? 'noch offen',
          awardedOn === undefined ? 'noch offen' : dayText(awardedOn),
          amountText(value),
        ],
      })),
      {
        kind: 'sum' as const,
        cells: [counted(purchases.length, 'Beschaffung', 'Beschaffungen'), '', '', '', germanMoney(total)],
      },
    ],
    carry: { amountOf: (row) => parseMoney(purchases[row]?.value ?? '0'), show: germanMoney },
  });
}

function orders(sheet: Sheet, entries: NonNullable<AnnualReportData['orders']>): void {
  const total = entries.reduce((sum, { net }) => sum + parseMoney(net), 0n);
  const count = entries.reduce((sum, entry) => sum + entry.count, 0);
  table(sheet, {
    summary: 'Bestellungen je Mitgliedskommune',
    columns: [
      { head: 'Mitgliedskommune', share: 56 },
      { head: 'Bestellungen', share: 20, align: 'right' },
      { head: 'Bestellwert netto', share: 24, align: 'right' },
    ],
    rows: [
      ...entries.map(({ member, count: placed, net }) => ({
        cells: [member, quantityText(String(placed)), amountText(net)],
      })),
      { kind: 'sum' as const, cells: ['Summe', quantityText(String(count)), germanMoney(total)] },
    ],
    carry: { amountOf: (row) => parseMoney(entries[row]?.net ?? '0'), show: germanMoney },
  });
}

export const annualReportTemplate: Template<AnnualReportData> = {
  nameOf: (data) => `Jahresbericht ${dayText(data.from)} bis ${dayText(data.to)}`,
  outline: true,
  draw(sheet, data) {
    letterhead(sheet, data.centre);
    title(sheet, 'Jahresbericht', `Berichtsjahr ${dayText(data.from)} bis ${dayText(data.to)}`);
    if (data.introduction !== undefined) paragraph(sheet, data.introduction);
    heading2(sheet, '1  Kennzahlen');
    figures(sheet, data);
    heading2(sheet, '2  Gemeinsame Beschaffungen');
    jointPurchases(sheet, data.jointPurchases);
    if (data.orders !== undefined) {
      heading2(sheet, '3  Bestellungen der Mitgliedskommunen');
      if (data.orders.length === 0) paragraph(sheet, 'Im Berichtsjahr wurde nichts bestellt.');
      else orders(sheet, data.orders);
    }
    paragraph(sheet, `Stand der Daten: ${instantText(data.createdAt)}.`);
    if (data.head !== undefined)
      signatures(sheet, [
        { name: data.head.name, role: data.head.role, attested: attestedText(data.head, 'festgestellt') },
      ]);
  },
};
