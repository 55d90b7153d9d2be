import type { BidderListData, ListedCompany } from '../../../contract/templates';
import { definitions, paragraph, title } from '../kit/blocks';
import { counted, dayText, instantText } from '../kit/german';
import { letterhead } from '../kit/letter';
import { STYLE } from '../kit/look';
import { type Cell, type Row, table } from '../kit/table';
import { aboutProcedure, given } from './procedure-parts';
import type { Template } from './template';

function bidsCell({ bids }: ListedCompany): Cell {
  if (bids.length === 0) return { text: 'kein Angebot' };
  const late = bids.filter((bid) => bid.late).map(({ lot }) => lot);
  return {
    text: counted(bids.length, 'Angebot', 'Angebote'),
    small: bids.map(({ lot, receivedAt, state }) => {
      const arrived = receivedAt === undefined ? 'Eingang nicht erfasst' : `eingegangen ${instantText(receivedAt)}`;
      return `Los ${lot}: ${arrived}; ${state}`;
    }),
    ...(late.length > 0 ? { warning: `verspätet: Los ${late.join(', ')}` } : {}),
  };
}

const row = (company: ListedCompany, index: number): Row => ({
  cells: [
    String(index + 1),
    { text: company.name, ...(company.address === undefined ? {} : { small: [company.address] }) },
    company.invited === undefined ? '—' : { text: dayText(company.invited.on), small: [company.invited.way] },
    bidsCell(company),
  ],
});

export const bidderListTemplate: Template<BidderListData> = {
  nameOf: (data) => `Bieterliste ${data.fileNumber}: ${data.title}`,
  outline: false,
  draw(sheet, data) {
    letterhead(sheet, data.centre, data.member);
    title(sheet, 'Bieterliste', data.title);
    const bidding = data.companies.filter(({ bids }) => bids.length > 0).length;
    definitions(sheet, [
      ...aboutProcedure(data),
      ['Stand des Verfahrens', data.phase],
      ...given('Ende der Angebotsfrist', data.deadline && instantText(data.deadline)),
      ...given('Öffnung', data.openedAt && instantText(data.openedAt)),
      ['Stand dieser Liste', instantText(data.createdAt)],
      [
        'Umfang',
        `${counted(data.companies.length, 'Unternehmen', 'Unternehmen')}, davon ${counted(bidding, 'Bieter', 'Bieter')}`,
      ],
    ]);
    paragraph(
      sheet,
      'Vertraulich: Die Namen der Unternehmen dürfen nur den Personen bekannt werden, die mit dem Verfahren befasst sind.',
      {
        style: STYLE.small,
      },
    );
    if (data.companies.length === 0) return paragraph(sheet, 'Zu diesem Verfahren ist kein Unternehmen erfasst.');
    table(sheet, {
      summary: 'Unternehmen mit Aufforderung und Angeboten',
      columns: [
        { head: 'Nr.', share: 7, align: 'right' },
        { head: 'Unternehmen', share: 36 },
        { head: 'Aufgefordert', share: 17 },
        { head: 'Angebote', share: 40 },
      ],
      rows: data.companies.map(row),
    });
  },
};
