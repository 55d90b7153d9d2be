import type { Dossier } from '../dossier';
import { statementOf } from '../examination/findings';
import type { Bid } from '../procedure';
import { checkPrice } from './bid-price';

/** What a bid costs when it wins: its recomputed net sum less the discount it states. EUR, decimal string. */
export function offeredNet({ lots, record }: Pick<Dossier, 'lots' | 'record'>, bid: Bid): string {
  const lot = lots.find(({ id }) => id === bid.lotId);
  return lot ? checkPrice(lot, bid, statementOf(record.findings, bid.id)).net : bid.total;
}
