import {
  type FieldError,
  formatMoney,
  formatQuantity,
  formatUnitPrice,
  germanDate,
  germanMoney,
  germanQuantity,
  germanUnitPrice,
  invalid,
  isDivisibleUnit,
  isWhole,
  lineAmount,
  type LocalDate,
  type Money,
  type PriceTier,
  type Quantity,
  tierPrice,
  unitName,
} from '@app/kernel';
import { addPrice, type PriceInterval } from './price-list';

export const PROPOSAL_KINDS = ['quantity', 'value', 'price', 'extension'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

export type FrameworkChange =
  | { readonly kind: 'quantity'; readonly articleNumber: string; readonly maximumQuantity: Quantity }
  | { readonly kind: 'value'; readonly maximumValue: Money }
  | {
      readonly kind: 'price';
      readonly articleNumber: string;
      readonly from: LocalDate;
      readonly tiers: readonly PriceTier[];
    }
  | { readonly kind: 'extension'; readonly to: LocalDate };

export interface ChangedItem {
  readonly articleNumber: string;
  readonly text: string;
  readonly unit: string;
  readonly maximumQuantity: Quantity | null;
  readonly calledOff: Quantity;
  readonly prices: readonly PriceInterval[];
  /** Valid today. */
  readonly tiers: readonly PriceTier[];
}
export interface ChangedFramework {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly today: LocalDate;
  readonly maximumValue: Money | null;
  readonly calledOffValue: Money;
  /** At least the article of the change. */
  readonly items: readonly ChangedItem[];
}
/** What a change does, before it is done. */
export interface ProposalEffect {
  /** What is compared, as people read it. */
  readonly lines: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  /** By how much the agreement becomes worth more (or less), net. */
  readonly amount: Money;
  /** How the amount came about, German. */
  readonly basis: string;
  /** After the change; null: none is stated. */
  readonly maximumValue: Money | null;
  readonly to: LocalDate;
}

const fail = (pointer: string, message: string): never => {
  throw invalid('proposal', 'Der Vorschlag ist so nicht möglich.', [{ pointer, message }] satisfies FieldError[]);
};

/**
 * What the change would do to maximum, rest, value and term. Throws `invalid` at the field that cannot be: a maximum
 * below what was called off, a price where one is valid, an end before the one agreed.
 */
export function effectOf(framework: ChangedFramework, change: FrameworkChange): ProposalEffect {
  switch (change.kind) {
    case 'quantity':
      return quantityEffect(framework, itemOf(framework, change.articleNumber), change.maximumQuantity);
    case 'value':
      return valueEffect(framework, change.maximumValue);
    case 'price':
      return priceEffect(framework, itemOf(framework, change.articleNumber), change);
    case 'extension':
      return extensionEffect(framework, change.to);
  }
}

const itemOf = ({ items }: ChangedFramework, articleNumber: string): ChangedItem =>
  items.find((item) => item.articleNumber === articleNumber) ??
  fail('/articleNumber', `Der Artikel „${articleNumber}“ gehört nicht zur Rahmenvereinbarung.`);

function quantityEffect(framework: ChangedFramework, item: ChangedItem, maximum: Quantity): ProposalEffect {
  const pointer = '/maximumQuantity';
  const before = item.maximumQuantity;
  if (before === null) return fail(pointer, 'Für diesen Artikel ist keine Höchstmenge vereinbart.');
  if (!isDivisibleUnit(item.unit) && !isWhole(maximum))
    return fail(pointer, `Die Einheit ${unitName(item.unit)} wird nicht geteilt: Bitte eine ganze Zahl nennen.`);
  if (maximum === before) return fail(pointer, 'Das ist schon die Höchstmenge.');
  if (maximum < item.calledOff)
    return fail(
      pointer,
      `Abgerufen sind schon ${germanQuantity(item.calledOff)}. Weniger kann nicht vereinbart werden.`,
    );
  const price = tierPrice(item.tiers, maximum) ?? item.tiers[0]?.unitPrice ?? 0n;
  const difference = maximum - before;
  const amount = difference < 0n ? -lineAmount(price, -difference) : lineAmount(price, difference);
  const value = framework.maximumValue === null ? null : framework.maximumValue + amount;
  if (value !== null && value < framework.calledOffValue)
    return fail(pointer, `Der Höchstwert sänke unter die schon abgerufenen ${germanMoney(framework.calledOffValue)}.`);
  return {
    lines: [
      { name: 'Höchstmenge', before: germanQuantity(before), after: germanQuantity(maximum) },
      {
        name: 'Rest der Menge',
        before: germanQuantity(before - item.calledOff),
        after: germanQuantity(maximum - item.calledOff),
      },
      ...valueLines(framework, value),
    ],
    amount,
    basis: `${germanQuantity(difference < 0n ? -difference : difference)} ${unitName(item.unit)} ${difference < 0n ? 'weniger' : 'mehr'} zu ${germanUnitPrice(price)}, dem heutigen Preis bei der neuen Höchstmenge.`,
    maximumValue: value,
    to: framework.to,
  };
}

function valueEffect(framework: ChangedFramework, maximum: Money): ProposalEffect {
  const pointer = '/maximumValue';
  const before = framework.maximumValue;
  if (before === null) return fail(pointer, 'Für diese Rahmenvereinbarung ist kein Höchstwert vereinbart.');
  if (maximum === before) return fail(pointer, 'Das ist schon der Höchstwert.');
  if (maximum < framework.calledOffValue)
    return fail(
      pointer,
      `Abgerufen sind schon ${germanMoney(framework.calledOffValue)}. Weniger kann nicht vereinbart werden.`,
    );
  return {
    lines: valueLines(framework, maximum),
    amount: maximum - before,
    basis: 'Unterschied der Höchstwerte.',
    maximumValue: maximum,
    to: framework.to,
  };
}

function priceEffect(
  framework: ChangedFramework,
  item: ChangedItem,
  { from, tiers }: { readonly from: LocalDate; readonly tiers: readonly PriceTier[] },
): ProposalEffect {
  if (from < framework.today) fail('/from', 'Ein Preis kann nicht rückwirkend gelten.');
  addPrice(item.prices, { from, tiers }, framework);
  const rest = item.maximumQuantity === null ? null : item.maximumQuantity - item.calledOff;
  const rows = [...new Set([...item.tiers, ...tiers].map(({ fromQuantity }) => fromQuantity))].sort((a, b) =>
    a < b ? -1 : 1,
  );
  const shown = (list: readonly PriceTier[], quantity: Quantity): string => {
    const price = tierPrice(list, quantity);
    return price === undefined ? 'kein Preis' : germanUnitPrice(price);
  };
  const [old, next] = [item.tiers, tiers].map((list) => tierPrice(list, rest ?? 0n) ?? list[0]?.unitPrice ?? 0n);
  const difference = (next ?? 0n) - (old ?? 0n);
  const quantity = rest ?? 0n;
  const amount = difference < 0n ? -lineAmount(-difference, quantity) : lineAmount(difference, quantity);
  return {
    lines: rows.map((one) => ({
      name: `Preis ab ${germanQuantity(one)} ${unitName(item.unit)}`,
      before: shown(item.tiers, one),
      after: shown(tiers, one),
    })),
    amount,
    basis:
      rest === null
        ? 'Ohne Höchstmenge lässt sich der Wert der Preisänderung nicht ausrechnen; der Höchstwert bleibt gleich.'
        : `Unterschied des Preises (${germanUnitPrice(old ?? 0n)} zu ${germanUnitPrice(next ?? 0n)}) mal Rest von ${germanQuantity(rest)} ${unitName(item.unit)}; der Höchstwert bleibt gleich.`,
    maximumValue: framework.maximumValue,
    to: framework.to,
  };
}

function extensionEffect(framework: ChangedFramework, to: LocalDate): ProposalEffect {
  if (to <= framework.to)
    return fail(
      '/to',
      `Die Laufzeit geht schon bis zum ${germanDate(framework.to)}. Bitte einen späteren letzten Tag nennen.`,
    );
  return {
    lines: [{ name: 'Letzter Tag für Abrufe', before: germanDate(framework.to), after: germanDate(to) }],
    amount: 0n,
    basis: 'Höchstmengen, Höchstwert und Preise bleiben gleich.',
    maximumValue: framework.maximumValue,
    to,
  };
}

const valueLines = (
  { maximumValue, calledOffValue }: ChangedFramework,
  after: Money | null,
): ProposalEffect['lines'] =>
  maximumValue === null || after === null
    ? []
    : [
        { name: 'Höchstwert netto', before: germanMoney(maximumValue), after: germanMoney(after) },
        {
          name: 'Rest des Werts',
          before: germanMoney(maximumValue - calledOffValue),
          after: germanMoney(after - calledOffValue),
        },
      ];

/** A change as it is kept: decimal strings. */
export type StoredChange = Readonly<Record<string, unknown>> & { readonly kind: ProposalKind };

export function storedChange(change: FrameworkChange): StoredChange {
  switch (change.kind) {
    case 'quantity':
      return { ...change, maximumQuantity: formatQuantity(change.maximumQuantity) };
    case 'value':
      return { ...change, maximumValue: formatMoney(change.maximumValue) };
    case 'price':
      return {
        ...change,
        tiers: change.tiers.map(({ fromQuantity, unitPrice }) => ({
          fromQuantity: formatQuantity(fromQuantity),
          unitPrice: formatUnitPrice(unitPrice),
        })),
      };
    case 'extension':
      return change;
  }
}
