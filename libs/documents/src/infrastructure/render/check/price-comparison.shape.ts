import type {
  ComparedBidder,
  ComparedLot,
  ComparedPosition,
  ComparedPrice,
  PriceComparisonData,
} from '../../../contract/templates';
import { head, lotItemFields } from './common.shape';
import { amount, flag, list, optional, record, text, unitPrice } from './shape';

const bidder = record<ComparedBidder>('Bieter', {
  name: text('Name'),
  net: amount('Wertungspreis'),
  lowest: optional(flag('günstigster')),
  excluded: optional(flag('nicht gewertet')),
  above: optional(text('Abstand')),
});
const price = record<ComparedPrice>('Preis', {
  unitPrice: optional(unitPrice('Einzelpreis')),
  amount: optional(amount('Gesamtpreis')),
  lowest: optional(flag('günstigster')),
});
const position = record<ComparedPosition>('Position', {
  ...lotItemFields,
  articleNumber: text('Artikelnummer'),
  prices: list('Preise', 'Preis', price),
});

export const comparedLot = record<ComparedLot>('Los', {
  number: text('Losnummer'),
  title: text('Bezeichnung des Loses'),
  bidders: list('Bieter', 'Bieter', bidder),
  positions: list('Positionen', 'Position', position),
  note: optional(text('Hinweis')),
});
export const priceComparison = record<PriceComparisonData>('Preisspiegel', {
  ...head,
  title: text('Bezeichnung'),
  lots: list('Lose', 'Los', comparedLot),
});
