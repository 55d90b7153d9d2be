import {
  type FieldError,
  formatMoney,
  formatQuantity,
  formatUnitPrice,
  germanMoney,
  invalid,
  parseMoney,
  parseQuantity,
  parseUnitPrice,
  type PricedPosition,
} from '@app/kernel';
import { priceBid } from './evaluation';
import type { Bid, BidPosition, Lot } from './procedure';

export interface NewBid {
  readonly positions: readonly BidPosition[];
  /** Only for lots without positions. */
  readonly total?: string;
}
/** One cent below a thousand million euros: what is more is a slip of the keyboard or an attack, no bid to a municipality. */
export const LARGEST_BID = 99_999_999_999n;
const TOO_LARGE = `Mehr als ${germanMoney(LARGEST_BID)} werden nicht angenommen. Bitte prüfen Sie den Betrag.`;

export type PricedBid = Pick<Bid, 'positions' | 'missing' | 'total'>;

/** A bid for a lot with its sum at the demanded quantities. Throws `invalid` with a pointer to every wrong price. */
export function priceNewBid(lot: Lot, bid: NewBid): PricedBid {
  if (lot.positions.length === 0) return lumpSum(bid);
  const errors = positionErrors(lot, bid);
  if (errors.length > 0) throw invalid('bid-prices', 'Das Angebot kann so nicht erfasst werden.', errors);
  const positions = bid.positions.map(({ articleNumber, tiers }) => ({
    articleNumber,
    tiers: tiers
      .map((tier) => ({ fromQuantity: parseQuantity(tier.fromQuantity), unitPrice: parseUnitPrice(tier.unitPrice) }))
      .sort((a, b) => (a.fromQuantity < b.fromQuantity ? -1 : 1))
      .map((tier) => ({ fromQuantity: formatQuantity(tier.fromQuantity), unitPrice: formatUnitPrice(tier.unitPrice) })),
  }));
  const { total, missing } = priceBid(lot, positions);
  if (total > LARGEST_BID) refuseTotal('/positions');
  return { positions, missing, total: formatMoney(total) };
}

/** The positions of a price sheet as they are kept. */
export const keptPositions = (positions: readonly PricedPosition[]): readonly BidPosition[] =>
  positions.map(({ articleNumber, tiers }) => ({
    articleNumber,
    tiers: tiers.map((tier) => ({
      fromQuantity: formatQuantity(tier.fromQuantity),
      unitPrice: formatUnitPrice(tier.unitPrice),
    })),
  }));

function lumpSum({ total, positions }: NewBid): PricedBid {
  const errors: FieldError[] = [];
  if (positions.length > 0)
    errors.push({
      pointer: '/positions',
      message: 'Dieses Los hat keine Positionen; bitte die Angebotssumme angeben.',
    });
  if (total === undefined || !atLeastZero(() => parseMoney(total))) {
    errors.push({
      pointer: '/total',
      message: 'Bitte die Angebotssumme netto als Betrag ab 0 angeben, zum Beispiel "12500.00".',
    });
  }
  if (errors.length > 0 || total === undefined)
    throw invalid('bid-total', 'Das Angebot kann so nicht erfasst werden.', errors);
  if (parseMoney(total) > LARGEST_BID) refuseTotal('/total');
  return { positions: [], missing: [], total: formatMoney(parseMoney(total)) };
}

function refuseTotal(pointer: string): never {
  throw invalid('bid-total', 'Die Angebotssumme ist zu groß.', [{ pointer, message: TOO_LARGE }]);
}

function positionErrors(lot: Lot, { positions, total }: NewBid): readonly FieldError[] {
  const errors: FieldError[] = [];
  const asked = new Set(lot.positions.map(({ articleNumber }) => articleNumber));
  const seen = new Set<string>();
  if (total !== undefined)
    errors.push({ pointer: '/total', message: 'Die Angebotssumme wird aus den Preisen der Positionen berechnet.' });
  positions.forEach(({ articleNumber, tiers }, p) => {
    const at = `/positions/${p}`;
    const known = asked.has(articleNumber);
    if (!known)
      errors.push({
        pointer: `${at}/articleNumber`,
        message: `Der Artikel „${articleNumber}“ steht nicht im Leistungsverzeichnis.`,
      });
    if (seen.has(articleNumber))
      errors.push({ pointer: `${at}/articleNumber`, message: `Der Artikel „${articleNumber}“ steht doppelt.` });
    seen.add(articleNumber);
    if (tiers.length === 0) errors.push({ pointer: `${at}/tiers`, message: 'Mindestens ein Preis fehlt.' });
    const from = new Set<string>();
    tiers.forEach((tier, t) => {
      if (!atLeastZero(() => parseQuantity(tier.fromQuantity) - 1n) || from.has(tier.fromQuantity)) {
        errors.push({
          pointer: `${at}/tiers/${t}/fromQuantity`,
          message: `„${tier.fromQuantity}“ ist keine neue Staffelmenge über 0.`,
        });
      }
      from.add(tier.fromQuantity);
      if (!atLeastZero(() => parseUnitPrice(tier.unitPrice))) {
        errors.push({
          pointer: `${at}/tiers/${t}/unitPrice`,
          message: `„${tier.unitPrice}“ ist kein Preis ab 0 mit höchstens vier Nachkommastellen.`,
        });
      }
    });
  });
  return errors;
}

function atLeastZero(read: () => bigint): boolean {
  try {
    return read() >= 0n;
  } catch {
    return false;
  }
}
