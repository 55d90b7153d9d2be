import { germanQuantity, parseQuantity } from '@app/kernel';
import type {
  DeliveryChecklistData,
  DeliveryChecklistLine,
  DeliveryComplaintData,
  DeliveryFault,
} from '../../../contract/templates';
import type { Definition } from '../kit/blocks';
import { definitions, heading2, paragraph, signatures, subject, title } from '../kit/blocks';
import { counted, dayText, instantText, quantityText, unitText } from '../kit/german';
import { letterhead, letterOpening } from '../kit/letter';
import { mm, STYLE } from '../kit/look';
import type { Sheet } from '../kit/sheet';
import type { Row } from '../kit/table';
import { table } from '../kit/table';
import type { Template } from './template';

const given = (term: string, text: string | undefined): readonly Definition[] =>
  text === undefined || text === '' ? [] : [[term, text]];
const dayOf = (instant: string): string => instantText(instant).split(',')[0] ?? '';
const siteText = (site: DeliveryChecklistData['deliverySite']): string | undefined =>
  site && [site.name, site.addressLines.join(', ')].join('\n');

/** What is still to come; 0 where more than the order came. */
const openOf = ({ ordered, received }: DeliveryChecklistLine): bigint => {
  const open = parseQuantity(ordered) - parseQuantity(received);
  return open > 0n ? open : 0n;
};

function checkRow(line: DeliveryChecklistLine, index: number): Row {
  const open = openOf(line);
  const shares = line.costCentres.map(
    ({ number, name, quantity }) => `${number} ${name}: ${quantityText(quantity)} ${unitText(line.unit)}`,
  );
  return {
    cells: [
      String(index + 1),
      { text: line.text, small: [`Artikel ${line.articleNumber}`, ...shares] },
      { text: quantityText(line.ordered), small: [unitText(line.unit)] },
      quantityText(line.received),
      { text: germanQuantity(open), strong: open > 0n },
      '',
      '',
      open === 0n ? { text: '', small: ['vollständig geliefert'] } : '',
    ],
  };
}

function checklist(sheet: Sheet, data: DeliveryChecklistData): void {
  table(sheet, {
    summary: 'Bestellte und gelieferte Mengen',
    columns: [
      { head: 'Pos.', share: 6 },
      { head: 'Bezeichnung', share: 37 },
      { head: 'Bestellt', share: 10, align: 'right' },
      { head: 'Bisher', share: 9, align: 'right' },
      { head: 'Offen', share: 9, align: 'right' },
      { head: 'Jetzt geliefert', share: 12, fillIn: true },
      { head: 'Ohne Mangel', share: 10, fillIn: true },
      { head: 'Mangel, Bemerkung', share: 20, fillIn: true },
    ],
    rows: data.lines.map(checkRow),
  });
}

export const deliveryChecklistTemplate: Template<DeliveryChecklistData> = {
  nameOf: (data) => `Lieferschein-Prüfliste zur Bestellung ${data.orderNumber}`,
  outline: false,
  draw(sheet, data) {
    letterhead(sheet, data.centre, data.member);
    title(sheet, 'Lieferschein-Prüfliste', `Bestellung ${data.orderNumber}`);
    const open = data.lines.filter((line) => openOf(line) > 0n).length;
    const ways = [data.orderer.phone, data.orderer.email].filter((way) => way !== undefined).join(', ');
    definitions(
      sheet,
      [
        ['Lieferant', data.supplier],
        ['Bestellt am', dayOf(data.orderedAt)],
        ['Bestellt von', [data.orderer.name, ways].filter((part) => part !== '').join('\n')],
        ...given('Rahmenvereinbarung', data.framework),
        ...given('Lieferstelle', siteText(data.deliverySite)),
        ...given('Hinweis', data.note),
        ['Stand', `${instantText(data.createdAt)}: ${counted(open, 'Position', 'Positionen')} noch offen`],
      ],
      { termWidth: mm(38) },
    );
    paragraph(
      sheet,
      'Ware und Lieferschein je Position vergleichen, gelieferte Menge eintragen und abhaken. Was beschädigt, falsch oder zu viel ist, nicht annehmen und die Bemerkung ausfüllen; es bleibt in der Bestellung offen.',
      { style: STYLE.muted },
    );
    if (data.lines.length === 0) paragraph(sheet, 'Die Bestellung hat keine Positionen.', { style: STYLE.muted });
    else checklist(sheet, data);
    sheet.need(150);
    heading2(sheet, 'Annahme');
    signatures(sheet, [
      { line: 'Nummer des Lieferscheins' },
      { line: 'Tag und Uhrzeit der Lieferung' },
      { line: 'Name und Unterschrift', role: 'angenommen und geprüft' },
      { line: 'Name und Unterschrift', role: 'angeliefert' },
    ]);
  },
};

function complaintOpening(sheet: Sheet, data: DeliveryComplaintData): void {
  const { contact } = data;
  letterOpening(sheet, {
    centre: data.centre,
    member: data.member,
    recipient: data.supplier,
    information: [
      ['Bestellnummer', data.orderNumber],
      ['Unser Zeichen', data.fileNumber],
      ...(data.customerNumber === undefined ? [] : [['Kundennummer', data.customerNumber] as const]),
      ['Bearbeitet von', contact.name],
      ...(contact.phone === undefined ? [] : [['Telefon', contact.phone] as const]),
      ...(contact.email === undefined ? [] : [['E-Mail', contact.email] as const]),
      ['Datum', dayOf(data.createdAt)],
    ],
  });
}

function faultRow(fault: DeliveryFault, index: number): Row {
  const note = fault.deliveryNote === undefined ? [] : [`Lieferschein ${fault.deliveryNote}`];
  return {
    cells: [
      String(index + 1),
      { text: fault.text, small: [`Artikel ${fault.articleNumber}`] },
      `${quantityText(fault.quantity)} ${unitText(fault.unit)}`,
      { text: dayText(fault.receivedOn), small: note },
      fault.fault ?? 'bei der Annahme zurückgewiesen',
    ],
  };
}

export const deliveryComplaintTemplate: Template<DeliveryComplaintData> = {
  nameOf: (data) => `Mängelanzeige zur Bestellung ${data.orderNumber}: ${data.supplier.name}`,
  outline: false,
  draw(sheet, data) {
    complaintOpening(sheet, data);
    subject(sheet, `Mängelanzeige zur Bestellung ${data.orderNumber} vom ${dayOf(data.orderedAt)}`);
    paragraph(sheet, 'Sehr geehrte Damen und Herren,');
    const basis =
      data.framework === undefined
        ? ''
        : ` (Abruf aus der Rahmenvereinbarung ${data.framework.number} „${data.framework.title}“)`;
    paragraph(
      sheet,
      `bei der Prüfung Ihrer Lieferung zur Bestellung ${data.orderNumber}${basis} haben wir Mängel festgestellt. Die folgenden Mengen haben wir nicht angenommen:`,
    );
    table(sheet, {
      summary: 'Beanstandete Ware',
      columns: [
        { head: 'Nr.', share: 6 },
        { head: 'Bezeichnung', share: 38 },
        { head: 'Menge', share: 13, align: 'right' },
        { head: 'Geliefert am', share: 16 },
        { head: 'Beanstandung', share: 27 },
      ],
      rows: data.faults.map(faultRow),
    });
    const until = data.replyUntil === undefined ? 'umgehend' : `bis zum ${dayText(data.replyUntil)}`;
    paragraph(
      sheet,
      `Bitte holen Sie die beanstandete Ware auf Ihre Kosten ab und liefern Sie ${until} mangelfreie Ware in derselben Menge. Bis dahin bleiben die Mengen in unserer Bestellung offen; bitte stellen Sie sie nicht in Rechnung. Weitere Rechte behalten wir uns vor.`,
      { after: 9 },
    );
    definitions(
      sheet,
      [
        ...given('Neue Lieferung bis', data.replyUntil && dayText(data.replyUntil)),
        ...given('Lieferstelle', siteText(data.deliverySite)),
        ...given('Hinweis', data.note),
      ],
      { termWidth: mm(38), strong: ['Neue Lieferung bis'] },
    );
    sheet.need(60);
    paragraph(sheet, 'Mit freundlichen Grüßen');
    paragraph(sheet, `Im Auftrag\n${data.contact.name}`);
  },
};
