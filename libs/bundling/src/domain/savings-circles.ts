import { byText, type Money } from '@app/kernel';
import { circleCost, requireAssumptions, type SavingAssumptions, type SimulatedArticle, yearlyTiers } from './savings';

/** A circle of members that buys together while all others buy alone. */
export interface Circle {
  /** In the order of their names. */
  readonly members: readonly string[];
  /** What the circle pays. */
  readonly cost: Money;
  /** What its members would pay alone. */
  readonly alone: Money;
  readonly saving: Money;
}

/** Every non-empty circle of the members, judged. */
export interface Circles {
  readonly count: number;
  /** Highest saving first; of equal ones the smaller circle, then by names. */
  readonly ranking: readonly Circle[];
  /** The best circle of each size, smallest first. */
  readonly bySize: readonly Circle[];
  /** The saving of any circle of the members, 0 of an empty one. Throws RangeError for a stranger. */
  savingOf(members: readonly string[]): Money;
  /** Its place in the whole ranking, from 1. */
  rankOf(members: readonly string[]): number;
}

/** 65,535 circles; a centre with more members simulates chosen circles. */
export const MOST_RANKED_MEMBERS = 16;
/** lineAmount divides price × quantity by this: four places and three, less the two of a cent. */
const PLACES = 100_000;

/**
 * The saving of all 2^n − 1 circles of n members (the formula of `simulateSavings`). A circle is a bit mask; its quantity of an
 * article is that of the circle without its lowest member, plus the lowest member's (one addition per circle and article), so the
 * whole takes O(2^n · articles · tiers). Computed in whole numbers below 2^53, which are exact; where a product could exceed them,
 * in bigint. Throws RangeError for no member or more than MOST_RANKED_MEMBERS.
 */
export function rankCircles(
  articles: readonly SimulatedArticle[],
  everybody: readonly string[],
  assumptions: SavingAssumptions,
  shown = 20,
): Circles {
  requireAssumptions(assumptions);
  const members = [...new Set(everybody)].sort(byText);
  if (members.length === 0 || members.length > MOST_RANKED_MEMBERS) throw new RangeError('number of members');
  const costs = staysExact(articles, members, assumptions)
    ? exactCosts(articles, members, assumptions)
    : bigCosts(articles, members, assumptions);
  const aloneOf = (mask: number): Money => bits(mask).reduce((total, bit) => total + (costs[1 << bit] ?? 0n), 0n);
  const circle = (mask: number): Circle => {
    const [cost, alone] = [costs[mask] ?? 0n, aloneOf(mask)];
    return { members: bits(mask).map((bit) => members[bit] ?? ''), cost, alone, saving: alone - cost };
  };
  const savings = savingsOf(costs, members.length);
  const order = Array.from({ length: savings.length - 1 }, (_, index) => index + 1).sort((a, b) =>
    better(a, b, savings),
  );
  const bySize = members.map((_, size) => order.find((mask) => bits(mask).length === size + 1) ?? 0);
  return {
    count: order.length,
    ranking: order.slice(0, shown).map(circle),
    bySize: bySize.map(circle),
    savingOf: (chosen) => savings[maskOf(chosen, members)] ?? 0n,
    rankOf: (chosen) => order.indexOf(maskOf(chosen, members)) + 1,
  };
}

const bits = (mask: number): readonly number[] => {
  const found: number[] = [];
  for (let bit = 0; mask >> bit > 0; bit += 1) if (mask & (1 << bit)) found.push(bit);
  return found;
};

function maskOf(chosen: readonly string[], members: readonly string[]): number {
  return chosen.reduce((mask, member) => {
    const bit = members.indexOf(member);
    if (bit < 0) throw new RangeError(`stranger ${member}`);
    return mask | (1 << bit);
  }, 0);
}

/** The saving of every circle: that without its lowest member tells what the others pay alone. */
function savingsOf(costs: readonly Money[], count: number): readonly Money[] {
  const alone: Money[] = new Array<Money>(1 << count).fill(0n);
  for (let mask = 1; mask < alone.length; mask += 1) {
    const lowest = mask & -mask;
    alone[mask] = (alone[mask ^ lowest] ?? 0n) + (costs[lowest] ?? 0n);
  }
  return alone.map((amount, mask) => amount - (costs[mask] ?? 0n));
}

function better(a: number, b: number, savings: readonly Money[]): number {
  const [x, y] = [savings[a] ?? 0n, savings[b] ?? 0n];
  if (x !== y) return x > y ? -1 : 1;
  const sizes = bits(a).length - bits(b).length;
  if (sizes !== 0) return sizes;
  // Of equal size: whose first differing member comes earlier.
  const lowest = (a ^ b) & -(a ^ b);
  return a & lowest ? -1 : 1;
}

/** True when no number of `exactCosts` can reach 2^53, whatever the circle. */
function staysExact(
  articles: readonly SimulatedArticle[],
  members: readonly string[],
  assumptions: SavingAssumptions,
): boolean {
  const limit = BigInt(Number.MAX_SAFE_INTEGER);
  const orders = BigInt(assumptions.ordersPerYear);
  let goods = 0n;
  for (const article of articles) {
    const tiers = yearlyTiers(article, assumptions);
    if (tiers.some(({ fromQuantity, unitPrice }) => fromQuantity > limit || unitPrice < 0n)) return false;
    const demands = members.map((member) => article.demand.get(member) ?? 0n);
    if (article.reference < 0n || demands.some((quantity) => quantity < 0n)) return false;
    const quantity = demands.reduce((total, each) => total + each, 0n);
    const dearest = tiers.reduce((most, { unitPrice }) => (unitPrice > most ? unitPrice : most), article.reference);
    if (dearest * quantity + BigInt(PLACES) > limit) return false;
    goods += (dearest * quantity) / BigInt(PLACES) + 1n;
  }
  const { processCost, minimumOrder, freight, freightFreeFrom } = assumptions;
  const perLot = orders * (processCost + minimumOrder + freight * BigInt(members.length) + (freightFreeFrom ?? 0n));
  return goods + perLot * BigInt(articles.length) < limit;
}

function exactCosts(
  articles: readonly SimulatedArticle[],
  members: readonly string[],
  assumptions: SavingAssumptions,
): readonly Money[] {
  const size = 1 << members.length;
  const total = new Float64Array(size);
  const quantities = new Float64Array(size);
  for (const lot of new Set(articles.map((article) => article.lot))) {
    const goods = new Float64Array(size);
    let needing = 0;
    for (const article of articles) {
      if (article.lot !== lot) continue;
      const demand = members.map((member) => Number(article.demand.get(member) ?? 0n));
      demand.forEach((quantity, bit) => (needing |= quantity > 0 ? 1 << bit : 0));
      sumUp(quantities, demand);
      addGoods(goods, quantities, pricesOf(article, assumptions));
    }
    addLot(total, goods, needing, assumptions);
  }
  return Array.from(total, (cost) => BigInt(cost));
}

/** quantities[mask] = Σ demand of the members of the mask. */
function sumUp(quantities: Float64Array, demand: readonly number[]): void {
  for (let bit = 0; bit < demand.length; bit += 1) {
    const [own, step] = [demand[bit] ?? 0, 1 << bit];
    for (let rest = 0; rest < step; rest += 1) quantities[step + rest] = (quantities[rest] ?? 0) + own;
  }
}

interface Prices {
  /** Rising quantities; the price at the same place holds from there on, the first from 0. */
  readonly from: Float64Array;
  readonly price: Float64Array;
}

function pricesOf(article: SimulatedArticle, assumptions: SavingAssumptions): Prices {
  // Of two tiers from the same quantity on, the first holds (as in `tierPrice`).
  const tiers = new Map<bigint, bigint>();
  for (const { fromQuantity, unitPrice } of yearlyTiers(article, assumptions))
    if (!tiers.has(fromQuantity)) tiers.set(fromQuantity, unitPrice);
  const rising = [...tiers].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    from: Float64Array.from([0, ...rising.map(([from]) => Number(from))]),
    price: Float64Array.from([Number(article.reference), ...rising.map(([, price]) => Number(price))]),
  };
}

/** Adds ⌊price · quantity / 100,000⌉ in cents for every circle (`lineAmount`, half up; the product is whole and below 2^53). */
function addGoods(goods: Float64Array, quantities: Float64Array, { from, price }: Prices): void {
  for (let mask = 1; mask < goods.length; mask += 1) {
    const quantity = quantities[mask] ?? 0;
    let tier = from.length - 1;
    while (tier > 0 && (from[tier] ?? 0) > quantity) tier -= 1;
    const raised = (price[tier] ?? 0) * quantity + PLACES / 2;
    goods[mask] = (goods[mask] ?? 0) + (raised - (raised % PLACES)) / PLACES;
  }
}

/** Adds what the lot costs every circle in which somebody needs it (`lotCost` in plain numbers). */
function addLot(total: Float64Array, goods: Float64Array, needing: number, assumptions: SavingAssumptions): void {
  const orders = assumptions.ordersPerYear;
  const least = orders * Number(assumptions.minimumOrder);
  const freeFrom = assumptions.freightFreeFrom === null ? Infinity : orders * Number(assumptions.freightFreeFrom);
  const freight = orders * Number(assumptions.freight);
  const process = orders * Number(assumptions.processCost);
  for (let mask = 1; mask < total.length; mask += 1) {
    const who = mask & needing;
    if (who === 0) continue;
    const value = goods[mask] ?? 0;
    const delivered = value >= freeFrom ? 0 : freight * popCount(who);
    total[mask] = (total[mask] ?? 0) + Math.max(value, least) + delivered + process;
  }
}

function popCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) count += 1;
  return count;
}

/** The same without a limit to the numbers. */
function bigCosts(
  articles: readonly SimulatedArticle[],
  members: readonly string[],
  assumptions: SavingAssumptions,
): readonly Money[] {
  return Array.from({ length: 1 << members.length }, (_, mask) =>
    mask === 0
      ? 0n
      : circleCost(
          articles,
          bits(mask).map((bit) => members[bit] ?? ''),
          assumptions,
        ).total,
  );
}
