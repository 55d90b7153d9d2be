import type { NoticeLot, NoticeTextData } from '../../../contract/templates';
import { bullets, definitions, heading2, heading3, notice, paragraph, title } from '../kit/blocks';
import { amountText, dayText, enumeration, instantText, quantityText, unitText, whenText } from '../kit/german';
import { letterhead } from '../kit/letter';
import { STYLE } from '../kit/look';
import type { Sheet } from '../kit/sheet';
import { table } from '../kit/table';
import { bulletOf, codesText, codeText, given, periodText } from './procedure-parts';
import type { Template } from './template';

function buyer(sheet: Sheet, data: NoticeTextData): void {
  heading2(sheet, '1  Auftraggeber');
  const { centre, contact } = data;
  definitions(sheet, [
    ['Auftraggeber', enumeration(data.buyers)],
    ...given('Federführung', data.leadBuyer),
    ...given('Im Auftrag von', data.onBehalfOf),
    ['Vergabestelle', [centre.name, ...centre.addressLines].join('\n')],
    ['Ansprechperson', contact.name],
    ...given('Telefon', contact.phone),
    ...given('E-Mail', contact.email),
    ...given('Internet', centre.web),
    ['Aktenzeichen', data.fileNumber],
  ]);
}

function matter(sheet: Sheet, data: NoticeTextData): void {
  heading2(sheet, '2  Gegenstand');
  definitions(sheet, [
    ['Bezeichnung', data.title],
    ['Art der Leistung', data.nature],
    ...given('Beschreibung', data.description),
    ...given('Haupt-CPV', data.mainCpv && codeText(data.mainCpv)),
    ...given('Weitere CPV', codesText(data.furtherCpv)),
    ...given('Erfüllungsort (NUTS)', codesText(data.places)),
    ...given('Laufzeit', periodText(data.term)),
    ...given('Optionen', data.options?.join('\n')),
  ]);
  const { framework } = data;
  if (framework === undefined && data.dynamicSystem !== true) return;
  heading3(sheet, 'Rahmenvereinbarung und Beschaffungssystem');
  definitions(sheet, [
    ...(framework === undefined
      ? []
      : [
          ['Rahmenvereinbarung', framework.parties] as const,
          ...given('Höchstwert', framework.maximumValue && `${amountText(framework.maximumValue)} ohne Umsatzsteuer`),
          ...given('Höchstmenge', framework.maximumQuantity && quantityText(framework.maximumQuantity)),
          ...given('Begründung der Laufzeit', framework.termReasons),
        ]),
    ...given('Beschaffungssystem', data.dynamicSystem === true ? 'Dynamisches Beschaffungssystem' : undefined),
  ]);
}

function procedure(sheet: Sheet, data: NoticeTextData): void {
  heading2(sheet, '3  Verfahren und Fristen');
  definitions(
    sheet,
    [
      ['Verfahrensart', data.procedureType],
      ['Rechtsrahmen', data.regime],
      ...given(
        data.dispatch?.done === true ? 'Bekanntmachung abgesandt am' : 'Absendung geplant am',
        data.dispatch && dayText(data.dispatch.on),
      ),
      ...data.deadlines.map(({ name, when }) => [name, whenText(when)] as const),
    ],
    { strong: data.deadlines.slice(0, 1).map(({ name }) => name) },
  );
}

function positions(sheet: Sheet, lot: NoticeLot): void {
  if (lot.positions.length === 0) return;
  table(sheet, {
    summary: `Leistungen des Loses ${lot.number}`,
    columns: [
      { head: 'Leistung', share: 66 },
      { head: 'Menge', share: 16, align: 'right' },
      { head: 'Einheit', share: 18 },
    ],
    rows: lot.positions.map(({ text, quantity, unit }) => ({ cells: [text, quantityText(quantity), unitText(unit)] })),
  });
}

/** Lots that say the same are spoken of together: „Los 1, 2“. */
function together(lots: readonly NoticeLot[]): readonly { readonly name: string; readonly lot: NoticeLot }[] {
  const groups = new Map<string, { numbers: string[]; lot: NoticeLot }>();
  for (const lot of lots) {
    const { method, criteria, suitability, variants, security } = lot;
    const key = JSON.stringify([method, criteria, suitability, variants, security]);
    const group = groups.get(key) ?? { numbers: [], lot };
    group.numbers.push(lot.number);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ numbers, lot }) => ({ name: `Los ${numbers.join(', ')}`, lot }));
}

function conditions(sheet: Sheet, lot: NoticeLot): void {
  definitions(sheet, [['Wertung', lot.method]]);
  if (lot.criteria.length > 0) {
    table(sheet, {
      summary: 'Zuschlagskriterien mit ihrem Gewicht',
      columns: [
        { head: 'Zuschlagskriterium', share: 76 },
        { head: 'Gewicht', share: 24, align: 'right' },
      ],
      rows: lot.criteria.map(({ name, percent }) => ({
        cells: [name, percent === undefined ? '' : `${quantityText(percent)}\u00a0%`],
      })),
    });
  }
  if (lot.suitability.length > 0) {
    table(sheet, {
      summary: 'Anforderungen an die Eignung',
      columns: [
        { head: 'Anforderung an die Eignung', share: 58 },
        { head: 'Nachweis', share: 42 },
      ],
      rows: lot.suitability.map(({ kind, text, proof }) => ({ cells: [{ text, small: [kind] }, proof ?? ''] })),
    });
  }
  definitions(sheet, [['Nebenangebote', lot.variants], ...given('Sicherheiten', lot.security)]);
}

export const noticeTextTemplate: Template<NoticeTextData> = {
  nameOf: (data) => `Bekanntmachungstext ${data.fileNumber}: ${data.title}`,
  outline: true,
  draw(sheet, data) {
    letterhead(sheet, data.centre, data.member);
    title(sheet, 'Bekanntmachungstext', data.title);
    paragraph(
      sheet,
      `Stand der Vergabeakte vom ${instantText(data.createdAt)}. Der Text nennt nur, was in der Akte steht.`,
      { style: STYLE.muted },
    );
    if (data.open !== undefined && data.open.length > 0) notice(sheet, 'In der Akte noch offen', data.open.join('\n'));
    buyer(sheet, data);
    matter(sheet, data);
    procedure(sheet, data);
    heading2(sheet, data.lots.length === 1 ? '4  Los' : '4  Lose');
    for (const lot of data.lots) {
      heading3(sheet, `Los ${lot.number}: ${lot.title}`);
      if (lot.cpv !== undefined) paragraph(sheet, `CPV ${codeText(lot.cpv)}`, { after: 4 });
      positions(sheet, lot);
    }
    heading2(sheet, '5  Eignung, Zuschlag und Bedingungen');
    const groups = together(data.lots);
    for (const { name, lot } of groups) {
      if (data.lots.length > 1) heading3(sheet, groups.length === 1 ? 'Für alle Lose' : name);
      conditions(sheet, lot);
    }
    if (data.review !== undefined && data.review.length > 0) {
      heading2(sheet, '6  Nachprüfung');
      bullets(sheet, data.review.map(bulletOf));
    }
  },
};
