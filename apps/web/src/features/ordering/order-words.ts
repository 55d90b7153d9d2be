import { addDecimals, compareDecimal, quantity } from '../../shared/format';
import type { Tone } from '../../shared/ui';

interface Packed {
  readonly unitName: string;
  readonly contentPerUnit: string;
  readonly baseUnit: string;
}

/** "Packung mit 500 Blatt"; what holds one of itself is only named: "Stück". */
export const packing = ({ unitName, contentPerUnit, baseUnit }: Packed): string =>
  compareDecimal(contentPerUnit, '1') === 0
    ? unitName === baseUnit
      ? unitName
      : `${unitName} (1 ${baseUnit})`
    : `${unitName} mit ${quantity(contentPerUnit)} ${baseUnit}`;

/** "1 Packung", "12 Packungen", "3 Stück". */
export const amountOf = (value: string, unitName: string): string => quantity(value, unitName);

const TONES: Readonly<Record<string, Tone>> = {
  draft: 'neutral',
  submitted: 'info',
  rejected: 'danger',
  ordered: 'info',
  'partly-received': 'warning',
  received: 'success',
};
export const toneOf = (state: string): Tone => TONES[state] ?? 'neutral';

/** What is left of the whole when the shares are taken off: negative when they are more. */
export const restOf = (whole: string, shares: readonly string[]): string =>
  addDecimals([
    whole,
    ...shares.filter((share) => share !== '').map((share) => (share.startsWith('-') ? share.slice(1) : `-${share}`)),
  ]);
