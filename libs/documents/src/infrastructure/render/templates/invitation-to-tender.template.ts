import type { InvitationToTenderData, Lot } from '../../../contract/templates';
import { definitions, heading2, heading3, paragraph, signatures, subject } from '../kit/blocks';
import type { Definition } from '../kit/blocks';
import { counted, dayText, enumeration, instantText, quantityText, unitText, whenText } from '../kit/german';
import { letterOpening } from '../kit/letter';
import { STYLE } from '../kit/look';
import type { Sheet } from '../kit/sheet';
import { table } from '../kit/table';
import type { Template } from './template';

const given = (term: string, text: string | undefined): readonly Definition[] =>
  text === undefined ? [] : [[term, text]];

function opening(sheet: Sheet, data: InvitationToTenderData): void {
  const { contact } = data;
  letterOpening(sheet, {
    centre: data.centre,
    member: data.member,
    recipient: data.recipient,
    information: [
      ['Unser Zeichen', data.fileNumber],
      ['Bearbeitet von', contact.name],
      ...(contact.phone === undefined ? [] : [['Telefon', contact.phone] as const]),
      ...(contact.email === undefined ? [] : [['E-Mail', contact.email] as const]),
      ['Datum', instantText(data.createdAt).split(',')[0] ?? ''],
    ],
  });
}

function keyFacts(sheet: Sheet, data: InvitationToTenderData): void {
  const period = data.performancePeriod;
  definitions(
    sheet,
    [
      ['Vergabeart', data.procedureType],
      ['Auftraggeber', enumeration(data.buyers)],
      ['Angebotsfrist', instantText(data.deadline)],
      ...given('Bieterfragen bis', data.questionsUntil && whenText(data.questionsUntil)),
      ['Bindefrist bis', dayText(data.bindingUntil)],
      ...given(
        'Angebotsöffnung',
        data.opening && [instantText(data.opening.at), data.opening.note].filter(Boolean).join('\n'),
      ),
      ...given('Ausführungszeitraum', period && `${dayText(period.from)} bis ${dayText(period.to)}`),
      [
        data.lots.length === 1 ? 'Los' : 'Lose',
        data.lots
          .map(({ number, title, items }) => {
            const size = items.length === 0 ? '' : ` (${counted(items.length, 'Position', 'Positionen')})`;
            return `Los ${number}: ${title}${size}`;
          })
          .join('\n'),
      ],
      ...given(
        'Zuschlagskriterien',
        data.criteria?.map(({ name, percent }) => `${name}: ${quantityText(percent)}\u00a0%`).join('\n') || undefined,
      ),
      ...given('Einreichung', data.submission),
      ['Fragen an', contactText(data)],
    ],
    { strong: ['Angebotsfrist'] },
  );
}

function priceSheet(sheet: Sheet, lot: Lot): void {
  heading3(sheet, `Los ${lot.number}: ${lot.title}${lot.cpv === undefined ? '' : ` (CPV ${lot.cpv})`}`);
  table(sheet, {
    summary: `Preisblatt zu Los ${lot.number}`,
    columns: [
      { head: 'Pos.', share: 7 },
      { head: 'Artikel oder Leistung', share: 42 },
      { head: 'Menge', share: 10, align: 'right' },
      { head: 'Einheit', share: 11 },
      { head: 'Einzelpreis netto in €', share: 15, align: 'right', fillIn: true },
      { head: 'Gesamtpreis netto in €', share: 15, align: 'right', fillIn: true },
    ],
    rows: [
      // A lot without positions is offered as a whole.
      ...(lot.items.length === 0
        ? [{ cells: [`${lot.number}.1`, 'Gesamte Leistung nach der Leistungsbeschreibung', '', 'pauschal', '', ''] }]
        : []),
      ...lot.items.map((item, index) => ({
        cells: [
          `${lot.number}.${index + 1}`,
          item.articleNumber === undefined
            ? item.text
            : { text: item.text, small: [`Artikelnummer ${item.articleNumber}`] },
          quantityText(item.quantity),
          unitText(item.unit),
          '',
          '',
        ],
      })),
      { kind: 'sum' as const, cells: ['', `Angebotssumme Los ${lot.number}, netto`, '', '', '', ''] },
    ],
  });
}

export const invitationToTenderTemplate: Template<InvitationToTenderData> = {
  nameOf: (data) => `Aufforderung zur Angebotsabgabe: ${data.subject}`,
  outline: false,
  draw(sheet, data) {
    opening(sheet, data);
    subject(sheet, `Aufforderung zur Angebotsabgabe\n${data.subject}`);
    paragraph(sheet, 'Sehr geehrte Damen und Herren,');
    paragraph(
      sheet,
      `für die unten genannten Auftraggeber führen wir das Vergabeverfahren „${data.subject}“ (Aktenzeichen ${data.fileNumber}) durch. Wir fordern Sie auf, bis zum Ablauf der Angebotsfrist ein Angebot abzugeben.`,
      { after: 10 },
    );
    keyFacts(sheet, data);
    sheet.need(60);
    paragraph(sheet, 'Mit freundlichen Grüßen');
    paragraph(sheet, `Im Auftrag\n${data.contact.name}`);
    if (data.enclosures !== undefined && data.enclosures.length > 0)
      paragraph(sheet, `Anlagen: ${data.enclosures.join(', ')}`, { style: STYLE.small });

    sheet.newPage();
    heading2(sheet, 'Preisblatt');
    paragraph(
      sheet,
      'Bitte tragen Sie für jede angebotene Position den Einzelpreis und den Gesamtpreis ohne Umsatzsteuer ein. Einzelpreise dürfen bis zu vier, Gesamtpreise zwei Nachkommastellen haben.',
    );
    data.lots.forEach((lot) => priceSheet(sheet, lot));
    signatures(sheet, [{ line: 'Bieter (Firma)' }, { line: 'Datum und Name der erklärenden Person' }]);
  },
};

function contactText({ contact }: InvitationToTenderData): string {
  const ways = [contact.phone && `Telefon ${contact.phone}`, contact.email && `E-Mail ${contact.email}`].filter(
    Boolean,
  );
  return [contact.name, ways.join(', ')].filter(Boolean).join('\n');
}
