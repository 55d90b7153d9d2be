import type { FrameworkCoverData, FrameworkPriceItem } from '../../../contract/templates';
import type { Definition } from '../kit/blocks';
import { definitions, heading2, paragraph, signatures, title } from '../kit/blocks';
import {
  amountText,
  counted,
  dayText,
  enumeration,
  percentText,
  quantityText,
  unitPriceText,
  unitText,
} from '../kit/german';
import { letterhead } from '../kit/letter';
import { STYLE } from '../kit/look';
import type { Sheet } from '../kit/sheet';
import type { Row } from '../kit/table';
import { table } from '../kit/table';
import type { Template } from './template';

const given = (term: string, text: string | undefined): readonly Definition[] =>
  text === undefined ? [] : [[term, text]];

function keyFacts(sheet: Sheet, data: FrameworkCoverData): void {
  const { supplier } = data;
  const attention = supplier.attention === undefined ? [] : [supplier.attention];
  const email = supplier.email === undefined ? [] : [supplier.email];
  definitions(
    sheet,
    [
      ['Nummer', data.number],
      ...given('Vergabeverfahren', data.procedure),
      ['Auftraggeber', [data.centre.name, ...data.centre.addressLines].join('\n')],
      ['Auftragnehmer', [supplier.name, ...attention, ...supplier.addressLines, ...email].join('\n')],
      ['Laufzeit', `${dayText(data.from)} bis ${dayText(data.to)} (letzter Tag für Abrufe)`],
      ['Abgeschlossen am', data.concludedOn && dayText(data.concludedOn)],
      ['Abrufberechtigt', data.buyers.length === 0 ? undefined : enumeration(data.buyers)],
      ['Höchstwert netto', data.maximumValue && amountText(data.maximumValue)],
      ['Umfang', counted(data.items.length, 'Artikel', 'Artikel')],
      ...given('Hinweis', data.note),
    ],
    { strong: ['Nummer', 'Laufzeit', 'Höchstwert netto'] },
  );
  if (data.maximumNote !== undefined) paragraph(sheet, data.maximumNote, { style: STYLE.muted });
}

function itemRow(item: FrameworkPriceItem): Row {
  const small = [
    item.content === undefined ? undefined : `Inhalt ${item.content}`,
    item.manufacturer === undefined ? undefined : `Hersteller ${item.manufacturer}`,
    item.label === undefined ? undefined : `Umweltzeichen ${item.label}`,
  ].filter((line) => line !== undefined);
  return {
    cells: [
      item.articleNumber,
      { text: item.text, small: small.length === 0 ? [] : [small.join(' · ')] },
      unitText(item.unit),
      item.maximumQuantity === undefined ? '' : quantityText(item.maximumQuantity),
      item.tiers.map(({ fromQuantity }) => quantityText(fromQuantity)).join('\n'),
      item.tiers.map(({ unitPrice }) => unitPriceText(unitPrice)).join('\n'),
      percentText(item.vatRate),
    ],
  };
}

function priceList(sheet: Sheet, items: readonly FrameworkPriceItem[]): void {
  if (items.length === 0) return paragraph(sheet, 'Die Preisliste enthält keinen Artikel.', { style: STYLE.muted });
  paragraph(
    sheet,
    'Preise in Euro ohne Umsatzsteuer für eine Einheit. Wo ein Artikel mehrere Preise hat, gilt der Preis, dessen Menge ein Abruf erreicht.',
    { style: STYLE.muted },
  );
  const groups = new Map<string, FrameworkPriceItem[]>();
  for (const item of items) {
    const name = item.productGroup ?? '';
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  table(sheet, {
    summary: 'Preisliste',
    columns: [
      { head: 'Artikel', share: 11 },
      { head: 'Bezeichnung', share: 39 },
      { head: 'Einheit', share: 11 },
      { head: 'Höchst-\nmenge', share: 11, align: 'right' },
      { head: 'ab Menge', share: 9, align: 'right' },
      { head: 'Preis netto', share: 13, align: 'right' },
      { head: 'USt.', share: 7, align: 'right' },
    ],
    rows: [...groups].flatMap(([name, group]): Row[] => [
      ...(name === '' ? [] : [{ kind: 'group' as const, cells: [name] }]),
      ...group.map(itemRow),
    ]),
  });
}

export const frameworkCoverTemplate: Template<FrameworkCoverData> = {
  nameOf: (data) => `Rahmenvereinbarung ${data.number}: ${data.title}`,
  outline: true,
  draw(sheet, data) {
    letterhead(sheet, data.centre, data.member);
    title(sheet, `Rahmenvereinbarung ${data.number}`, data.title);
    keyFacts(sheet, data);
    signatures(sheet, [
      { line: 'Ort, Datum, Unterschrift', name: data.centre.name, role: 'Auftraggeber' },
      { line: 'Ort, Datum, Unterschrift', name: data.supplier.name, role: 'Auftragnehmer' },
    ]);
    sheet.newPage();
    heading2(sheet, 'Preisliste');
    priceList(sheet, data.items);
  },
};
