import { byText, isDivisibleUnit } from '@app/kernel';
import type { TenderCase, TenderLot } from './hand-over';
import { proveVariant } from './lot-variant';
import { equals, isZero, plus, rational, times, ZERO } from './rational';
import type { TenderLine } from './tender-line';

/** That what is tendered is what was reported, and nothing but the shown rounding on top. */
export interface TenderProof {
  /** Pairs of article and member that were reported; each stands in exactly one lot. */
  readonly pairs: number;
  readonly articles: number;
  readonly lines: number;
  /** Lines with a rounding surplus. */
  readonly rounded: number;
  /** What does not fit: pairs, article numbers, lines as "Lot: article". */
  readonly faults: readonly string[];
  readonly proven: boolean;
}

/** Proves lots against the demand, independently of how the lines were made; the hand-over and the protocol rest on it. */
export function proveTender(lots: readonly TenderLot[], { demand, years }: TenderCase): TenderProof {
  const { missing, repeated, foreign, cells } = proveVariant({ lots: lots.map(({ lot }) => lot) }, demand);
  const balance = new Map<string, bigint>();
  const book = (articleNumber: string, quantity: bigint): void => {
    balance.set(articleNumber, (balance.get(articleNumber) ?? 0n) + quantity);
  };
  for (const { articleNumber, quantity } of demand) book(articleNumber, quantity * BigInt(years));
  const lines = lots.flatMap((lot) => lot.lines.map((line) => ({ lot, line })));
  for (const { line } of lines) for (const { articleNumber, quantity } of line.sources) book(articleNumber, -quantity);
  const unbalanced = [...balance].filter(([, rest]) => rest !== 0n).map(([articleNumber]) => articleNumber);
  const wrong = lines
    .filter(({ line }) => !addsUp(line))
    .map(({ lot, line }) => `${lot.lot.name}: ${line.articleNumber}`);
  const faults = [...missing, ...repeated, ...foreign, ...unbalanced, ...wrong].sort(byText);
  return {
    pairs: cells,
    articles: balance.size,
    lines: lines.length,
    rounded: lines.filter(({ line }) => !isZero(line.surplus)).length,
    faults,
    proven: faults.length === 0,
  };
}

/** Sources × factors = demand, demand + surplus = quantity, and the surplus is less than one pack. */
function addsUp({ unit, sources, demand, surplus, quantity }: TenderLine): boolean {
  const sum = sources.reduce((all, source) => plus(all, times(rational(source.quantity, 1000n), source.factor)), ZERO);
  const step = isDivisibleUnit(unit) ? rational(1n, 1000n) : rational(1n);
  return (
    equals(sum, demand) &&
    equals(plus(demand, surplus), rational(quantity, 1000n)) &&
    surplus.numerator >= 0n &&
    surplus.numerator * step.denominator < step.numerator * surplus.denominator
  );
}
