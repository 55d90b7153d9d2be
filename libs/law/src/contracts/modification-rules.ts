import type { LocalDate, Money } from '@app/kernel';
import { formatDecimal, formatGermanDecimal } from '@app/kernel';
import type { Buyer, Nature, Regime } from '../book/codes';
import type { Law } from '../book/law';
import { thresholdOn } from '../value/thresholds';

export const MODIFICATION_GROUNDS = ['de-minimis', 'additional', 'unforeseen', 'review-clause', 'none'] as const;
export type ModificationGround = (typeof MODIFICATION_GROUNDS)[number];

/** The contract whose changes are judged; amounts in cents. */
export interface Contract {
  readonly law: Law;
  readonly date: LocalDate;
  readonly buyer: Buyer;
  readonly nature: Nature;
  readonly regime: Regime;
  /** The original value, or the indexed one where that is higher (§ 132 Abs. 4 GWB). */
  readonly reference: Money;
}

/** A bound of the law on what changes may be worth. Amounts in cents. */
export interface Limit {
  readonly factId: string;
  readonly germanName: string;
  readonly limit: Money;
  readonly used: Money;
}

/** Which text of the law judges the contract's changes; null where none is stored. */
export function changeLaw({ law, date, buyer, nature, regime }: Contract): 'gwb' | 'uvgo' | null {
  if (regime === 'eu') return law.factOn('MOD-3', date) === null ? null : 'gwb';
  const uvgo = nature !== 'works' && nature !== 'concession' && buyer !== 'utility';
  return uvgo && law.factOn('MOD-UVGO', date) !== null ? 'uvgo' : null;
}

/** Percent of the reference value, down to the cent: `used` counts cents, so the comparison stays exact. */
function percentLimit(contract: Contract, factId: string, used: Money, position = 0): Limit {
  const percent = contract.law.numberOf(factId, position);
  return {
    factId,
    germanName: `${percent} % des ursprünglichen Auftragswerts`,
    limit: (contract.reference * BigInt(percent)) / 100n,
    used,
  };
}

/** § 132 Abs. 3 GWB (10 % or 15 % and the threshold), § 47 UVgO (20 %): the total of all changes counts. */
export function smallLimits(contract: Contract, on: LocalDate, total: Money): readonly Limit[] {
  const text = changeLaw(contract);
  if (text === null) return [];
  if (text === 'uvgo') return [percentLimit(contract, 'MOD-UVGO', total)];
  const { law, buyer, nature, date } = contract;
  // The rule does not say which day's threshold counts: the lower one is right for both.
  const threshold = [thresholdOn(nature, buyer, date, law), thresholdOn(nature, buyer, on, law)].reduce((a, b) =>
    b.value < a.value ? b : a,
  );
  return [
    percentLimit(contract, 'MOD-3', total, nature === 'works' ? 1 : 0),
    { factId: threshold.id, germanName: 'EU-Schwellenwert', limit: threshold.value, used: total },
  ];
}

/** § 132 Abs. 2 S. 2 GWB: each change for itself may raise the price by half of the original value. */
export const halfLimit = (contract: Contract, amount: Money): Limit =>
  percentLimit(contract, 'MOD-2', amount < 0n ? 0n : amount);

export const keeps = ({ used, limit }: Limit): boolean => used <= limit;

export const magnitude = (amount: Money): Money => (amount < 0n ? -amount : amount);

const SHARE_SCALE = 4;

/** Part of the whole in ten-thousandths of a percent, rounded up, so that more than 10 % never reads as 10 %. */
function share(part: Money, whole: Money): bigint {
  const scaled = magnitude(part) * 100n * 10n ** BigInt(SHARE_SCALE);
  const up = (scaled + whole - 1n) / whole;
  return part < 0n ? -up : up;
}

/** "10.0001". */
export const shareText = (part: Money, whole: Money): string => formatDecimal(share(part, whole), SHARE_SCALE);
/** "10,0001 %". */
export const germanShare = (part: Money, whole: Money): string =>
  `${formatGermanDecimal(share(part, whole), SHARE_SCALE, 0)} %`;
