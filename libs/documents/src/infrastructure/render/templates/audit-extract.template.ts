import type { AuditExtractData, ExtractedEntry } from '../../../contract/templates';
import { definitions, heading2, notice, paragraph, title } from '../kit/blocks';
import { counted, instantText } from '../kit/german';
import { letterhead } from '../kit/letter';
import { STYLE } from '../kit/look';
import type { Sheet } from '../kit/sheet';
import { type Row, table } from '../kit/table';
import { given, hashText, periodText } from './procedure-parts';
import type { Template } from './template';

function verification(sheet: Sheet, { verification: found }: AuditExtractData): void {
  heading2(sheet, '1  Prüfung der Kette');
  const { valid, at, entries, head, broken } = found;
  if (!valid)
    notice(
      sheet,
      'Die Kette ist nicht unversehrt',
      broken === undefined ? 'Eine Abweichung wurde festgestellt.' : `Eintrag ${broken.number}: ${broken.text}`,
    );
  definitions(
    sheet,
    [
      ['Ergebnis', valid ? 'unverändert und vollständig' : 'verändert oder unvollständig'],
      ['Geprüft am', instantText(at)],
      [
        'Umfang der Prüfung',
        `alle ${counted(entries, 'Eintrag', 'Einträge')} des Protokolls vom ersten bis zum letzten`,
      ],
      ['Letzter Prüfwert', hashText(head)],
    ],
    { strong: ['Ergebnis'] },
  );
}

function entryRow({
  number,
  at,
  person,
  roles,
  action,
  subject,
  before,
  after,
  previousHash,
  hash,
}: ExtractedEntry): Row {
  return {
    cells: [
      number,
      { text: instantText(at), small: [person, ...(roles === undefined ? [] : [roles])] },
      {
        text: action,
        small: [
          subject,
          ...(before === undefined ? [] : [`vorher: ${before}`]),
          ...(after === undefined ? [] : [`nachher: ${after}`]),
          `davor: ${previousHash === undefined ? 'erster Eintrag' : hashText(previousHash)}`,
          `Prüfwert: ${hashText(hash)}`,
        ],
      },
    ],
  };
}

export const auditExtractTemplate: Template<AuditExtractData> = {
  nameOf: (data) => `Prüfauszug ${data.fileNumber}`,
  outline: true,
  draw(sheet, data) {
    letterhead(sheet, data.centre, data.member);
    title(sheet, 'Prüfauszug', data.scope);
    definitions(sheet, [
      ...given('Zeitraum', periodText(data.period)),
      ['Umfang', counted(data.entries.length, 'Eintrag', 'Einträge')],
      ['Erstellt für', data.requestedBy],
      ['Erstellt am', instantText(data.createdAt)],
    ]);
    verification(sheet, data);
    heading2(sheet, '2  Einträge');
    paragraph(
      sheet,
      'Jeder Prüfwert ist der SHA-256-Wert über den Prüfwert davor und den Inhalt des Eintrags. Wo „davor“ nicht der Prüfwert der vorigen Zeile ist, liegen Einträge zu anderen Vorgängen dazwischen.',
      { style: STYLE.small },
    );
    if (data.entries.length === 0) paragraph(sheet, 'Zu diesem Umfang gibt es keinen Eintrag.');
    else
      table(sheet, {
        summary: 'Einträge des Protokolls mit ihren Prüfwerten',
        columns: [
          { head: 'Nr.', share: 9, align: 'right' },
          { head: 'Wann und wer', share: 27 },
          { head: 'Was geschah', share: 64 },
        ],
        rows: data.entries.map(entryRow),
      });
  },
};
