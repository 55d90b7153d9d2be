import { csvOf, type ExportTable } from '@app/platform';
import type { ArchiveEntry } from '../../contract';
import { bidsAreOpen } from '../../domain/archive/procedure-data';
import type { Dossier } from '../../domain/dossier';
import type { Bid } from '../../domain/procedure';

const CSV = 'text/csv; charset=utf-8';

/** The opened bids as tables: one over all of them, and the prices of each one that has positions. */
export function bidFiles(dossier: Dossier): readonly ArchiveEntry[] {
  if (!bidsAreOpen(dossier) || dossier.bids.length === 0) return [];
  const createdAt = dossier.openings.at(-1)?.at ?? dossier.procedure.changedAt;
  const file = (name: ArchiveEntry['name'], title: string, table: ExportTable): ArchiveEntry => ({
    folder: 'bids',
    name,
    title,
    mediaType: CSV,
    origin: 'Angaben der Vergabestelle nach der Öffnung',
    createdAt,
    content: csvOf(table),
  });
  return [
    file(['Angebotsübersicht.csv'], 'Angebote mit Summen und Rang', overview(dossier)),
    ...dossier.bids
      .filter(({ positions }) => positions.length > 0)
      .map((bid) => {
        const { bidder, lot } = namesOf(dossier, bid);
        return file([lot, `${bidder}.csv`], `Preisblatt ${bidder}, ${lot}`, prices(bid));
      }),
  ];
}

function namesOf({ bidders, lots }: Dossier, { bidderId, lotId }: Bid): { bidder: string; lot: string } {
  const lot = lots.find(({ id }) => id === lotId);
  return {
    bidder: bidders.find(({ id }) => id === bidderId)?.name ?? '',
    lot: `Los ${lot?.number ?? ''} ${lot?.title ?? ''}`,
  };
}

function overview(dossier: Dossier): ExportTable {
  const ranked = new Map(dossier.evaluations.flatMap(({ ranking }) => ranking.map((bid) => [bid.bidId, bid])));
  return {
    name: 'Angebote',
    columns: [
      { id: 'lot', header: 'Los', kind: 'text' },
      { id: 'bidder', header: 'Unternehmen', kind: 'text' },
      { id: 'receivedAt', header: 'Eingang (UTC)', kind: 'text' },
      { id: 'total', header: 'Summe netto', kind: 'money' },
      { id: 'missing', header: 'Fehlende Preise', kind: 'text' },
      { id: 'rank', header: 'Rang', kind: 'count' },
      { id: 'note', header: 'Nicht wertbar, weil', kind: 'text' },
    ],
    rows: dossier.bids.map((bid) => ({
      ...namesOf(dossier, bid),
      receivedAt: bid.receivedAt?.toISOString(),
      total: bid.total,
      missing: bid.missing.join(', '),
      rank: ranked.get(bid.id)?.rank,
      note: ranked.get(bid.id)?.note,
    })),
  };
}

const prices = ({ positions }: Bid): ExportTable => ({
  name: 'Preisblatt',
  columns: [
    { id: 'articleNumber', header: 'Artikelnummer', kind: 'code' },
    { id: 'fromQuantity', header: 'ab Menge', kind: 'quantity' },
    // Unit prices have four places and stay as they were given.
    { id: 'unitPrice', header: 'Preis netto je Einheit', kind: 'code' },
  ],
  rows: positions.flatMap(({ articleNumber, tiers }) =>
    tiers.map(({ fromQuantity, unitPrice }) => ({
      articleNumber,
      fromQuantity,
      unitPrice: unitPrice.replace('.', ','),
    })),
  ),
});
