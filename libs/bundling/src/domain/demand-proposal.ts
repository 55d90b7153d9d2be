import { germanQuantity, isDivisibleUnit, type Quantity, unitName } from '@app/kernel';
import { compareRatio, germanRatio, type Ratio, ratio } from './ratio';

/** „2026-11“. */
export type Month = string;

/** The 24 whole months a proposal looks back on. */
export interface ConsumptionWindow {
  readonly from: Month;
  readonly to: Month;
  /** Its months in which the member has posted anything at all. */
  readonly activeMonths: readonly Month[];
}

/** What one cost centre consumed of one article in a month; below 0 where a posting was taken back. */
export interface ConsumedInMonth {
  readonly month: Month;
  readonly baseUnit: string;
  readonly baseQuantity: Quantity;
}

/** The article as it is ordered today. */
export interface OrderedPack {
  readonly unit: string;
  /** Base units in one order unit. */
  readonly content: Quantity;
  readonly baseUnit: string;
}

/** A yearly quantity in order units; `low` and `high` bound it. Without a basis it is null. Reasons are sentences, in order. */
export type DemandProposal =
  | {
      readonly quantity: Quantity;
      readonly low: Quantity;
      readonly high: Quantity;
      readonly reasons: readonly string[];
    }
  | { readonly quantity: null; readonly reasons: readonly string[] };

export const WINDOW_MONTHS = 24;
const YEAR = 12;
/** Less than a quarter says nothing about a year. */
const LEAST_MONTHS = 3;
/** So many active months on both sides before two years are compared. */
const LEAST_MONTHS_TO_COMPARE = 6;
const ONE = 1000n;

/**
 * Proposes a year's demand from the consumption of up to 24 months. Months in which the member posted nothing at all say
 * nothing and do not count; a month without the article does, because goods are bought in larger lots. What counts is the
 * mean of the last twelve months (of all, where they are too few) times twelve. The range comes from leaving out the
 * strongest and the weakest month, and holds the year before. Exact; rounded up to whole packs at the end.
 */
export function proposeDemand(
  window: ConsumptionWindow,
  consumed: readonly ConsumedInMonth[],
  pack: OrderedPack,
): DemandProposal {
  const active = [...new Set(window.activeMonths)].sort();
  if (active.length < LEAST_MONTHS) return none(tooFew(active.length, window));
  const fitting = consumed.filter(({ baseUnit }) => baseUnit === pack.baseUnit);
  const otherUnit = consumed.length > fitting.length;
  const sums = sumsByMonth(active, fitting);
  const split = yearBefore(window.to);
  const recent = sums.filter(({ month }) => month > split);
  const earlier = sums.filter(({ month }) => month <= split);
  const basis = recent.length >= LEAST_MONTHS_TO_COMPARE ? recent : sums;
  const total = totalOf(basis);
  if (total <= 0n) return none(nothingConsumed(basis, sums, otherUnit, pack));

  const yearly = perYear(total, basis.length, pack);
  const amounts = basis.map(({ amount }) => amount).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const without = (amount = 0n): Ratio => perYear(total - amount, basis.length - 1, pack);
  const before = earlier.length >= LEAST_MONTHS_TO_COMPARE && basis === recent ? totalOf(earlier) : undefined;
  const bounds = [yearly, without(amounts.at(-1)), without(amounts[0])];
  if (before !== undefined && before > 0n) bounds.push(perYear(before, earlier.length, pack));
  bounds.sort((a, b) => (compareRatio(a, b) < 0n ? -1 : 1));
  const step = isDivisibleUnit(pack.unit) ? 1n : ONE;
  const low = floorTo(bounds[0] ?? yearly, step);
  return {
    quantity: ceilTo(yearly, step),
    low: low < 0n ? 0n : low,
    high: ceilTo(bounds.at(-1) ?? yearly, step),
    reasons: [
      `In ${countOf(basis)} (${germanMonth(basis[0]?.month)} bis ${germanMonth(basis.at(-1)?.month)}) wurden ${germanQuantity(total)} ${pack.baseUnit} verbraucht; auf zwölf Monate sind das ${germanRatio(thousandth(yearly), 2)} ${unitName(pack.unit)}.`,
      ...excluded(window, active),
      `Die Spanne reicht vom Jahr ohne den stärksten bis zum Jahr ohne den schwächsten Monat${before ? ' und schließt das Vorjahr ein' : ''}.`,
      ...growth(before, earlier.length, total, basis.length),
      ...(otherUnit ? [`Buchungen in einer anderen Basiseinheit als ${pack.baseUnit} sind nicht enthalten.`] : []),
      ...(ceilTo(yearly, step) * yearly.denominator === yearly.numerator ? [] : [roundedUp(pack.unit)]),
    ],
  };
}

/** The month so many months away. */
export function monthsFrom(month: Month, months: number): Month {
  const count = Number(month.slice(0, 4)) * YEAR + Number(month.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / YEAR)}-${String((count % YEAR) + 1).padStart(2, '0')}`;
}

export const germanMonth = (month: Month = ''): string => month.split('-').reverse().join('/');

interface MonthSum {
  readonly month: Month;
  readonly amount: bigint;
}

const none = (reason: string): DemandProposal => ({ quantity: null, reasons: [reason] });
const yearBefore = (to: Month): Month => monthsFrom(to, -YEAR);
const totalOf = (sums: readonly MonthSum[]): bigint => sums.reduce((sum, { amount }) => sum + amount, 0n);
const countOf = (sums: readonly MonthSum[]): string =>
  sums.length === 1 ? 'einem Monat' : `${sums.length} Monaten mit Buchungen`;
const thousandth = ({ numerator, denominator }: Ratio): Ratio => ratio(numerator, denominator * ONE);
const roundedUp = (unit: string): string => `Aufgerundet auf ganze Einheiten (${unitName(unit)}).`;

/** Twelve times the mean of the months, in thousandths of the order unit. */
const perYear = (base: bigint, months: number, { content }: OrderedPack): Ratio =>
  ratio(base * BigInt(YEAR) * ONE, BigInt(Math.max(months, 1)) * content);

function sumsByMonth(active: readonly Month[], consumed: readonly ConsumedInMonth[]): readonly MonthSum[] {
  const sums = new Map(active.map((month) => [month, 0n]));
  for (const { month, baseQuantity } of consumed)
    if (sums.has(month)) sums.set(month, (sums.get(month) ?? 0n) + baseQuantity);
  return [...sums].map(([month, amount]) => ({ month, amount }));
}

function ceilTo({ numerator, denominator }: Ratio, step: bigint): bigint {
  const unit = denominator * step;
  return (numerator <= 0n ? -(-numerator / unit) : (numerator + unit - 1n) / unit) * step;
}
const floorTo = (value: Ratio, step: bigint): bigint =>
  -ceilTo({ numerator: -value.numerator, denominator: value.denominator }, step);

function tooFew(months: number, { from, to }: ConsumptionWindow): string {
  const found =
    months === 0
      ? 'ist noch kein Verbrauch'
      : `ist erst in ${months === 1 ? 'einem Monat' : `${months} Monaten`} Verbrauch`;
  return `Kein Vorschlag: Von ${germanMonth(from)} bis ${germanMonth(to)} ${found} gebucht, nötig sind mindestens ${LEAST_MONTHS} Monate.`;
}

function nothingConsumed(
  basis: readonly MonthSum[],
  all: readonly MonthSum[],
  otherUnit: boolean,
  { baseUnit }: OrderedPack,
): string {
  const span = `von ${germanMonth(basis[0]?.month)} bis ${germanMonth(basis.at(-1)?.month)}`;
  if (otherUnit) return `Kein Vorschlag: ${span} ist kein Verbrauch in der Basiseinheit ${baseUnit} gebucht.`;
  const former = totalOf(all) > 0n ? ` Davor waren es ${germanQuantity(totalOf(all))} ${baseUnit}.` : '';
  return `Kein Vorschlag: Für diese Kostenstelle ist der Artikel ${span} nicht gebucht.${former}`;
}

function excluded({ from, to }: ConsumptionWindow, active: readonly Month[]): readonly string[] {
  const missing: Month[] = [];
  for (let month = from; month <= to; month = monthsFrom(month, 1)) if (!active.includes(month)) missing.push(month);
  if (missing.length === 0) return [];
  const named = missing.length <= 6 ? ` (${missing.map(germanMonth).join(', ')})` : '';
  return [
    missing.length === 1
      ? `Ein Monat ohne jede Buchung der Kommune zählt nicht mit${named}.`
      : `${missing.length} Monate ohne jede Buchung der Kommune zählen nicht mit${named}.`,
  ];
}

function growth(before: bigint | undefined, monthsBefore: number, now: bigint, months: number): readonly string[] {
  if (before === undefined || before <= 0n) return [];
  const change = ratio(now * BigInt(monthsBefore) * 100n, before * BigInt(months));
  const percent = germanRatio(ratio(change.numerator - 100n * change.denominator, change.denominator), 0);
  if (percent === '0' || percent === '-0') return ['Das ist so viel wie in den zwölf Monaten davor.'];
  const less = percent.startsWith('-');
  return [`Das sind ${percent.replace('-', '')} % ${less ? 'weniger' : 'mehr'} als in den zwölf Monaten davor.`];
}
