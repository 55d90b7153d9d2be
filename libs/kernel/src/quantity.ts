import { formatDecimal, formatGermanDecimal, parseDecimal } from './decimal';

/** A quantity in thousandths of its unit (numeric(18,3) in the database). */
export type Quantity = bigint;

export const QUANTITY_SCALE = 3;
const ONE = 10n ** BigInt(QUANTITY_SCALE);

/** "2.5" → 2500n. Throws `invalid`. */
export const parseQuantity = (text: string): Quantity => parseDecimal(text, QUANTITY_SCALE);
/** 2500n → "2.5", 3000n → "3": no superfluous zeros. */
export const formatQuantity = (quantity: Quantity): string =>
  formatDecimal(quantity, QUANTITY_SCALE).replace(/\.?0+$/, '');
/** 1234500n → "1.234,5". */
export const germanQuantity = (quantity: Quantity): string => formatGermanDecimal(quantity, QUANTITY_SCALE, 0);
/** A whole number of units as a quantity. */
export const wholeQuantity = (units: number | bigint): Quantity => BigInt(units) * ONE;
/** True when the quantity is a whole number of units: packs cannot be split. */
export const isWhole = (quantity: Quantity): boolean => quantity % ONE === 0n;
/** Packs × content of a pack, exact: 3 Packungen à 500 Blatt = 1500 Blatt. */
export const timesContent = (packs: Quantity, contentPerPack: Quantity): Quantity => {
  const product = packs * contentPerPack;
  if (product % ONE !== 0n) throw new RangeError('pack content leaves more than three decimal places');
  return product / ONE;
};
