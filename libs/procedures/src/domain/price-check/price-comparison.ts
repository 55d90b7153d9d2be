import { byText, formatMoney, lineAmount, type Money, parseMoney, parseQuantity, parseUnitPrice } from '@app/kernel';
import type { CheckedPrice } from './bid-price';
import type { Lot } from '../procedure';

/** A bid in the comparison; `excluded` bids are shown but never the lowest. */
export interface ComparedBid {
  readonly bidId: string;
  readonly bidder: string;
  readonly price: CheckedPrice;
  readonly excluded: boolean;
}
export interface ComparedPrice {
  readonly bidId: string;
  /** Four places; null without a price. */
  readonly unitPrice: string | null;
  readonly amount: string | null;
  readonly lowest: boolean;
  /** Percent above the lowest, cut off after two places: "12.50"; null for the lowest, without a price and left out. */
  readonly above: string | null;
}
export interface ComparedPosition {
  readonly articleNumber: string;
  readonly text: string;
  readonly unit: string;
  readonly quantity: string;
  readonly prices: readonly ComparedPrice[];
  /** Mean unit price of the bids that take part; EUR with four places. */
  readonly mean: string | null;
  /** Who leads by price when this position is left out, ids; the same as `first` where nothing changes. */
  readonly firstWithout: readonly string[];
}
export interface PriceComparison {
  readonly positions: readonly ComparedPosition[];
  readonly totals: readonly {
    readonly bidId: string;
    readonly bidder: string;
    readonly excluded: boolean;
    /** Sum less discount of the positions that stay in the comparison. */
    readonly net: string;
    readonly lowest: boolean;
    readonly above: string | null;
  }[];
  readonly first: readonly string[];
}
/** What is left out to see what changes. */
export interface LeftOut {
  readonly articleNumbers: readonly string[];
  readonly bidIds: readonly string[];
}

/** Prices of a lot side by side. Bids by name then id, positions as in the specification. */
export function comparePrices(lot: Lot, all: readonly ComparedBid[], left: LeftOut): PriceComparison {
  const bids = [...all].sort((a, b) => byText(a.bidder, b.bidder) || byText(a.bidId, b.bidId));
  const taking = bids.filter(({ excluded, bidId }) => !excluded && !left.bidIds.includes(bidId));
  const totals = new Map(bids.map((bid) => [bid.bidId, totalWithout(bid.price, left.articleNumbers)]));
  const first = lowestOf(taking, (bid) => totals.get(bid.bidId) ?? null);
  const takes = new Set(taking.map(({ bidId }) => bidId));
  const best = minimum(taking.map(({ bidId }) => totals.get(bidId) ?? null));
  return {
    positions: lot.positions.map(({ articleNumber, text, unit, quantity }) => {
      const out = left.articleNumbers.includes(articleNumber);
      const unitOf = ({ price }: ComparedBid): Money | null => {
        const line = price.lines.find((one) => one.articleNumber === articleNumber);
        return line?.unitPrice == null ? null : parseUnitPrice(line.unitPrice);
      };
      const least = minimum(taking.map(unitOf));
      const known = taking.flatMap((bid) => unitOf(bid) ?? []);
      const without = [...left.articleNumbers, ...(out ? [] : [articleNumber])];
      return {
        ...{ articleNumber, text, unit, quantity },
        prices: bids.map((bid) => {
          const value = unitOf(bid);
          const line = bid.price.lines.find((one) => one.articleNumber === articleNumber);
          const lowest = !out && takes.has(bid.bidId) && value !== null && value === least;
          return {
            bidId: bid.bidId,
            unitPrice: line?.unitPrice ?? null,
            amount: line?.amount ?? null,
            lowest,
            above: lowest || out || !takes.has(bid.bidId) ? null : above(value, least),
          };
        }),
        mean:
          known.length === 0 ? null : unitText(known.reduce((sum, value) => sum + value, 0n) / BigInt(known.length)),
        firstWithout: lowestOf(taking, ({ price }) => totalWithout(price, without)),
      };
    }),
    totals: bids.map(({ bidId, bidder, excluded }) => {
      const net = totals.get(bidId) ?? 0n;
      const lowest = first.includes(bidId);
      return {
        bidId,
        bidder,
        excluded,
        net: formatMoney(net),
        lowest,
        above: lowest || !takes.has(bidId) ? null : above(net, best),
      };
    }),
    first,
  };
}

/** The compared price without some positions; the discount keeps its share of the sum. */
function totalWithout(price: CheckedPrice, without: readonly string[]): Money {
  if (without.length === 0) return parseMoney(price.net);
  const sum = parseMoney(price.sum);
  const out = price.lines
    .filter(({ articleNumber }) => without.includes(articleNumber))
    .reduce((total, { amount }) => total + (amount === null ? 0n : parseMoney(amount)), 0n);
  if (sum === 0n) return 0n;
  return ((sum - out) * parseMoney(price.net) + sum / 2n) / sum;
}

const minimum = (values: readonly (Money | null)[]): Money | null =>
  values.reduce((least, value) => (value !== null && (least === null || value < least) ? value : least), null);

function lowestOf(bids: readonly ComparedBid[], value: (bid: ComparedBid) => Money | null): readonly string[] {
  const least = minimum(bids.map(value));
  return least === null ? [] : bids.filter((bid) => value(bid) === least).map(({ bidId }) => bidId);
}

const above = (value: Money | null, least: Money | null): string | null =>
  value === null || least === null || least <= 0n ? null : formatMoney(((value - least) * 10_000n) / least);

const unitText = (value: bigint): string => `${value / 10_000n}.${(value % 10_000n).toString().padStart(4, '0')}`;

/** The highest price anybody asks for a missing position, as amount at the demanded quantity; null where nobody prices it. */
export function highestAmount(lot: Lot, articleNumber: string, prices: readonly CheckedPrice[]): Money | null {
  const position = lot.positions.find((one) => one.articleNumber === articleNumber);
  if (!position) return null;
  const asked = prices.flatMap(({ lines }) =>
    lines.flatMap((line) =>
      line.articleNumber === articleNumber && line.unitPrice !== null ? [parseUnitPrice(line.unitPrice)] : [],
    ),
  );
  if (asked.length === 0) return null;
  return lineAmount(
    asked.reduce((most, value) => (value > most ? value : most)),
    parseQuantity(position.quantity),
  );
}
