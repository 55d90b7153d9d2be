import type { Money } from '@app/kernel';
import { germanMoney, lineAmount, parseQuantity, parseUnitPrice, vatOn } from '@app/kernel';
import type { PurchaseOrderData, PurchaseOrderLine } from '../../../contract/templates';
import type { Definition } from '../kit/blocks';
import { definitions, paragraph, subject } from '../kit/blocks';
import { dayText, instantText, percentText, quantityText, unitPriceText, unitText } from '../kit/german';
import { letterOpening } from '../kit/letter';
import { mm, STYLE } from '../kit/look';
import type { Sheet } from '../kit/sheet';
import type { Row } from '../kit/table';
import { table } from '../kit/table';
import type { Template } from './template';

const amountOf = (line: PurchaseOrderLine): Money =>
  lineAmount(parseUnitPrice(line.unitPrice), parseQuantity(line.quantity));

/** Net, VAT per rate on the sum of its lines (as EN 16931 does) and gross. */
export function orderSums(lines: readonly PurchaseOrderLine[]): {
  net: Money;
  vat: readonly { rate: number; base: Money; tax: Money }[];
  gross: Money;
} {
  const bases = new Map<number, Money>();
  for (const line of lines) bases.set(line.vatRate, (bases.get(line.vatRate) ?? 0n) + amountOf(line));
  const vat = [...bases].sort(([a], [b]) => b - a).map(([rate, base]) => ({ rate, base, tax: vatOn(base, rate) }));
  const net = vat.reduce((sum, { base }) => sum + base, 0n);
  return { net, vat, gross: vat.reduce((sum, { tax }) => sum + tax, net) };
}

const given = (term: string, text: string | undefined): readonly Definition[] =>
  text === undefined ? [] : [[term, text]];

function opening(sheet: Sheet, data: PurchaseOrderData): void {
  const contacts = [
    data.orderer.phone && ['Telefon', data.orderer.phone],
    data.orderer.email && ['E-Mail', data.orderer.email],
  ];
  letterOpening(sheet, {
    centre: data.centre,
    member: data.member,
    recipient: data.supplier,
    information: [
      ['Bestellnummer', data.orderNumber],
      ['Unser Zeichen', data.fileNumber],
      ...(data.customerNumber === undefined ? [] : [['Kundennummer', data.customerNumber] as const]),
      ['Bestellt von', data.orderer.name],
      ...contacts.filter((entry): entry is [string, string] => Array.isArray(entry)),
      ['Datum', instantText(data.createdAt).split(',')[0] ?? ''],
    ],
  });
}

function lineRow(line: PurchaseOrderLine, index: number): Row {
  const shares = line.costCentres.map(
    ({ number, name, quantity }) => `Kostenstelle ${number} ${name}: ${quantityText(quantity)} ${unitText(line.unit)}`,
  );
  return {
    cells: [
      String(index + 1),
      line.articleNumber,
      { text: line.text, small: shares },
      `${quantityText(line.quantity)} ${unitText(line.unit)}`,
      unitPriceText(line.unitPrice),
      percentText(line.vatRate),
      germanMoney(amountOf(line)),
    ],
  };
}

function invoiceNote(data: PurchaseOrderData): string | undefined {
  const { invoice } = data;
  if (invoice === undefined) return undefined;
  const { leitwegId, email, addressLines = [] } = invoice;
  const reference = `der Bestellnummer ${data.orderNumber}`;
  const how =
    leitwegId === undefined
      ? `Bitte mit ${reference}`
      : `Bitte elektronisch als XRechnung (EN 16931) mit der Leitweg-ID ${leitwegId} und ${reference}`;
  const where = email === undefined ? '' : ` an ${email}`;
  const address = addressLines.length === 0 ? '' : `\nRechnungsanschrift: ${addressLines.join(', ')}`;
  return `${how}${where}.${address}`;
}

export const purchaseOrderTemplate: Template<PurchaseOrderData> = {
  nameOf: (data) => `Bestellung ${data.orderNumber}`,
  outline: false,
  draw(sheet, data) {
    opening(sheet, data);
    subject(sheet, `Bestellung ${data.orderNumber}`);
    paragraph(sheet, 'Sehr geehrte Damen und Herren,');
    const basis =
      data.framework === undefined
        ? 'hiermit bestellen wir:'
        : `auf der Grundlage der Rahmenvereinbarung ${data.framework.number} „${data.framework.title}“ rufen wir ab:`;
    paragraph(sheet, basis);
    const { net, vat, gross } = orderSums(data.lines);
    const sums: Row[] = [
      { kind: 'subtotal', cells: ['', '', 'Summe netto', '', '', '', germanMoney(net)] },
      ...vat.map(({ rate, base, tax }): Row => ({
        kind: 'subtotal',
        cells: ['', '', `${percentText(rate)} Umsatzsteuer auf ${germanMoney(base)}`, '', '', '', germanMoney(tax)],
      })),
      { kind: 'sum', cells: ['', '', 'Gesamtbetrag brutto', '', '', '', germanMoney(gross)] },
    ];
    table(sheet, {
      summary: 'Bestellte Artikel',
      columns: [
        { head: 'Pos.', share: 6 },
        { head: 'Artikel', share: 9 },
        { head: 'Bezeichnung', share: 43 },
        { head: 'Menge', share: 11, align: 'right' },
        { head: 'Einzelpreis netto', share: 12, align: 'right' },
        { head: 'USt.', share: 7, align: 'right' },
        { head: 'Betrag netto', share: 14, align: 'right' },
      ],
      rows: [...data.lines.map(lineRow), ...sums],
      carry: {
        amountOf: (row) => {
          const line = data.lines[row];
          return line === undefined ? 0n : amountOf(line);
        },
        show: germanMoney,
      },
    });
    const site = data.deliverySite;
    const rows: Definition[] = [
      [
        'Lieferstelle',
        [site.name, site.addressLines.join(', '), site.note].filter((line) => line !== undefined).join('\n'),
      ],
      ...given('Lieferung bis', data.deliverUntil && dayText(data.deliverUntil)),
      ...given('Rechnung', invoiceNote(data)),
      ...given('Freigabe', data.approvedBy?.map(approval).join('\n') || undefined),
      ...given('Hinweis', data.note),
    ];
    definitions(sheet, rows, { termWidth: mm(32) });
    sheet.need(43);
    paragraph(sheet, `Mit freundlichen Grüßen\nIm Auftrag ${data.orderer.name}`, { after: 4 });
    paragraph(sheet, 'Diese Bestellung wurde elektronisch erstellt und ist ohne Unterschrift gültig.', {
      style: STYLE.small,
    });
  },
};

const approval = ({ name, role, at }: { name: string; role?: string; at?: string }): string =>
  [name, role === undefined ? undefined : `(${role})`, at === undefined ? undefined : `am ${instantText(at)}`]
    .filter((part) => part !== undefined)
    .join(' ');
