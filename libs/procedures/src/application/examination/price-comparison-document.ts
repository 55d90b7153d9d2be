import type { CentreHead, ComparedLot, PriceComparisonData } from '@app/documents/contract';
import type { Dossier } from '../../domain/dossier';
import type { LotComparison } from './price-comparison.query';

/** The price comparison of every lot with bids as the template reads it. */
export function priceComparisonDocument(
  { procedure, now }: Pick<Dossier, 'procedure' | 'now'>,
  lots: readonly LotComparison[],
  centre: CentreHead,
): PriceComparisonData {
  const { fileNumber, title } = procedure;
  return { centre, fileNumber, createdAt: now.toISOString(), title, lots: lots.map(lotOf) };
}

export function lotOf({ lot, comparison }: LotComparison): ComparedLot {
  const { positions, totals, first } = comparison;
  const changing = positions.filter(({ firstWithout }) => firstWithout.join() !== first.join());
  const nameOf = new Map(totals.map(({ bidId, bidder }) => [bidId, bidder]));
  const sentence = ({ articleNumber, firstWithout }: (typeof changing)[number]): string =>
    `Ohne die Position ${articleNumber} läge ${firstWithout.map((id) => nameOf.get(id) ?? '').join(' und ') || 'niemand'} vorn.`;
  return {
    number: String(lot.number),
    title: lot.title,
    bidders: totals.map(({ bidder, net, lowest, excluded, above }) => ({
      name: bidder,
      net,
      ...(lowest ? { lowest } : {}),
      ...(excluded ? { excluded } : {}),
      ...(above === null || excluded ? {} : { above: `${above.replace('.', ',')}\u00a0% darüber` }),
    })),
    positions: positions.map(({ articleNumber, text, quantity, unit, prices }) => ({
      ...{ articleNumber, text, quantity, unit },
      prices: prices.map(({ unitPrice, amount, lowest }) => ({
        ...(unitPrice === null ? {} : { unitPrice }),
        ...(amount === null ? {} : { amount }),
        ...(lowest ? { lowest } : {}),
      })),
    })),
    ...(changing.length > 0
      ? { note: changing.map(sentence).join(' ') }
      : positions.length > 0
        ? { note: 'Keine einzelne Position ändert den günstigsten Bieter.' }
        : {}),
  };
}
