import { germanMoney, germanQuantity, parseMoney, parseQuantity } from '@app/kernel';
import type { BundledItem, BundledLot, DemandRoundProtocolData, TenderedDemand } from '../../../contract/templates';
import { definitions, heading2, heading3, notice, paragraph, signatures, stillOpen, title } from '../kit/blocks';
import {
  amountText,
  attestedText,
  counted,
  dayText,
  enumeration,
  instantText,
  quantityText,
  unitText,
} from '../kit/german';
import { letterhead } from '../kit/letter';
import type { Sheet } from '../kit/sheet';
import type { Row } from '../kit/table';
import { table } from '../kit/table';
import type { Template } from './template';

const sumOfParts = (item: BundledItem): bigint =>
  item.parts.reduce((sum, part) => sum + parseQuantity(part.quantity), 0n);
const difference = (item: BundledItem): bigint => parseQuantity(item.quantity) - sumOfParts(item);

/** Quantity per member, in the order of the members. */
function perMember(item: BundledItem): readonly (readonly [member: string, quantity: bigint, costCentres: string[]])[] {
  const members = new Map<string, { quantity: bigint; costCentres: string[] }>();
  for (const { member, costCentre, quantity } of item.parts) {
    const entry = members.get(member) ?? { quantity: 0n, costCentres: [] };
    entry.costCentres.push(`${costCentre}:\u00a0${quantityText(quantity)}`);
    members.set(member, { quantity: entry.quantity + parseQuantity(quantity), costCentres: entry.costCentres });
  }
  return [...members].map(([member, { quantity, costCentres }]) => [member, quantity, costCentres]);
}

function course(sheet: Sheet, data: DemandRoundProtocolData): void {
  definitions(sheet, [
    ['Bedarfsabfrage', data.title],
    ['Aktenzeichen', data.fileNumber],
    ['Warengruppen', data.productGroups.length === 0 ? undefined : enumeration(data.productGroups)],
    ['Eröffnet am', instantText(data.openedAt)],
    ['Meldefrist', dayText(data.reportUntil)],
    ['Geschlossen am', data.closedAt && instantText(data.closedAt)],
    ['Stand dieses Protokolls', instantText(data.createdAt)],
  ]);
}

function reports(sheet: Sheet, data: DemandRoundProtocolData): void {
  const reported = data.members.filter((member) => member.lines > 0).length;
  const total = data.members.reduce((sum, member) => sum + member.lines, 0);
  paragraph(
    sheet,
    `Von ${counted(data.members.length, 'Mitgliedskommune', 'Mitgliedskommunen')} ${reported === 1 ? 'hat' : 'haben'} ${reported} Bedarf gemeldet.`,
  );
  table(sheet, {
    summary: 'Rückmeldungen der Mitgliedskommunen',
    columns: [
      { head: 'Mitgliedskommune', share: 32 },
      { head: 'Gemeldet von', share: 26 },
      { head: 'Gemeldet am', share: 26 },
      { head: 'Meldungen', share: 14, align: 'right' },
    ],
    rows: [
      ...data.members.map(({ name, reportedBy, reportedAt, lines }) => ({
        cells: [
          name,
          reportedBy ?? (lines === 0 ? 'keine Meldung' : ''),
          reportedAt === undefined ? '' : instantText(reportedAt),
          quantityText(String(lines)),
        ],
      })),
      { kind: 'sum' as const, cells: ['Summe', '', '', quantityText(String(total))] },
    ],
  });
}

function bundled(sheet: Sheet, lot: BundledLot): void {
  heading3(sheet, `Los ${lot.number}: ${lot.title}`);
  const values = lot.items.map((item) => (item.estimatedValue === undefined ? 0n : parseMoney(item.estimatedValue)));
  const valued = lot.items.some((item) => item.estimatedValue !== undefined);
  table(sheet, {
    summary: `Gebündelte Mengen in Los ${lot.number}`,
    columns: [
      { head: 'Artikel', share: 11 },
      { head: 'Bezeichnung', share: 41 },
      { head: 'Menge', share: 10, align: 'right' },
      { head: 'Einheit', share: 12 },
      { head: 'Basismenge', share: 17, align: 'right' },
      { head: 'Schätzwert netto', share: 18, align: 'right' },
    ],
    rows: [
      ...lot.items.map((item) => ({
        cells: [
          item.articleNumber,
          item.text,
          quantityText(item.quantity),
          unitText(item.unit),
          item.baseQuantity === undefined ? '' : `${quantityText(item.baseQuantity)} ${unitText(item.baseUnit ?? '')}`,
          item.estimatedValue === undefined ? '' : amountText(item.estimatedValue),
        ],
      })),
      ...(valued
        ? [
            {
              kind: 'sum' as const,
              cells: [
                '',
                `Schätzwert Los ${lot.number}`,
                '',
                '',
                '',
                germanMoney(values.reduce((sum, value) => sum + value, 0n)),
              ],
            },
          ]
        : []),
    ],
    ...(valued ? { carry: { amountOf: (row: number) => values[row] ?? 0n, show: germanMoney } } : {}),
  });
}

function proof(sheet: Sheet, items: readonly BundledItem[]): void {
  const wrong = items.filter((item) => difference(item) !== 0n);
  const parts = items.reduce((sum, item) => sum + item.parts.length, 0);
  if (wrong.length === 0)
    paragraph(
      sheet,
      `Die Summe der gemeldeten Teilmengen ist bei allen ${counted(items.length, 'Artikel', 'Artikeln')} gleich der gebündelten Menge (${counted(parts, 'Teilmenge', 'Teilmengen')} geprüft, Abweichung 0).`,
    );
  else
    notice(
      sheet,
      'Abweichung',
      `Bei ${counted(wrong.length, 'Artikel', 'Artikeln')} ist die Summe der Teilmengen nicht gleich der gebündelten Menge: ${enumeration(wrong.map((item) => item.articleNumber))}.`,
    );
  const rows = items.flatMap((item): Row[] => {
    const off = difference(item);
    return [
      { kind: 'group', cells: [`${item.articleNumber}  ${item.text}`] },
      ...perMember(item).map(([member, quantity, costCentres]): Row => ({
        cells: [member, costCentres.join(' · '), germanQuantity(quantity), unitText(item.unit)],
      })),
      { kind: 'subtotal', cells: ['Summe der Teilmengen', '', germanQuantity(sumOfParts(item)), unitText(item.unit)] },
      {
        kind: 'sum',
        cells: [
          'Gebündelte Menge',
          off === 0n ? 'stimmt überein' : `Abweichung ${germanQuantity(off)}`,
          quantityText(item.quantity),
          unitText(item.unit),
        ],
      },
    ];
  });
  table(sheet, {
    summary: 'Nachweis: Summe der Teilmengen je Artikel',
    columns: [
      { head: 'Mitgliedskommune', share: 27 },
      { head: 'Gemeldete Teilmengen je Kostenstelle', share: 47 },
      { head: 'Menge', share: 12, align: 'right' },
      { head: 'Einheit', share: 14 },
    ],
    rows,
  });
}

const exactText = (text: string): string => (text.includes('/') ? text : quantityText(text));

/** What bidders are asked for: demand, rounding up and quantity side by side, so that nothing is hidden in a sum. */
function tendered(sheet: Sheet, { variant, termYears, pairs, lines, faults, lots }: TenderedDemand): void {
  paragraph(
    sheet,
    `Losaufteilung „${variant}“ über ${counted(termYears, 'Jahr', 'Jahre')}. Die Aufrundung auf ganze Gebinde steht in einer eigenen Spalte; sie ist in keiner gemeldeten Menge enthalten.`,
  );
  if (faults.length === 0)
    paragraph(
      sheet,
      `Jede gemeldete Menge steht in genau einem Los, und Bedarf und Aufrundung ergeben zusammen die ausgeschriebene Menge (${counted(pairs, 'Paar', 'Paare')} aus Artikel und Mitglied, ${counted(lines, 'Position', 'Positionen')} geprüft, Abweichung 0).`,
    );
  else notice(sheet, 'Abweichung', `Es passen nicht zusammen: ${enumeration(faults)}.`);
  for (const lot of lots) {
    heading3(sheet, `Los ${lot.number}: ${lot.title}`);
    table(sheet, {
      summary: `Ausschreibungsmengen in Los ${lot.number}`,
      columns: [
        { head: 'Artikel', share: 11 },
        { head: 'Bezeichnung', share: 43 },
        { head: 'Bedarf', share: 12, align: 'right' },
        { head: 'Aufrundung', share: 13, align: 'right' },
        { head: 'Menge', share: 11, align: 'right' },
        { head: 'Einheit', share: 12 },
      ],
      rows: lot.lines.map(({ articleNumber, text, unit, demand, surplus, quantity, merged }) => ({
        cells: [
          articleNumber,
          merged.length === 0 ? text : `${text} (mit ${enumeration(merged)})`,
          exactText(demand),
          exactText(surplus),
          quantityText(quantity),
          unitText(unit),
        ],
      })),
    });
  }
}

export const demandRoundProtocolTemplate: Template<DemandRoundProtocolData> = {
  nameOf: (data) => `Protokoll der Bedarfsabfrage: ${data.title}`,
  outline: true,
  draw(sheet, data) {
    letterhead(sheet, data.centre, data.member);
    title(sheet, 'Protokoll der Bedarfsabfrage', data.title);
    heading2(sheet, '1  Ablauf');
    course(sheet, data);
    heading2(sheet, '2  Rückmeldungen der Mitgliedskommunen');
    reports(sheet, data);
    heading2(sheet, '3  Gebündelter Bedarf');
    const items = data.lots.flatMap((lot) => lot.items);
    if (items.length === 0) stillOpen(sheet);
    else data.lots.forEach((lot) => bundled(sheet, lot));
    heading2(sheet, '4  Nachweis der Vollständigkeit');
    if (items.length === 0) stillOpen(sheet);
    else proof(sheet, items);
    if (data.tender !== undefined) {
      heading2(sheet, '5  Ausschreibungsmengen');
      tendered(sheet, data.tender);
    }
    if (data.closedBy !== undefined) {
      sheet.need(110);
      paragraph(sheet, 'Für die Richtigkeit der Bündelung:', { after: 0 });
      signatures(sheet, [
        { name: data.closedBy.name, role: data.closedBy.role, attested: attestedText(data.closedBy, 'geschlossen') },
      ]);
    }
  },
};
