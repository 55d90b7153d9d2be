import type { ComparedLot, PriceComparisonData } from '../../../contract/templates';
import { definitions, heading2, paragraph, stillOpen, title } from '../kit/blocks';
import { amountText, enumeration, instantText, quantityText, unitPriceText, unitText } from '../kit/german';
import { letterhead } from '../kit/letter';
import { STYLE } from '../kit/look';
import type { Sheet } from '../kit/sheet';
import type { Cell } from '../kit/table';
import { table } from '../kit/table';
import type { Template } from './template';

/** Bidders side by side in one table; more of them go into the next one with the same positions. */
const SIDE_BY_SIDE = 4;

const groupsOf = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / SIDE_BY_SIDE) }, (_, index) =>
    list.slice(index * SIDE_BY_SIDE, (index + 1) * SIDE_BY_SIDE),
  );

/** The prices of one lot without its heading. */
export function comparisonTables(sheet: Sheet, { number, bidders, positions, note }: ComparedLot): void {
  if (bidders.length === 0) return stillOpen(sheet);
  const groups = groupsOf(bidders.map((bidder, index) => ({ bidder, index })));
  for (const group of groups) {
    const names = enumeration(group.map(({ bidder }) => bidder.name));
    table(sheet, {
      summary: `Preise für Los ${number}: ${names}`,
      columns: [
        { head: 'Position', share: 26 },
        ...group.map(({ bidder }) => ({
          head: `${bidder.name}${bidder.excluded === true ? '\n(nicht gewertet)' : ''}`,
          share: 18,
          align: 'right' as const,
        })),
      ],
      rows: [
        ...positions.map(({ articleNumber, text, quantity, unit, prices }) => ({
          cells: [
            { text, small: [`${articleNumber} · ${quantityText(quantity)}\u00a0${unitText(unit)}`] },
            ...group.map(({ index }): Cell => {
              const price = prices[index];
              if (price?.unitPrice === undefined) return { text: 'kein Preis' };
              const amount = price.amount === undefined ? [] : [`gesamt ${amountText(price.amount)}`];
              return {
                text: unitPriceText(price.unitPrice),
                strong: price.lowest === true,
                small: [...amount, ...(price.lowest === true ? ['günstigster'] : [])],
              };
            }),
          ],
        })),
        {
          kind: 'sum' as const,
          cells: [
            'Wertungspreis netto',
            ...group.map(({ bidder }): Cell => ({
              text: amountText(bidder.net),
              small: [
                ...(bidder.lowest === true ? ['günstigster'] : []),
                ...(bidder.above === undefined ? [] : [bidder.above]),
              ],
            })),
          ],
        },
      ],
    });
  }
  if (note !== undefined) paragraph(sheet, note, { style: STYLE.small });
}

export const priceComparisonTemplate: Template<PriceComparisonData> = {
  nameOf: (data) => `Preisspiegel: ${data.title}`,
  outline: true,
  draw(sheet, data) {
    letterhead(sheet, data.centre, data.member);
    title(sheet, 'Preisspiegel', data.title);
    definitions(sheet, [
      ['Aktenzeichen', data.fileNumber],
      ['Stand', instantText(data.createdAt)],
      ['Preise', 'netto; verglichen werden nachgerechnete Preise bei der ausgeschriebenen Menge, Nachlässe abgezogen'],
    ]);
    if (data.lots.length === 0) stillOpen(sheet);
    for (const lot of data.lots) {
      heading2(sheet, `Los ${lot.number}: ${lot.title}`);
      comparisonTables(sheet, lot);
    }
  },
};
