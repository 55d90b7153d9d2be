import { divideHalfUp, formatDecimal, formatGermanDecimal, parseDecimal } from './decimal';
import type { Quantity } from './quantity';
import { QUANTITY_SCALE } from './quantity';

/** An amount in euro cents. */
export type Money = bigint;
/** A price per unit in 1/10,000 EUR. */
export type UnitPrice = bigint;

export const MONEY_SCALE = 2;
export const UNIT_PRICE_SCALE = 4;

/** "216000.00" → 21600000n. Throws `invalid`. */
export const parseMoney = (text: string): Money => parseDecimal(text, MONEY_SCALE);
/** 21600000n → "216000.00". */
export const formatMoney = (amount: Money): string => formatDecimal(amount, MONEY_SCALE);
/** 21600000n → "216.000,00 €" (with a no-break space, so that amounts never wrap). */
export const germanMoney = (amount: Money): string => `${formatGermanDecimal(amount, MONEY_SCALE)}\u00a0€`;

export const parseUnitPrice = (text: string): UnitPrice => parseDecimal(text, UNIT_PRICE_SCALE);
export const formatUnitPrice = (price: UnitPrice): string => formatDecimal(price, UNIT_PRICE_SCALE);
/** Two to four places: 4,35 € and 0,0087 €. */
export const germanUnitPrice = (price: UnitPrice): string =>
  `${formatGermanDecimal(price, UNIT_PRICE_SCALE, 2)}\u00a0€`;

/** price × quantity, rounded half up to the cent: the one place where a line amount is rounded. */
export function lineAmount(price: UnitPrice, quantity: Quantity): Money {
  return divideHalfUp(price * quantity, 10n ** BigInt(UNIT_PRICE_SCALE - MONEY_SCALE + QUANTITY_SCALE));
}

/** VAT on a net sum at `rate` percent (EN 16931: per rate, on the sum), rounded half up to the cent. */
export const vatOn = (net: Money, rate: number): Money => divideHalfUp(net * BigInt(Math.round(rate * 100)), 10_000n);
