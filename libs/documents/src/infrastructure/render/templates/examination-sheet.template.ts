import type {
  ExaminationCheck,
  ExaminationSheetData,
  ExaminedBidData,
  ExaminedLotData,
  ScoreTable,
} from '../../../contract/templates';
import {
  bullets,
  definitions,
  heading2,
  heading3,
  notice,
  paragraph,
  signatures,
  stillOpen,
  title,
} from '../kit/blocks';
import { amountText, counted, instantText, quantityText } from '../kit/german';
import { letterhead } from '../kit/letter';
import { STYLE } from '../kit/look';
import type { Sheet } from '../kit/sheet';
import { type Cell, type Row, table } from '../kit/table';
import { comparisonTables } from './price-comparison.template';
import { aboutProcedure, bulletOf, given } from './procedure-parts';
import type { Template } from './template';

function checkRow({ stage, name, result, reason, citation, by }: ExaminationCheck): Row {
  const found = by === undefined ? [] : [`${by.name}${by.at === undefined ? '' : `, ${instantText(by.at)}`}`];
  return {
    cells: [
      { text: name, small: [citation === undefined ? stage : `${stage} · ${citation}`] },
      result,
      { text: reason ?? '', small: found },
    ],
  };
}

function examination(sheet: Sheet, lot: ExaminedLotData): void {
  part(sheet, 'Prüfung der Angebote');
  table(sheet, {
    summary: `Prüfung der Angebote zu Los ${lot.number}`,
    columns: [
      { head: 'Prüfpunkt', share: 38 },
      { head: 'Ergebnis', share: 20 },
      { head: 'Begründung', share: 42 },
    ],
    rows: lot.bids.flatMap(({ bidder, checks, excluded = [] }): Row[] => [
      { kind: 'group', cells: [bidder] },
      ...(checks.length === 0 ? [{ cells: ['Keine Prüfpunkte festgelegt', '', ''] }] : checks.map(checkRow)),
      {
        cells: [
          { text: 'Ergebnis der Prüfung', strong: true },
          { text: excluded.length === 0 ? 'wird gewertet' : 'wird nicht gewertet', strong: true },
          excluded.map(({ text, citation }) => (citation === undefined ? text : `${text} (${citation})`)).join('\n'),
        ],
      },
    ]),
  });
}

function priceRow({ bidder, price }: ExaminedBidData): Row {
  const { sum, discount, net, gross, differences } = price;
  return {
    cells: [
      { text: bidder, ...(differences.length > 0 ? { warning: differences.join(' ') } : {}) },
      amountText(sum),
      discount === undefined
        ? ''
        : { text: amountText(discount.amount), small: [`${quantityText(discount.percent)}\u00a0%`] },
      { text: amountText(net), strong: true },
      gross === undefined ? '' : amountText(gross),
    ],
  };
}

function arithmetic(sheet: Sheet, lot: ExaminedLotData): void {
  part(sheet, 'Rechnerische Prüfung');
  table(sheet, {
    summary: `Rechnerische Prüfung zu Los ${lot.number}`,
    columns: [
      { head: 'Bieter', share: 40 },
      { head: 'Summe', share: 16, align: 'right' },
      { head: 'Nachlass', share: 13, align: 'right' },
      { head: 'Wertungspreis netto', share: 17, align: 'right' },
      { head: 'brutto', share: 16, align: 'right' },
    ],
    rows: lot.bids.map(priceRow),
  });
}

/** A heading that is never parted from the head and first row of its table. */
function part(sheet: Sheet, name: string): void {
  sheet.need(110);
  heading3(sheet, name);
}

/** Bidders side by side in one table; more of them go into the next one with the same criteria. */
const SIDE_BY_SIDE = 4;

function scoring(sheet: Sheet, { maximum, bidders, criteria }: ScoreTable): void {
  part(sheet, 'Bewertung nach den Zuschlagskriterien');
  if (maximum !== undefined) paragraph(sheet, `Je Kriterium sind bis zu ${maximum} Punkte möglich.`, { after: 4 });
  for (let from = 0; from < bidders.length; from += SIDE_BY_SIDE) {
    const group = bidders.slice(from, from + SIDE_BY_SIDE);
    table(sheet, {
      summary: `Punkte je Kriterium: ${group.join(', ')}`,
      columns: [{ head: 'Kriterium', share: 28 }, ...group.map((bidder) => ({ head: bidder, share: 18 }))],
      rows: criteria.map(({ name, percent, scores }) => ({
        cells: [
          { text: name, small: [`Gewicht ${quantityText(percent)}\u00a0%`] },
          ...group.map((_, index): Cell => {
            const { points, reason } = scores[from + index] ?? {};
            return {
              text: points ?? 'offen',
              strong: points !== undefined,
              ...(reason === undefined ? {} : { small: [reason] }),
            };
          }),
        ],
      })),
    });
  }
}

function ranking(sheet: Sheet, lot: ExaminedLotData): void {
  part(sheet, 'Rangfolge');
  if (lot.evaluated === undefined) return stillOpen(sheet);
  const { by, ranking: ranks, unranked, remarks = [] } = lot.evaluated;
  paragraph(sheet, `Gewertet durch ${by.name}${by.at === undefined ? '' : ` am ${instantText(by.at)}`}.`, { after: 4 });
  table(sheet, {
    summary: `Rangfolge zu Los ${lot.number}`,
    columns: [
      { head: 'Rang', share: 9 },
      { head: 'Bieter', share: 55 },
      { head: 'Ergebnis', share: 16, align: 'right' },
      { head: 'Wertungspreis netto', share: 20, align: 'right' },
    ],
    rows: [
      ...ranks.map(({ rank, bidder, net, score, derivation, tied }) => ({
        cells: [
          String(rank),
          {
            text: bidder,
            strong: rank === 1,
            ...(derivation === undefined ? {} : { small: [derivation] }),
            ...(tied === true ? { warning: 'gleichauf mit einem anderen Angebot' } : {}),
          },
          score ?? '',
          amountText(net),
        ],
      })),
      ...unranked.map(({ bidder, reason }) => ({
        cells: ['—', { text: bidder, small: [reason] }, 'nicht gewertet', ''],
      })),
    ],
  });
  if (remarks.length > 0)
    bullets(
      sheet,
      remarks.map((text) => ({ text })),
    );
}

function lotPart(sheet: Sheet, lot: ExaminedLotData): void {
  heading2(sheet, `Los ${lot.number}: ${lot.title}`);
  definitions(sheet, [
    ['Wertung', lot.method],
    ['Angebote', counted(lot.bids.length, 'Angebot', 'Angebote')],
  ]);
  if (lot.bids.length === 0) return paragraph(sheet, 'Zu diesem Los ist kein Angebot eingegangen.');
  examination(sheet, lot);
  arithmetic(sheet, lot);
  if (lot.scores !== undefined) scoring(sheet, lot.scores);
  ranking(sheet, lot);
  if (lot.comparison !== undefined && lot.comparison.positions.length > 0) {
    part(sheet, 'Preisspiegel');
    comparisonTables(sheet, lot.comparison);
  }
}

export const examinationSheetTemplate: Template<ExaminationSheetData> = {
  nameOf: (data) => `Prüf- und Wertungsbogen ${data.fileNumber}: ${data.title}`,
  outline: true,
  draw(sheet, data) {
    letterhead(sheet, data.centre, data.member);
    title(sheet, 'Prüf- und Wertungsbogen', data.title);
    definitions(sheet, [
      ...aboutProcedure(data),
      ...given('Öffnung', data.openedAt && instantText(data.openedAt)),
      ['Stand', instantText(data.createdAt)],
    ]);
    if (data.faults !== undefined && data.faults.length > 0) {
      notice(
        sheet,
        'Die Wertung ist noch nicht abgeschlossen',
        'Bevor der Zuschlag vorgeschlagen wird, ist zu erledigen:',
      );
      bullets(sheet, data.faults.map(bulletOf));
    }
    if (data.lots.length === 0) stillOpen(sheet);
    data.lots.forEach((lot) => lotPart(sheet, lot));
    sheet.need(110);
    paragraph(sheet, 'Geprüft und gewertet:', { style: STYLE.strong, after: 2 });
    signatures(sheet, [{}, {}]);
  },
};
