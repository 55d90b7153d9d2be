import type { MissingDocumentsData, ProcedureLetterData } from '../../../contract/templates';
import { definitions, heading3, paragraph, subject } from '../kit/blocks';
import { instantText } from '../kit/german';
import { letterOpening } from '../kit/letter';
import { STYLE } from '../kit/look';
import type { Sheet } from '../kit/sheet';
import { table } from '../kit/table';
import type { Template } from './template';

function opening(sheet: Sheet, data: MissingDocumentsData | ProcedureLetterData): void {
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

function closing(sheet: Sheet, name: string): void {
  sheet.need(60);
  paragraph(sheet, 'Mit freundlichen Grüßen');
  paragraph(sheet, `Im Auftrag\n${name}`);
}

/** Blank lines part paragraphs. */
function paragraphs(sheet: Sheet, text: string): void {
  for (const block of text.split(/\n\s*\n/)) if (block.trim()) paragraph(sheet, block.trim());
}

export const missingDocumentsTemplate: Template<MissingDocumentsData> = {
  nameOf: (data) => `Nachforderung ${data.fileNumber}: ${data.recipient.name}`,
  outline: false,
  draw(sheet, data) {
    opening(sheet, data);
    subject(sheet, `${data.subject}\n${data.title}`);
    paragraph(sheet, 'Sehr geehrte Damen und Herren,');
    const basis = data.basis === undefined ? '' : ` (${data.basis})`;
    paragraph(
      sheet,
      `bei der Prüfung Ihres Angebots${data.lot === undefined ? '' : ` für ${data.lot}`} haben wir festgestellt, dass die folgenden Unterlagen fehlen oder nicht vollständig sind. Wir fordern sie hiermit nach${basis}.`,
    );
    table(sheet, {
      summary: 'Nachgeforderte Unterlagen',
      columns: [
        { head: 'Nr.', share: 7 },
        { head: 'Unterlage', share: 40 },
        { head: 'Was wir von Ihnen brauchen', share: 53 },
      ],
      rows: data.items.map(({ name, request }, index) => ({ cells: [String(index + 1), name, request] })),
    });
    definitions(sheet, [['Eingang bei uns bis', instantText(data.due)]], { strong: ['Eingang bei uns bis'] });
    if (data.consequence !== undefined) {
      const source = data.consequence.citation === undefined ? '' : ` (${data.consequence.citation})`;
      paragraph(sheet, `${data.consequence.text}${source}`);
    }
    paragraph(
      sheet,
      'Bitte reichen Sie nur die genannten Unterlagen nach. Die Preise und der übrige Inhalt Ihres Angebots können damit nicht geändert werden.',
      { after: 12 },
    );
    closing(sheet, data.contact.name);
  },
};

export const procedureLetterTemplate: Template<ProcedureLetterData> = {
  nameOf: (data) => `${data.subject}: ${data.recipient.name}`,
  outline: false,
  draw(sheet, data) {
    opening(sheet, data);
    subject(sheet, data.subject);
    paragraphs(sheet, data.text);
    for (const { heading, facts } of data.sections ?? []) {
      sheet.need(70);
      heading3(sheet, heading);
      definitions(
        sheet,
        facts.map(({ term, text }) => [term, text] as const),
      );
    }
    if (data.closing !== undefined) {
      sheet.need(80);
      paragraphs(sheet, data.closing);
    }
    if (data.enclosures !== undefined && data.enclosures.length > 0) {
      sheet.need(30);
      paragraph(sheet, `Anlagen: ${data.enclosures.join(', ')}`, { style: STYLE.small });
    }
  },
};
