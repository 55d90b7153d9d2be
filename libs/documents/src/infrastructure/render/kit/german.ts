import type { LocalDate } from '@app/kernel';
import {
  germanDate,
  germanInstant,
  germanMoney,
  germanQuantity,
  germanUnitPrice,
  parseMoney,
  parseQuantity,
  parseUnitPrice,
} from '@app/kernel';
import type { Attestation, InstantText } from '../../../contract/templates';

/** Values of the template data as a German reader writes them. */
export const amountText = (amount: string): string => germanMoney(parseMoney(amount));
export const unitPriceText = (price: string): string => germanUnitPrice(parseUnitPrice(price));
export const quantityText = (quantity: string): string => germanQuantity(parseQuantity(quantity));
export const instantText = (instant: InstantText): string =>
  germanInstant(new Date(instant)).replace(' Uhr', '\u00a0Uhr');
export const dayText = (day: LocalDate): string => germanDate(day);
/** A day or an instant, whichever it is. */
export const whenText = (when: string): string => (when.includes('T') ? instantText(when) : dayText(when));
/** Percent: 19, 7 or 5,5. */
export const percentText = (rate: number): string => `${germanQuantity(BigInt(Math.round(rate * 1000)))}\u00a0%`;
export const counted = (count: number, one: string, many: string): string =>
  `${germanQuantity(BigInt(count) * 1000n)}\u00a0${count === 1 ? one : many}`;

/** „Raunheim, Riedstadt und Trebur“. */
export const enumeration = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} und ${names.at(-1) ?? ''}`;

/** UN/ECE Recommendation 20 and 21: the codes of the catalogue. Anything else is a word already. */
const UNITS: Readonly<Record<string, string>> = {
  H87: 'Stück',
  C62: 'Stück',
  XPK: 'Packung',
  XCT: 'Karton',
  XBX: 'Schachtel',
  XRO: 'Rolle',
  CA: 'Kanister',
  LTR: 'Liter',
  KGM: 'kg',
  TNE: 't',
  MTR: 'm',
};
export const unitText = (unit: string): string => UNITS[unit] ?? unit;

export const attestedText = ({ at }: Attestation, verb: string): string | undefined =>
  at === undefined ? undefined : `${verb} am ${instantText(at)}`;
