import { germanDate } from '@app/kernel';
import type { AwardNoticeData, PublishedAward } from '../../../contract/templates';
import { bullets, definitions, heading2, heading3, notice, paragraph, title } from '../kit/blocks';
import { amountText, dayText, enumeration, instantText } from '../kit/german';
import { letterhead } from '../kit/letter';
import { STYLE } from '../kit/look';
import type { Sheet } from '../kit/sheet';
import { codesText, codeText, given, periodText } from './procedure-parts';
import type { Template } from './template';

function duties(sheet: Sheet, data: AwardNoticeData): void {
  heading2(sheet, 'Vor der Veröffentlichung');
  if (data.duties.length === 0)
    paragraph(sheet, 'Nach dem hinterlegten Regelstand muss diese Vergabe nicht bekannt gemacht werden.');
  else
    bullets(
      sheet,
      data.duties.map(({ text, citation, latest }) => ({
        text: latest === undefined ? text : `${text.replace(/\.$/, '')}; hier bis zum ${germanDate(latest)}.`,
        ...(citation === undefined ? {} : { source: citation }),
      })),
    );
  for (const { text, citation } of data.doubts ?? []) notice(sheet, 'Nicht gesichert', text, citation);
}

function award(sheet: Sheet, { lot, title: name, cpv, contractor, awardedOn, scope, net, bids }: PublishedAward): void {
  heading3(sheet, `Los ${lot}: ${name}`);
  definitions(sheet, [
    ...given('CPV', cpv && codeText(cpv)),
    ...given('Umfang', scope.join('\n')),
    [
      'Auftragnehmer',
      contractor === undefined
        ? 'kein Auftrag erteilt'
        : [contractor.name, contractor.address].filter(Boolean).join('\n'),
    ],
    ...given('Zuschlag am', awardedOn && dayText(awardedOn)),
    ...given('Auftragssumme', net && `${amountText(net)} ohne Umsatzsteuer`),
    ...given('Zahl der Angebote', bids === undefined ? undefined : String(bids)),
  ]);
}

export const awardNoticeTemplate: Template<AwardNoticeData> = {
  nameOf: (data) => `Bekanntmachung der Vergabe ${data.fileNumber}: ${data.title}`,
  outline: true,
  draw(sheet, data) {
    const { centre, contact } = data;
    letterhead(sheet, centre, data.member);
    title(sheet, 'Bekanntmachung der Vergabe', data.title);
    paragraph(
      sheet,
      `Stand der Vergabeakte vom ${instantText(data.createdAt)}. Der Text nennt nur, was in der Akte steht.`,
      {
        style: STYLE.muted,
      },
    );
    duties(sheet, data);
    heading2(sheet, 'Text der Bekanntmachung');
    heading3(sheet, 'Auftraggeber und Vergabestelle');
    definitions(sheet, [
      ['Auftraggeber', enumeration(data.buyers)],
      ['Vergabestelle', [centre.name, ...centre.addressLines].join('\n')],
      ['Ansprechperson', contact.name],
      ...given('Telefon', contact.phone ?? centre.phone),
      ...given('E-Mail', contact.email ?? centre.email),
      ['Aktenzeichen', data.fileNumber],
    ]);
    heading3(sheet, 'Verfahren und Gegenstand');
    definitions(sheet, [
      ['Verfahrensart', data.procedureType],
      ['Bezeichnung', data.title],
      ['Art der Leistung', data.nature],
      ...given('Beschreibung', data.description),
      ...given('CPV', data.mainCpv && codeText(data.mainCpv)),
      ...given('Ort der Ausführung', codesText(data.places)),
      ...given('Zeitraum der Ausführung', periodText(data.term)),
    ]);
    data.awards.forEach((one) => award(sheet, one));
  },
};
