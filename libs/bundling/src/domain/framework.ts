import type { LocalDate, Money, Quantity, UnitPrice } from '@app/kernel';
import {
  conflict,
  germanDate,
  germanMoney,
  germanQuantity,
  isDivisibleUnit,
  isWhole,
  lineAmount,
  unitName,
  wholeQuantity,
} from '@app/kernel';
import { byText } from '@app/kernel';
import type { PricedPosition, RequestedPosition } from '@app/kernel';
import { evaluateOffer } from '@app/kernel';
import type { PriceTier } from '@app/kernel';
import { tierPrice } from '@app/kernel';

export interface FrameworkItem {
  readonly articleNumber: string;
  readonly unit: string;
  /** Null: the agreement states no maximum quantity. */
  readonly maximumQuantity: Quantity | null;
  /** The sum of all call-offs and what was given back. */
  readonly calledOff: Quantity;
  /** The prices valid on the day of the order; none: it cannot be ordered on that day. */
  readonly tiers: readonly PriceTier[];
  /** What its quota leaves the ordering member; left out where no member has one. */
  readonly memberRest?: Quantity;
}

export interface Framework {
  /** Slugs of the members that may call off. */
  readonly members: readonly string[];
  readonly from: LocalDate;
  /** Last day on which may be called off. */
  readonly to: LocalDate;
  /** Null: the agreement states no maximum value. */
  readonly maximumValue: Money | null;
  readonly calledOffValue: Money;
  /** What its quota of the value leaves the ordering member; left out where no member has one. */
  readonly memberRestValue?: Money;
}

export interface FrameworkPlan {
  readonly items: readonly FrameworkItem[];
  readonly maximumValue: Money;
}

/**
 * The term of the agreement: as it was tendered, because bidders priced that one; an award after its planned beginning
 * shortens it. Throws `conflict` when the award comes after its end.
 */
export function frameworkTerm(
  tendered: { readonly from: LocalDate; readonly to: LocalDate },
  awardedOn: LocalDate,
): { readonly from: LocalDate; readonly to: LocalDate } {
  if (awardedOn > tendered.to) {
    throw conflict(
      'term-over',
      `Die ausgeschriebene Laufzeit ist am ${germanDate(tendered.to)} zu Ende gegangen, der Zuschlag kam erst am ${germanDate(awardedOn)}. Die Rahmenvereinbarung kann nicht entstehen.`,
    );
  }
  return { from: awardedOn > tendered.from ? awardedOn : tendered.from, to: tendered.to };
}

/**
 * Makes an awarded offer into the items of a framework agreement. The agreement needs a maximum quantity and value, and is
 * exhausted when one is reached (CJEU 17.06.2021, C-23/20, fact EUGH-23): here the demanded quantity plus `marginPercent`
 * (whole packs, rounded down), and those quantities at the prices the offer was evaluated at. Throws `conflict` when the
 * offer leaves out a position.
 */
export function planFramework(
  offered: readonly PricedPosition[],
  demanded: readonly RequestedPosition[],
  marginPercent: number,
): FrameworkPlan {
  if (!Number.isInteger(marginPercent) || marginPercent < 0)
    throw new RangeError('margin must be a whole percentage of at least 0');
  const evaluation = evaluateOffer(offered, demanded);
  if (evaluation.missing.length > 0) {
    throw conflict(
      'positions-missing',
      `Für ${evaluation.missing.join(', ')} gibt es kein Angebot. Die Rahmenvereinbarung kann nicht entstehen.`,
      {
        missing: evaluation.missing,
      },
    );
  }
  const tiersOf = new Map(offered.map((position) => [position.articleNumber, position.tiers]));
  const planned = evaluation.positions.map(({ articleNumber, unit, quantity, unitPrice }) => {
    const maximumQuantity = withMargin(quantity, unit, marginPercent);
    const item: FrameworkItem = {
      articleNumber,
      unit,
      maximumQuantity,
      calledOff: 0n,
      tiers: tiersOf.get(articleNumber) ?? [],
    };
    return { item, value: lineAmount(unitPrice, maximumQuantity) };
  });
  return { items: planned.map(({ item }) => item), maximumValue: planned.reduce((sum, { value }) => sum + value, 0n) };
}

function withMargin(quantity: Quantity, unit: string, marginPercent: number): Quantity {
  const exact = (quantity * BigInt(100 + marginPercent)) / 100n;
  return isDivisibleUnit(unit) ? exact : wholeQuantity(exact / wholeQuantity(1));
}

export interface CallOffLine {
  readonly articleNumber: string;
  readonly unit: string;
  readonly quantity: Quantity;
}

export interface CallOff {
  readonly member: string;
  readonly day: LocalDate;
  readonly lines: readonly CallOffLine[];
}

export interface PricedCallOffLine extends CallOffLine {
  readonly unitPrice: UnitPrice;
  readonly amount: Money;
}

export interface CallOffRefusal {
  readonly code:
    | 'not-a-member'
    | 'outside-term'
    | 'no-lines'
    | 'unknown-article'
    | 'wrong-unit'
    | 'wrong-quantity'
    | 'no-price'
    | 'below-first-tier'
    | 'no-maximum'
    | 'quantity-exhausted'
    | 'value-exhausted'
    | 'quota-exhausted';
  readonly message: string;
  readonly articleNumber?: string;
  /** What can still be called off of the article. */
  readonly restQuantity?: Quantity;
  /** What can still be called off of the agreement's value. */
  readonly restValue?: Money;
}

export type CallOffResult =
  | {
      readonly accepted: true;
      readonly framework: Framework;
      /** Only the items the order touches, with their new state. */
      readonly items: readonly FrameworkItem[];
      readonly lines: readonly PricedCallOffLine[];
      readonly amount: Money;
    }
  | { readonly accepted: false; readonly refusals: readonly CallOffRefusal[] };

type Measured = Pick<FrameworkItem, 'maximumQuantity' | 'calledOff'>;
/** Null: no maximum quantity. */
export const restQuantity = ({ maximumQuantity, calledOff }: Measured): Quantity | null =>
  maximumQuantity === null ? null : maximumQuantity - calledOff;
/** Null: no maximum value. */
export const restValue = ({
  maximumValue,
  calledOffValue,
}: Pick<Framework, 'maximumValue' | 'calledOffValue'>): Money | null =>
  maximumValue === null ? null : maximumValue - calledOffValue;

/**
 * The largest quantity that can still be called off: by the rest of the article, by the quota of the member and by what
 * the rest of the value pays at the day's prices. Whole units where the unit is not divided.
 */
export function orderable(
  item: FrameworkItem,
  framework: Pick<Framework, 'memberRestValue'>,
  left: Money | null,
): Quantity {
  const limits = [
    restQuantity(item),
    item.memberRest ?? null,
    ...[left, framework.memberRestValue ?? null].map((rest) => paidBy(item, rest)),
  ];
  const least = limits.reduce<Quantity | null>((a, b) => (a === null || (b !== null && b < a) ? b : a), null);
  return least === null || least < 0n ? 0n : least;
}

/** The largest quantity an amount pays: the tiers of larger quantities are tried first, because they are the cheaper ones. */
function paidBy({ tiers, unit }: FrameworkItem, amount: Money | null): Quantity | null {
  if (amount === null) return null;
  const whole = (quantity: Quantity): Quantity =>
    isDivisibleUnit(unit) ? quantity : wholeQuantity(quantity / wholeQuantity(1));
  // 1/10,000 EUR × 1/1,000 units = 1/100,000 of a cent.
  const bought = tiers.map(({ unitPrice, fromQuantity }) => {
    const quantity = unitPrice === 0n ? 0n : whole((amount * 100_000n) / unitPrice);
    return quantity >= fromQuantity ? quantity : 0n;
  });
  return bought.reduce((most, quantity) => (quantity > most ? quantity : most), 0n);
}

/**
 * Calls off an order: all of its lines or none, never above the maximum quantity of an item or the maximum value of the
 * agreement. The price of a line is that of the tier its article's quantity in this order falls in. `items` must hold the
 * items of the order's articles. A refusal lists every reason and the rest.
 */
export function callOff(framework: Framework, items: readonly FrameworkItem[], order: CallOff): CallOffResult {
  const refusals = termRefusals(framework, order);
  const itemOf = new Map(items.map((item) => [item.articleNumber, item]));
  const total = new Map<string, Quantity>();
  for (const { articleNumber, quantity } of order.lines)
    total.set(articleNumber, (total.get(articleNumber) ?? 0n) + quantity);

  const lines = order.lines.flatMap((line): readonly PricedCallOffLine[] => {
    const fault = lineRefusal(itemOf.get(line.articleNumber), line);
    if (fault) refusals.push(fault);
    const unitPrice = tierPrice(itemOf.get(line.articleNumber)?.tiers ?? [], total.get(line.articleNumber) ?? 0n);
    if (fault || unitPrice === undefined) return [];
    return [{ ...line, unitPrice, amount: lineAmount(unitPrice, line.quantity) }];
  });

  const changed: FrameworkItem[] = [];
  for (const [articleNumber, quantity] of [...total].sort(([a], [b]) => byText(a, b))) {
    const item = itemOf.get(articleNumber);
    if (!item) continue;
    const refusal = quantityRefusal(item, quantity);
    if (refusal) refusals.push(refusal);
    else changed.push({ ...item, calledOff: item.calledOff + quantity });
  }

  const amount = lines.reduce((sum, line) => sum + line.amount, 0n);
  const rest = restValue(framework);
  if (rest !== null && amount > rest) {
    const message = `Der Abruf über ${germanMoney(amount)} überschreitet den Höchstwert der Rahmenvereinbarung. Frei sind noch ${germanMoney(rest)}.`;
    refusals.push({ code: 'value-exhausted', message, restValue: rest });
  }
  const own = framework.memberRestValue;
  if (own !== undefined && amount > own) {
    const message = `Der Abruf über ${germanMoney(amount)} überschreitet das Kontingent Ihrer Kommune. Frei sind noch ${germanMoney(own)}.`;
    refusals.push({ code: 'quota-exhausted', message, restValue: own });
  }
  if (rest === null && items.some(({ maximumQuantity }) => maximumQuantity === null)) {
    refusals.push({ code: 'no-maximum', message: NO_MAXIMUM });
  }
  if (refusals.length > 0) return { accepted: false, refusals };
  return {
    accepted: true,
    framework: { ...framework, calledOffValue: framework.calledOffValue + amount },
    items: changed,
    lines,
    amount,
  };
}

/** CJEU C-23/20 (fact EUGH-23): what states no maximum at all is no framework agreement to call off from. */
const NO_MAXIMUM =
  'Für einen Artikel sind weder Höchstmenge noch Höchstwert vereinbart. Ohne Höchstmaß kann nicht abgerufen werden.';

function termRefusals(framework: Framework, order: CallOff): CallOffRefusal[] {
  const refusals: CallOffRefusal[] = [];
  if (!framework.members.includes(order.member)) {
    refusals.push({
      code: 'not-a-member',
      message: 'Die Mitgliedskommune ist an der Rahmenvereinbarung nicht beteiligt.',
    });
  }
  if (order.day < framework.from || order.day > framework.to) {
    const message = `Aus der Rahmenvereinbarung kann nur vom ${germanDate(framework.from)} bis zum ${germanDate(framework.to)} abgerufen werden.`;
    refusals.push({ code: 'outside-term', message });
  }
  if (order.lines.length === 0) refusals.push({ code: 'no-lines', message: 'Der Abruf hat keine Positionen.' });
  return refusals;
}

function lineRefusal(item: FrameworkItem | undefined, line: CallOffLine): CallOffRefusal | undefined {
  const { articleNumber, unit, quantity } = line;
  if (!item) {
    return {
      code: 'unknown-article',
      articleNumber,
      message: `Der Artikel „${articleNumber}“ gehört nicht zur Rahmenvereinbarung.`,
    };
  }
  if (unit !== item.unit) {
    const message = `Der Artikel „${articleNumber}“ wird in der Einheit ${unitName(item.unit)} (${item.unit}) abgerufen, nicht in „${unit}“.`;
    return { code: 'wrong-unit', articleNumber, message };
  }
  if (quantity <= 0n || (!isDivisibleUnit(unit) && !isWhole(quantity))) {
    const message = `Die Menge ${germanQuantity(quantity)} des Artikels „${articleNumber}“ muss ${isDivisibleUnit(unit) ? 'größer als 0' : 'eine ganze Zahl größer als 0'} sein.`;
    return { code: 'wrong-quantity', articleNumber, message };
  }
  return undefined;
}

function quantityRefusal(item: FrameworkItem, quantity: Quantity): CallOffRefusal | undefined {
  const { articleNumber } = item;
  const rest = restQuantity(item);
  if (rest !== null && quantity > rest) {
    const message = `Vom Artikel „${articleNumber}“ ist noch die Menge ${germanQuantity(rest)} abrufbar (Einheit ${unitName(item.unit)}), bestellt wurde die Menge ${germanQuantity(quantity)}.`;
    return { code: 'quantity-exhausted', articleNumber, restQuantity: rest, message };
  }
  if (item.memberRest !== undefined && quantity > item.memberRest) {
    const message = `Vom Artikel „${articleNumber}“ sind im Kontingent Ihrer Kommune noch ${germanQuantity(item.memberRest)} frei (Einheit ${unitName(item.unit)}), bestellt wurde die Menge ${germanQuantity(quantity)}.`;
    return { code: 'quota-exhausted', articleNumber, restQuantity: item.memberRest, message };
  }
  if (item.tiers.length === 0) {
    return {
      code: 'no-price',
      articleNumber,
      message: `Für den Artikel „${articleNumber}“ steht an diesem Tag kein Preis in der Preisliste.`,
    };
  }
  if (quantity > 0n && tierPrice(item.tiers, quantity) === undefined) {
    const first = item.tiers.reduce(
      (least, tier) => (tier.fromQuantity < least ? tier.fromQuantity : least),
      item.tiers[0]?.fromQuantity ?? 0n,
    );
    const message = `Der Artikel „${articleNumber}“ kann erst ab der Menge ${germanQuantity(first)} bestellt werden.`;
    return { code: 'below-first-tier', articleNumber, message };
  }
  return undefined;
}

type Called = Pick<PricedCallOffLine, 'articleNumber' | 'quantity' | 'amount'>;

/**
 * The entries that give back what a cancelled order had called off (part of its quantity with that part's amount), so
 * that others can call it off: the same articles with the opposite sign. `entries` are all entries of the order so far.
 * Throws `conflict` when more would be given back than the order still holds.
 */
export function giveBack(entries: readonly Called[], lines: readonly Called[]): readonly Called[] {
  const held = sumByArticle(entries);
  const given = sumByArticle(lines);
  for (const [articleNumber, { quantity, amount }] of given) {
    const has = held.get(articleNumber) ?? { quantity: 0n, amount: 0n };
    if (quantity <= 0n || amount < 0n || quantity > has.quantity || amount > has.amount) {
      throw conflict(
        'more-than-called-off',
        `Vom Artikel „${articleNumber}“ wurde weniger abgerufen, als zurückgegeben werden soll.`,
      );
    }
  }
  return [...given]
    .sort(([a], [b]) => byText(a, b))
    .map(([articleNumber, { quantity, amount }]) => ({ articleNumber, quantity: -quantity, amount: -amount }));
}

function sumByArticle(lines: readonly Called[]): ReadonlyMap<string, Omit<Called, 'articleNumber'>> {
  const sums = new Map<string, Omit<Called, 'articleNumber'>>();
  for (const { articleNumber, quantity, amount } of lines) {
    const sum = sums.get(articleNumber) ?? { quantity: 0n, amount: 0n };
    sums.set(articleNumber, { quantity: sum.quantity + quantity, amount: sum.amount + amount });
  }
  return sums;
}
