import type { BidderAnswersData } from '../../../contract/templates';
import { definitions, heading2, paragraph, title } from '../kit/blocks';
import { counted, instantText } from '../kit/german';
import { letterhead } from '../kit/letter';
import { STYLE } from '../kit/look';
import type { Template } from './template';

export const bidderAnswersTemplate: Template<BidderAnswersData> = {
  nameOf: (data) => `Fragen und Antworten ${data.fileNumber}`,
  outline: false,
  draw(sheet, data) {
    letterhead(sheet, data.centre, data.member);
    title(sheet, 'Fragen und Antworten', data.title);
    definitions(sheet, [
      ['Aktenzeichen', data.fileNumber],
      ['Stand', instantText(data.createdAt)],
      ...(data.deadline === undefined ? [] : [['Angebotsfrist', instantText(data.deadline)] as const]),
      ['Umfang', counted(data.answers.length, 'Antwort', 'Antworten')],
    ]);
    paragraph(
      sheet,
      'Die Fragen und Antworten gehen allen Unternehmen gleich zu. Wer gefragt hat, wird nicht genannt; Fragen sind deshalb zum Teil umformuliert.',
      { style: STYLE.muted, after: 4 },
    );
    for (const { number, question, answer, answeredAt, version } of data.answers) {
      sheet.need(90);
      heading2(sheet, `Frage ${number}`);
      paragraph(sheet, question, { after: 5 });
      paragraph(sheet, 'Antwort', { style: STYLE.strong, after: 1 });
      paragraph(sheet, answer, { after: 3 });
      const corrected = version === undefined ? '' : `, berichtigt (Fassung ${version})`;
      paragraph(sheet, `Veröffentlicht am ${instantText(answeredAt)}${corrected}`, { style: STYLE.small, after: 4 });
    }
  },
};
