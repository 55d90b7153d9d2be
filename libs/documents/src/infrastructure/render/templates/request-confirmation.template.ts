import { germanMoney, parseMoney } from '@app/kernel';
import type { RequestConfirmationData } from '../../../contract/templates';
import { definitions, heading2, paragraph, subject } from '../kit/blocks';
import { amountText, instantText } from '../kit/german';
import { letterOpening } from '../kit/letter';
import { STYLE } from '../kit/look';
import type { Sheet } from '../kit/sheet';
import { table } from '../kit/table';
import { hashText } from './procedure-parts';
import type { Template } from './template';

const STEP = { done: 'erledigt', current: 'läuft', ahead: 'folgt', stopped: 'beendet' } as const;

function opening(
  sheet: Sheet,
  { centre, recipient, contact, fileNumber, requestNumber, createdAt }: RequestConfirmationData,
): void {
  letterOpening(sheet, {
    centre,
    recipient,
    information: [
      ['Ihr Antrag', requestNumber],
      ...(fileNumber === requestNumber ? [] : [['Unser Zeichen', fileNumber] as const]),
      ['Bearbeitet von', contact.name],
      ...(contact.phone === undefined ? [] : [['Telefon', contact.phone] as const]),
      ...(contact.email === undefined ? [] : [['E-Mail', contact.email] as const]),
      ['Datum', instantText(createdAt).split(',')[0] ?? ''],
    ],
  });
}

function steps(sheet: Sheet, data: RequestConfirmationData): void {
  if (data.steps.length === 0) return;
  const detailed = data.steps.some(({ detail }) => detail !== undefined);
  table(sheet, {
    summary: 'Die Schritte des Antrags',
    columns: [
      { head: 'Schritt', share: 40 },
      { head: 'Stand', share: detailed ? 18 : 60 },
      ...(detailed ? [{ head: 'Hinweis', share: 42 }] : []),
    ],
    rows: data.steps.map(({ name, state, detail }) => ({
      cells: [{ text: name, strong: state === 'current' }, STEP[state], detail ?? ''],
    })),
  });
}

function estimate(sheet: Sheet, lines: NonNullable<RequestConfirmationData['estimate']>): void {
  if (lines.length === 0) return;
  heading2(sheet, 'Ihre Schätzung');
  const sum = lines.reduce((total, { net }) => total + parseMoney(net), 0n);
  table(sheet, {
    summary: 'Geschätzte Werte',
    columns: [
      { head: 'Teil', share: 62 },
      { head: 'Los', share: 12 },
      { head: 'Betrag netto', share: 26, align: 'right' },
    ],
    rows: [
      ...lines.map(({ text, lot, net }) => ({ cells: [text, lot ?? '', amountText(net)] })),
      { kind: 'sum' as const, cells: ['Summe netto', '', germanMoney(sum)] },
    ],
    carry: { amountOf: (row) => parseMoney(lines[row]?.net ?? '0'), show: germanMoney },
  });
}

function enclosed(sheet: Sheet, { lots = [], attachments = [] }: RequestConfirmationData): void {
  if (lots.length > 0) {
    heading2(sheet, 'Gewünschte Lose');
    table(sheet, {
      summary: 'Gewünschte Lose',
      columns: [
        { head: 'Los', share: 10 },
        { head: 'Bezeichnung', share: 68 },
        { head: 'CPV', share: 22 },
      ],
      rows: lots.map(({ title, cpv }, index) => ({ cells: [String(index + 1), title, cpv ?? ''] })),
    });
  }
  if (attachments.length > 0) {
    heading2(sheet, 'Ihre Anlagen');
    table(sheet, {
      summary: 'Anlagen mit ihren Prüfsummen',
      columns: [
        { head: 'Nr.', share: 8 },
        { head: 'Datei', share: 92 },
      ],
      rows: attachments.map(({ name, sha256 }, index) => ({
        cells: [String(index + 1), { text: name, small: [`SHA-256: ${hashText(sha256)}`] }],
      })),
    });
  }
}

export const requestConfirmationTemplate: Template<RequestConfirmationData> = {
  nameOf: (data) => `Eingangsbestätigung ${data.requestNumber}: ${data.title}`,
  outline: false,
  draw(sheet, data) {
    opening(sheet, data);
    subject(sheet, `Eingangsbestätigung zum Vergabeantrag ${data.requestNumber}\n${data.title}`);
    paragraph(sheet, 'Sehr geehrte Damen und Herren,');
    paragraph(
      sheet,
      `Ihr Antrag ist am ${instantText(data.receivedAt)} bei uns eingegangen. Unten steht, was wir erhalten haben; bitte sagen Sie uns, wenn etwas nicht stimmt.`,
    );
    definitions(
      sheet,
      [
        ['Stand', data.state],
        ['Wie es weitergeht', data.next],
        ['Gestellt von', data.requestedBy],
      ],
      { strong: ['Stand'] },
    );
    steps(sheet, data);
    paragraph(
      sheet,
      `Bei Fragen nennen Sie bitte die Nummer ${data.requestNumber}. Ihre Ansprechperson ist ${data.contact.name}.`,
    );
    sheet.need(60);
    paragraph(sheet, `Mit freundlichen Grüßen\n\nIm Auftrag\n${data.contact.name}`);
    paragraph(sheet, 'Dieses Schreiben wurde elektronisch erstellt und ist ohne Unterschrift gültig.', {
      style: STYLE.small,
    });
    heading2(sheet, 'Was Sie beantragt haben');
    definitions(
      sheet,
      data.facts.map(({ term, text }) => [term, text] as const),
    );
    estimate(sheet, data.estimate ?? []);
    enclosed(sheet, data);
  },
};
