import type { Quantity } from '@app/kernel';
import { divideHalfUp, germanQuantity, parseQuantity } from '@app/kernel';
import type { MemberDemandItem, MemberDemandProtocolData } from '../../../contract/templates';
import { definitions, heading2, notice, paragraph, title } from '../kit/blocks';
import { counted, dayText, enumeration, instantText, percentText, quantityText, unitText } from '../kit/german';
import { letterhead } from '../kit/letter';
import { STYLE } from '../kit/look';
import type { Sheet } from '../kit/sheet';
import type { Row } from '../kit/table';
import { table } from '../kit/table';
import type { Template } from './template';

const reportedOf = (item: MemberDemandItem): Quantity =>
  item.reports.reduce((sum, { quantity }) => sum + parseQuantity(quantity), 0n);

/** „12,5 %“; empty where there is nothing to share. */
function shareText(own: Quantity, all: Quantity): string {
  return all === 0n ? '' : percentText(Number(divideHalfUp(own * 1000n, all)) / 10);
}

function itemRow(item: MemberDemandItem): Row {
  const small = item.reports.map(({ costCentre, quantity, note, lateReason }) =>
    [
      `${costCentre}: ${quantityText(quantity)}`,
      note,
      lateReason === undefined ? undefined : `verspätet: ${lateReason}`,
    ]
      .filter((part) => part !== undefined)
      .join(' · '),
  );
  const { bundled } = item;
  return {
    cells: [
      item.articleNumber,
      { text: item.text, small },
      { text: germanQuantity(reportedOf(item)), strong: true },
      unitText(item.unit),
      bundled === undefined ? '' : quantityText(bundled.own),
      bundled === undefined ? '' : quantityText(bundled.all),
      bundled === undefined ? '' : shareText(parseQuantity(bundled.own), parseQuantity(bundled.all)),
    ],
  };
}

/** Items by lot in the order of their first item; what is in no lot yet stands last. */
function byLot(items: readonly MemberDemandItem[]): readonly (readonly [lot: string, MemberDemandItem[]])[] {
  const lots = new Map<string, MemberDemandItem[]>();
  for (const item of items) {
    const lot = item.bundled?.lot ?? '';
    const group = lots.get(lot);
    if (group === undefined) lots.set(lot, [item]);
    else group.push(item);
  }
  return [...lots].sort(([a], [b]) => Number(a === '') - Number(b === ''));
}

function demand(sheet: Sheet, items: readonly MemberDemandItem[]): void {
  const isBundled = items.some(({ bundled }) => bundled !== undefined);
  table(sheet, {
    summary: 'Gemeldeter und gebündelter Bedarf',
    columns: [
      { head: 'Artikel', share: 11 },
      { head: 'Bezeichnung, Meldungen je Kostenstelle', share: 40 },
      { head: 'Gemeldet', share: 11, align: 'right' },
      { head: 'Einheit', share: 11 },
      { head: 'Im Bündel', share: 10, align: 'right' },
      { head: 'Alle Mitglieder', share: 11, align: 'right' },
      { head: 'Ihr Anteil', share: 10, align: 'right' },
    ],
    rows: byLot(items).flatMap(([lot, of]): Row[] => [
      ...(isBundled ? [{ kind: 'group' as const, cells: [lot === '' ? 'In keinem Los' : lot] }] : []),
      ...of.map(itemRow),
    ]),
  });
}

function proof(sheet: Sheet, items: readonly MemberDemandItem[]): void {
  if (items.every(({ bundled }) => bundled === undefined))
    return paragraph(sheet, 'Die Bedarfsabfrage ist noch nicht gebündelt.', { style: STYLE.muted });
  const wrong = items.filter((item) => reportedOf(item) !== parseQuantity(item.bundled?.own ?? '0'));
  const reports = items.reduce((sum, item) => sum + item.reports.length, 0);
  if (wrong.length === 0)
    return paragraph(
      sheet,
      `Ihre ${counted(reports, 'Meldung steht', 'Meldungen stehen')} vollständig im Bündel: Bei allen ${counted(items.length, 'Artikel', 'Artikeln')} ist die gemeldete gleich der gebündelten Menge (Abweichung 0).`,
    );
  notice(
    sheet,
    'Abweichung',
    `Bei ${counted(wrong.length, 'Artikel', 'Artikeln')} ist die gebündelte nicht gleich der gemeldeten Menge: ${enumeration(wrong.slice(0, 20).map(({ articleNumber }) => articleNumber))}.`,
  );
}

export const memberDemandProtocolTemplate: Template<MemberDemandProtocolData> = {
  nameOf: (data) => `Bedarfsprotokoll ${data.member}: ${data.title}`,
  outline: true,
  draw(sheet, data) {
    letterhead(sheet, data.centre);
    title(sheet, `Bedarfsprotokoll ${data.member}`, data.title);
    heading2(sheet, '1  Ablauf');
    const reported = [data.reportedBy, data.reportedAt && instantText(data.reportedAt)].filter(Boolean).join(', ');
    const closed = [data.closedBy?.name, data.closedAt && instantText(data.closedAt)].filter(Boolean).join(', ');
    definitions(sheet, [
      ['Aktenzeichen', data.fileNumber],
      ['Warengruppen', data.productGroups.length === 0 ? undefined : data.productGroups.join(', ')],
      ['Eröffnet am', instantText(data.openedAt)],
      ['Meldefrist', dayText(data.reportUntil)],
      ['Gemeldet von', reported === '' ? 'keine Meldung' : reported],
      ['Geschlossen', closed === '' ? undefined : closed],
      ...(data.membersReporting === undefined
        ? []
        : [['Beteiligung', `${counted(data.membersReporting, 'Mitglied hat', 'Mitglieder haben')} gemeldet`] as const]),
      ['Stand dieses Protokolls', instantText(data.createdAt)],
    ]);
    heading2(sheet, '2  Ihr Bedarf und was daraus wurde');
    if (data.items.length === 0) paragraph(sheet, 'Sie haben in dieser Bedarfsabfrage keinen Bedarf gemeldet.');
    else {
      demand(sheet, data.items);
      proof(sheet, data.items);
    }
  },
};
