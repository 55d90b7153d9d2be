import { divideHalfUp, formatGermanDecimal, germanMoney, type Money, parseMoney } from '@app/kernel';
import type { AwardProposalData, ProposedLotData } from '../../../contract/templates';
import {
  bullets,
  definitions,
  heading2,
  heading3,
  notice,
  paragraph,
  type Signature,
  signatures,
  title,
} from '../kit/blocks';
import { amountText, attestedText, counted, dayText, instantText } from '../kit/german';
import { letterhead } from '../kit/letter';
import type { Sheet } from '../kit/sheet';
import { table } from '../kit/table';
import { aboutProcedure, bulletOf, given } from './procedure-parts';
import type { Template } from './template';

/** „12.000,00 € (4,2 %) unter der Schätzung“; undefined without an estimate above 0. */
export function againstEstimate(net: Money, estimate: Money): string | undefined {
  if (estimate <= 0n) return undefined;
  const difference = net - estimate;
  if (difference === 0n) return 'genau die Schätzung';
  const size = difference < 0n ? -difference : difference;
  const percent = formatGermanDecimal(divideHalfUp(size * 1000n, estimate), 1);
  return `${germanMoney(size)} (${percent}\u00a0%) ${difference < 0n ? 'unter' : 'über'} der Schätzung`;
}

const sumOf = (amounts: readonly (string | undefined)[]): Money =>
  amounts.reduce((sum, amount) => sum + (amount === undefined ? 0n : parseMoney(amount)), 0n);

function overview(sheet: Sheet, lots: readonly ProposedLotData[]): void {
  const won = lots.filter(({ winner }) => winner !== undefined);
  const net = sumOf(won.map(({ winner }) => winner?.net));
  const estimate = sumOf(won.map((lot) => lot.estimate));
  const against = (offered: Money, estimated: Money): string[] => {
    const text = againstEstimate(offered, estimated);
    return text === undefined ? [] : [text];
  };
  table(sheet, {
    summary: 'Vorschlag je Los mit dem geschätzten Wert',
    columns: [
      { head: 'Los', share: 7 },
      { head: 'Zuschlag an', share: 45 },
      { head: 'Geschätzt netto', share: 19, align: 'right' },
      { head: 'Angebotssumme netto', share: 29, align: 'right' },
    ],
    rows: [
      ...lots.map(({ number, winner, estimate: estimated }) => ({
        cells: [
          number,
          winner === undefined
            ? 'kein Zuschlag'
            : { text: winner.name, strong: true, ...(winner.place === undefined ? {} : { small: [winner.place] }) },
          estimated === undefined ? '' : amountText(estimated),
          winner === undefined
            ? ''
            : {
                text: amountText(winner.net),
                small: estimated === undefined ? [] : against(parseMoney(winner.net), parseMoney(estimated)),
              },
        ],
      })),
      ...(won.length > 1
        ? [
            {
              kind: 'sum' as const,
              cells: [
                '',
                'Summe der Lose mit Zuschlag',
                germanMoney(estimate),
                {
                  text: germanMoney(net),
                  // Only where every lot has an estimate do the sums speak of the same.
                  small: won.every((lot) => lot.estimate !== undefined) ? against(net, estimate) : [],
                },
              ],
            },
          ]
        : []),
    ],
    carry: { amountOf: (row) => parseMoney(lots[row]?.winner?.net ?? '0'), show: germanMoney },
  });
}

function reasons(
  sheet: Sheet,
  { number, title: name, bids, evaluated, winner, next, reasons: texts }: ProposedLotData,
): void {
  heading3(sheet, `Los ${number}: ${name}`);
  definitions(sheet, [
    ['Angebote', `${counted(bids, 'Angebot', 'Angebote')}, davon ${evaluated} gewertet`],
    ['Vorschlag', winner === undefined ? 'kein Zuschlag' : `${winner.name}, ${amountText(winner.net)} netto`],
    ...given('Nächstes Angebot', next && `${next.name}, ${amountText(next.net)} netto`),
  ]);
  if (texts.length > 0)
    bullets(
      sheet,
      texts.map((text) => ({ text })),
    );
}

/** Those who decided, then empty fields up to the number of people who have to. */
function deciders({ decisions, deciders: needed }: AwardProposalData): readonly Signature[] {
  const decided = decisions.map((person): Signature => ({
    name: person.name,
    role: person.role,
    attested: attestedText(person, 'entschieden'),
  }));
  const missing = Math.max(0, needed - decided.length);
  return [
    ...decided,
    ...Array.from({ length: missing }, (): Signature => ({ role: 'Entscheidung über den Zuschlag' })),
  ];
}

export const awardProposalTemplate: Template<AwardProposalData> = {
  nameOf: (data) => `Vergabevorschlag ${data.fileNumber}: ${data.title}`,
  outline: true,
  draw(sheet, data) {
    letterhead(sheet, data.centre, data.member);
    title(sheet, 'Vergabevorschlag', data.title);
    const { proposedBy, decisions } = data;
    definitions(sheet, [
      ...aboutProcedure(data),
      [
        'Vorgeschlagen von',
        `${proposedBy.name}${proposedBy.at === undefined ? '' : `, ${instantText(proposedBy.at)}`}`,
      ],
      ...given('Bindefrist bis', data.bindingUntil && dayText(data.bindingUntil)),
      ['Stand', instantText(data.createdAt)],
    ]);
    heading2(sheet, '1  Vorschlag');
    overview(sheet, data.lots);
    heading2(sheet, '2  Begründung');
    paragraph(sheet, data.reason);
    data.lots.forEach((lot) => reasons(sheet, lot));
    heading2(sheet, '3  Was vor dem Zuschlag noch nötig ist');
    const before = data.before ?? [];
    if (before.length === 0) paragraph(sheet, 'Nichts; alle Bedingungen für den Zuschlag sind erfüllt.');
    else bullets(sheet, before.map(bulletOf));
    if (data.bodies.length > 0) {
      heading2(sheet, '4  Gremien der Auftraggeber');
      table(sheet, {
        summary: 'Gremien der Auftraggeber',
        columns: [
          { head: 'Auftraggeber', share: 34 },
          { head: 'Beteiligung', share: 66 },
        ],
        rows: data.bodies.map(({ member, text }) => ({ cells: [member, text] })),
      });
    }
    heading2(sheet, data.bodies.length > 0 ? '5  Entscheidung' : '4  Entscheidung');
    sheet.need(150);
    if (decisions.length < data.deciders)
      notice(
        sheet,
        'Entscheidung noch offen',
        `Über den Zuschlag entscheiden ${data.deciders} Personen. Bisher ${decisions.length === 1 ? 'hat eine' : `haben ${decisions.length || 'keine'}`} entschieden.`,
      );
    signatures(sheet, deciders(data));
  },
};
