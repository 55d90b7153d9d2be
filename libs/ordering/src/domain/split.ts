import type { Money, Quantity } from '@app/kernel';
import {
  allocate,
  germanMoney,
  germanQuantity,
  formatGermanDecimal,
  invalid,
  isWhole,
  parseDecimal,
  parseMoney,
  parseQuantity,
  wholeQuantity,
} from '@app/kernel';

/** A cost centre's share of an order line as it is asked for: one of the three, as decimal text. */
export interface SplitRequest {
  readonly costCentre: string;
  readonly quantity?: string;
  readonly percent?: string;
  readonly amount?: string;
}

/** A cost centre's exact share of an order line. */
export interface SplitPart {
  readonly costCentre: string;
  readonly quantity: Quantity;
  /** Net. */
  readonly amount: Money;
}

/** The line that is split. `divisible` is true for measures (2,5 t) and false for pieces and packs. */
export interface SplitLine {
  readonly quantity: Quantity;
  readonly amount: Money;
  readonly divisible: boolean;
}

type Measure = 'quantity' | 'percent' | 'amount';
const MEASURES: readonly Measure[] = ['quantity', 'percent', 'amount'];
const PERCENT_SCALE = 2;
const HUNDRED = 10_000n;

/**
 * Splits an order line over cost centres by quantity, percent or amount (all shares by the same). The shares must make up the
 * whole; quantities and net amounts of the parts then add up to the line exactly (largest remainder), and packs stay whole:
 * one pack at 50/50 goes to one cost centre, its price to both. Parts are ordered by cost centre. Throws `invalid` with the
 * position of each wrong share.
 */
export function splitLine(line: SplitLine, requests: readonly SplitRequest[]): readonly SplitPart[] {
  if (line.quantity <= 0n || (!line.divisible && !isWhole(line.quantity))) {
    throw invalid(
      'split-line',
      'Die Menge der Position muss größer als 0 sein, bei Stück und Packungen eine ganze Zahl.',
    );
  }
  if (requests.length === 0) throw invalid('split-empty', 'Die Bestellposition braucht mindestens eine Kostenstelle.');
  const measure = measureOf(requests);
  const shares = requests.map((request, index) => ({
    key: request.costCentre,
    weight: weightOf(request, measure, line, index),
  }));
  if (new Set(shares.map((share) => share.key)).size !== shares.length) {
    throw invalid('split-repeated', 'Jede Kostenstelle darf in der Aufteilung einer Position nur einmal vorkommen.');
  }
  refuseWrongSum(
    measure,
    line,
    shares.reduce((sum, share) => sum + share.weight, 0n),
  );

  const step = line.divisible ? 1n : wholeQuantity(1);
  const quantities = allocate(line.quantity / step, shares);
  const amounts = allocate(line.amount, shares);
  return shares
    .map(({ key }) => ({
      costCentre: key,
      quantity: (quantities.get(key) ?? 0n) * step,
      amount: amounts.get(key) ?? 0n,
    }))
    .sort((a, b) => (a.costCentre < b.costCentre ? -1 : 1));
}

function measureOf(requests: readonly SplitRequest[]): Measure {
  const used = requests.map((request) => MEASURES.filter((measure) => request[measure] !== undefined));
  const measure = used[0]?.[0];
  if (measure === undefined || used.some((list) => list.length !== 1 || list[0] !== measure)) {
    throw invalid(
      'split-measure',
      'Eine Position wird entweder nach Menge, nach Prozent oder nach Betrag aufgeteilt, für alle Kostenstellen gleich.',
    );
  }
  return measure;
}

function weightOf(request: SplitRequest, measure: Measure, line: SplitLine, index: number): bigint {
  const text = request[measure] ?? '';
  const weight =
    measure === 'quantity'
      ? parseQuantity(text)
      : measure === 'amount'
        ? parseMoney(text)
        : parseDecimal(text, PERCENT_SCALE);
  const refuse = (message: string) => invalid('split-share', message, [{ pointer: `/${index}/${measure}`, message }]);
  if (weight <= 0n) throw refuse(`Der Anteil der Kostenstelle „${request.costCentre}“ muss größer als 0 sein.`);
  if (measure === 'quantity' && !line.divisible && !isWhole(weight)) {
    throw refuse(
      `Die Menge der Kostenstelle „${request.costCentre}“ muss eine ganze Zahl sein: Packungen werden nicht geteilt.`,
    );
  }
  return weight;
}

function refuseWrongSum(measure: Measure, line: SplitLine, sum: bigint): void {
  const [whole, write, name] = {
    quantity: [line.quantity, germanQuantity, 'Mengen'] as const,
    percent: [
      HUNDRED,
      (value: bigint) => `${formatGermanDecimal(value, PERCENT_SCALE, 0)} %`,
      'Prozentanteile',
    ] as const,
    amount: [line.amount, germanMoney, 'Beträge'] as const,
  }[measure];
  if (sum !== whole) {
    throw invalid('split-sum', `Die ${name} der Kostenstellen ergeben zusammen ${write(sum)} statt ${write(whole)}.`);
  }
}
