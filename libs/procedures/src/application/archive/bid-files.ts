import { csvOf, type ExportTable } from '@app/platform';
import type { ArchiveEntry } from '../../contract';
import type { BidRound } from '../../domain/archive/bid-rounds';
import type { Dossier } from '../../domain/dossier';
import type { Bid } from '../../domain/procedure';

const CSV = 'text/csv; charset=utf-8';

/** The opened bids as tables: one over all of a round, and the prices of each one that has positions. */
export const bidFiles = (dossier: Dossier, rounds: readonly BidRound[]): readonly ArchiveEntry[] =>
  rounds.filter(({ bids }) => bids.length > 0).flatMap((round) => filesOf(dossier, round, rounds.length > 1));

function filesOf(dossier: Dossier, { round, openings, bids }: BidRound, several: boolean): readonly ArchiveEntry[] {
  const createdAt = openings.at(-1)?.at ?? dossier.procedure.changedAt;
  const within = several ? [`Runde ${round}`] : [];
  const file = (name: readonly string[], title: string, table: ExportTable): ArchiveEntry => ({
    folder: 'bids',
    name: [...within, ...name],
    title: several ? `${title} (Runde ${round})` : title,
    mediaType: CSV,
    origin: 'Angaben der Vergabestelle nach der Öffnung',
    createdAt,
    content: csvOf(table),
  });
  return [
    file(['Angebotsübersicht.csv'], 'Angebote mit Summen und Rang', overview(dossier, bids)),
    ...bids
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

function overview(dossier: Dossier, bids: readonly Bid[]): ExportTable {
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
    rows: bids.map((bid) => ({
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
