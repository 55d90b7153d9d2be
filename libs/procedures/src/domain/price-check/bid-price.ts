import {
  allocate,
  byText,
  divideHalfUp,
  formatMoney,
  formatUnitPrice,
  germanMoney,
  type Money,
  parseDecimal,
  parseMoney,
} from '@app/kernel';
import { priceBid } from '../evaluation';
import type { BidStatement } from '../examination/findings';
import type { Bid, Lot } from '../procedure';

/** Rates and discounts have two places: "7.5" is 7.50 %. */
const PERCENT_SCALE = 2;
const HUNDRED_PERCENT = 10_000n;
const percentOf = (amount: Money, percent: string): Money =>
  divideHalfUp(amount * parseDecimal(percent, PERCENT_SCALE), HUNDRED_PERCENT);

/** One line of a bid recomputed: quantity × unit price, rounded to the cent. EUR as decimal strings. */
export interface CheckedLine {
  readonly articleNumber: string;
  readonly quantity: string;
  /** Four places; null without a price for the demanded quantity. */
  readonly unitPrice: string | null;
  readonly amount: string | null;
  readonly statedAmount: string | null;
  /** Stated minus computed; null where nothing was stated. */
  readonly difference: string | null;
  readonly vatRate: string | null;
}
export interface VatPart {
  readonly rate: string;
  readonly net: string;
  readonly tax: string;
}
export interface CheckedPrice {
  readonly bidId: string;
  readonly lines: readonly CheckedLine[];
  /** Sum of the lines before the discount; for lots without positions the stated lump sum. */
  readonly sum: string;
  readonly discount: string;
  readonly discountPercent: string | null;
  /** Rate for all lines without one of their own; null where none was stated. */
  readonly vatRate: string | null;
  /** What is compared: the sum less the discount. */
  readonly net: string;
  /** By rate; null while a line has no rate. */
  readonly vat: readonly VatPart[] | null;
  readonly gross: string | null;
  readonly statedNet: string | null;
  readonly statedGross: string | null;
  /** Differences between what the bid says and what was computed, as German sentences; the unit price decides. */
  readonly differences: readonly string[];
}

const NOTHING_STATED: BidStatement = { net: null, gross: null, discountPercent: null, vatRate: null, lines: [] };

/**
 * Recomputes a bid: line × quantity, discount on the sum, VAT per rate on the discounted sum (as EN 16931 does).
 * The discount is spread over the rates by largest remainder, so that the parts add up to the compared price.
 */
export function checkPrice(lot: Lot, bid: Bid, statement: BidStatement = NOTHING_STATED): CheckedPrice {
  const lines = linesOf(lot, bid, statement);
  const sum = parseMoney(bid.total);
  const discount = statement.discountPercent === null ? 0n : percentOf(sum, statement.discountPercent);
  const net = sum - discount;
  const vat = vatParts(lines, sum, net, statement.vatRate);
  const gross = vat && formatMoney(net + vat.reduce((total, { tax }) => total + parseMoney(tax), 0n));
  return {
    bidId: bid.id,
    lines,
    sum: formatMoney(sum),
    discount: formatMoney(discount),
    discountPercent: statement.discountPercent,
    vatRate: statement.vatRate,
    net: formatMoney(net),
    vat,
    gross,
    statedNet: statement.net,
    statedGross: statement.gross,
    differences: [
      ...lines.flatMap(lineDifference),
      ...sumDifference('Nettosumme', statement.net, formatMoney(net)),
      ...(gross === null ? [] : sumDifference('Bruttosumme', statement.gross, gross)),
    ],
  };
}

function linesOf(lot: Lot, bid: Bid, statement: BidStatement): readonly CheckedLine[] {
  const priced = new Map(priceBid(lot, bid.positions).positions.map((row) => [row.articleNumber, row]));
  const stated = new Map(statement.lines.map((line) => [line.articleNumber, line]));
  return lot.positions.map(({ articleNumber, quantity }) => {
    const computed = priced.get(articleNumber);
    const line = stated.get(articleNumber);
    const amount = computed ? computed.amount : null;
    const statedAmount = line?.amount ?? null;
    return {
      articleNumber,
      quantity,
      unitPrice: computed ? formatUnitPrice(computed.unitPrice) : null,
      amount: amount === null ? null : formatMoney(amount),
      statedAmount,
      difference: statedAmount === null || amount === null ? null : formatMoney(parseMoney(statedAmount) - amount),
      vatRate: line?.vatRate ?? statement.vatRate,
    };
  });
}

/** A rate per line is needed only for lines that cost something. */
function vatParts(
  lines: readonly CheckedLine[],
  sum: Money,
  net: Money,
  rate: string | null,
): readonly VatPart[] | null {
  const bases = new Map<string, Money>();
  if (lines.length === 0) {
    if (rate === null) return null;
    bases.set(rateKey(rate), sum);
  }
  for (const { amount, vatRate } of lines) {
    if (amount === null || parseMoney(amount) === 0n) continue;
    if (vatRate === null) return null;
    bases.set(rateKey(vatRate), (bases.get(rateKey(vatRate)) ?? 0n) + parseMoney(amount));
  }
  if (sum === 0n || bases.size === 0) return [];
  const spread = allocate(
    net,
    [...bases].map(([key, weight]) => ({ key, weight })),
  );
  return [...spread]
    .sort(([a], [b]) => byText(a, b))
    .map(([key, base]) => ({ rate: key, net: formatMoney(base), tax: formatMoney(percentOf(base, key)) }));
}
/** "19", "19.0" and "19.00" are one rate. */
const rateKey = (rate: string): string => formatMoney(parseDecimal(rate, PERCENT_SCALE));

const lineDifference = ({ articleNumber, amount, statedAmount, difference }: CheckedLine): readonly string[] =>
  amount === null || statedAmount === null || difference === null || parseMoney(difference) === 0n
    ? []
    : [
        `Position ${articleNumber}: angegeben ${germanMoney(parseMoney(statedAmount))}, Menge × Einzelpreis ergibt ${germanMoney(parseMoney(amount))}.`,
      ];

function sumDifference(what: string, stated: string | null, computed: string): readonly string[] {
  if (stated === null || parseMoney(stated) === parseMoney(computed)) return [];
  const difference = parseMoney(computed) - parseMoney(stated);
  return [
    `${what}: angegeben ${germanMoney(parseMoney(stated))}, nachgerechnet ${germanMoney(parseMoney(computed))} (${difference > 0n ? '+' : '−'}${germanMoney(difference < 0n ? -difference : difference)}).`,
  ];
}
