import type { Money, PriceTier, Quantity, UnitPrice } from '@app/kernel';
import { allocate, byText, lineAmount, tierPrice } from '@app/kernel';

/** An article as the simulator sees it: what each member needs in a year, and what it costs from which quantity on. */
export interface SimulatedArticle {
  readonly articleNumber: string;
  /** The lot it is bought in: one supplier, so one order. */
  readonly lot: string;
  /** Holds below the first tier and where there are no tiers; also what savings are compared with. Net. */
  readonly reference: UnitPrice;
  /** Net prices from a quantity on, in any order. */
  readonly tiers: readonly PriceTier[];
  /** Quantity of a year by member; who is missing needs none. */
  readonly demand: ReadonlyMap<string, Quantity>;
}

/** What has to be assumed because no data say it. Amounts are net. */
export interface SavingAssumptions {
  /** How often a buyer (a single member or the circle) orders from each supplier in a year, at least 1. */
  readonly ordersPerYear: number;
  /** What one order costs the administration: 15 steps from the need to the paid invoice. */
  readonly processCost: Money;
  /** An order below this value is charged with this value; 0 where there is none. */
  readonly minimumOrder: Money;
  /** Per delivery; every member has its own. */
  readonly freight: Money;
  /** From this value of an order on nothing is charged for freight; null where there is no such value. */
  readonly freightFreeFrom: Money | null;
  /** Whether a tier is reached with the quantity of a year (as offers are evaluated) or of one order (as call-offs are priced). */
  readonly tierBasis: 'year' | 'order';
}

/** What a buyer pays in a year. */
export interface BuyingCost {
  readonly goods: Money;
  /** What minimum orders cost above the goods. */
  readonly topUp: Money;
  readonly freight: Money;
  readonly process: Money;
  readonly total: Money;
}

export interface MemberSaving {
  readonly member: string;
  /** Buying by itself. */
  readonly alone: BuyingCost;
  /** Its share of what the circle pays. */
  readonly joint: BuyingCost;
  /** alone − joint: below 0 the member would be better off outside. */
  readonly saving: Money;
  /** Its goods at reference prices, without freight, minimum orders and process costs. */
  readonly referenceGoods: Money;
}

export interface ArticleSaving {
  readonly articleNumber: string;
  readonly quantity: Quantity;
  readonly unitPrice: UnitPrice;
  readonly reference: UnitPrice;
  readonly goods: Money;
  /** The members' amounts if each buys its own quantity. */
  readonly goodsAlone: Money;
  /** Quantity of a year from which on the price lies below the reference; null where no tier does. */
  readonly breakEvenQuantity: Quantity | null;
}

export interface Simulation {
  readonly joint: BuyingCost;
  /** Everybody alone, added up. */
  readonly alone: BuyingCost;
  readonly saving: Money;
  readonly referenceGoods: Money;
  /** By member, in the order of their names. */
  readonly members: readonly MemberSaving[];
  readonly articles: readonly ArticleSaving[];
  readonly ordersJoint: number;
  readonly ordersAlone: number;
  /** Costs of one order from which on the circle is cheaper; 0 when it always is, null when it never is. */
  readonly breakEvenProcessCost: Money | null;
}

export const NO_COST: BuyingCost = { goods: 0n, topUp: 0n, freight: 0n, process: 0n, total: 0n };

/**
 * What a circle of members S saves by buying together instead of each by itself. Per lot l, with n orders a year:
 *
 *     goods   G(S) = Σ_a ⌊ p_a(Q_a(S)) · Q_a(S) ⌉        Q_a(S) = Σ_{m ∈ S} q_am, p_a by the tier Q_a(S) reaches
 *     c_l(S)       = G + max(0, n·M − G) + n·f·k + n·p    M minimum order, f freight (0 from G ≥ n·V on), p process cost,
 *                                                         k members of S that need something of the lot; 0 where k = 0
 *     saving       = Σ_{m ∈ S} c({m}) − c(S)              c(S) = Σ_l c_l(S)
 *
 * Members share an article's amount by quantity, minimum orders and process costs of a lot by the value of their goods, freight
 * by delivery; every share by largest remainder, so that the shares add up to what the circle pays. The price of a tier holds for
 * the whole quantity (all-units discount), as offers are evaluated (kernel `evaluateOffer`). No amount is rounded but the one of an
 * article. Throws RangeError for fewer than one order, negative amounts or no member.
 */
export function simulateSavings(
  articles: readonly SimulatedArticle[],
  circle: readonly string[],
  assumptions: SavingAssumptions,
): Simulation {
  requireAssumptions(assumptions);
  const members = [...new Set(circle)].sort(byText);
  if (members.length === 0) throw new RangeError('no member');
  const joint = sharesOf(articles, members, assumptions);
  const rows = members.map((member): MemberSaving => {
    const alone = sharesOf(articles, [member], assumptions).of(member);
    const share = joint.of(member);
    return {
      member,
      alone,
      joint: share,
      saving: alone.total - share.total,
      referenceGoods: sum(articles.map((article) => lineAmount(article.reference, article.demand.get(member) ?? 0n))),
    };
  });
  const alone = rows.reduce((total, row) => plus(total, row.alone), NO_COST);
  const together = rows.reduce((total, row) => plus(total, row.joint), NO_COST);
  const ordersAlone = assumptions.ordersPerYear * rowsOfLots(articles, members).reduce((n, lot) => n + lot.needing, 0);
  const ordersJoint = assumptions.ordersPerYear * rowsOfLots(articles, members).length;
  const withoutProcess = alone.total - alone.process - (together.total - together.process);
  return {
    joint: together,
    alone,
    saving: alone.total - together.total,
    referenceGoods: sum(rows.map((row) => row.referenceGoods)),
    members: rows,
    articles: articles.flatMap((article) => articleSaving(article, members, assumptions)),
    ordersJoint,
    ordersAlone,
    breakEvenProcessCost: breakEven(withoutProcess, BigInt(ordersAlone - ordersJoint)),
  };
}

/** What the members pay as one buyer, without the shares. */
export function circleCost(
  articles: readonly SimulatedArticle[],
  members: readonly string[],
  assumptions: SavingAssumptions,
): BuyingCost {
  const lots = new Map<string, { goods: Money; readonly needing: Set<string> }>();
  for (const article of articles) {
    const needing = members.filter((member) => (article.demand.get(member) ?? 0n) > 0n);
    if (needing.length === 0) continue;
    const lot = lots.get(article.lot) ?? { goods: 0n, needing: new Set<string>() };
    lots.set(article.lot, lot);
    lot.goods += goodsOf(article, quantityOf(article, members), assumptions);
    for (const member of needing) lot.needing.add(member);
  }
  return [...lots.values()].reduce(
    (total, { goods, needing }) => plus(total, lotCost(goods, needing.size, assumptions)),
    NO_COST,
  );
}

/** c_l of the formula above; `deliveries` is k. */
export function lotCost(goods: Money, deliveries: number, assumptions: SavingAssumptions): BuyingCost {
  if (deliveries === 0) return NO_COST;
  const orders = BigInt(assumptions.ordersPerYear);
  const { freightFreeFrom } = assumptions;
  const least = orders * assumptions.minimumOrder;
  const topUp = goods < least ? least - goods : 0n;
  const free = freightFreeFrom !== null && goods >= orders * freightFreeFrom;
  const freight = free ? 0n : orders * assumptions.freight * BigInt(deliveries);
  const process = orders * assumptions.processCost;
  return { goods, topUp, freight, process, total: goods + topUp + freight + process };
}

/** The tiers with the quantities of a year from which on they hold. */
export const yearlyTiers = (article: SimulatedArticle, { tierBasis, ordersPerYear }: SavingAssumptions): PriceTier[] =>
  article.tiers.map(({ fromQuantity, unitPrice }) => ({
    fromQuantity: tierBasis === 'order' ? fromQuantity * BigInt(ordersPerYear) : fromQuantity,
    unitPrice,
  }));

/** Throws RangeError where an amount is negative or an order is none. */
export function requireAssumptions(assumptions: SavingAssumptions): void {
  const { ordersPerYear, processCost, minimumOrder, freight, freightFreeFrom } = assumptions;
  if (!Number.isInteger(ordersPerYear) || ordersPerYear < 1) throw new RangeError('at least one order a year');
  if ([processCost, minimumOrder, freight, freightFreeFrom ?? 0n].some((amount) => amount < 0n))
    throw new RangeError('negative amount');
}

const priceOf = (article: SimulatedArticle, quantity: Quantity, assumptions: SavingAssumptions): UnitPrice =>
  tierPrice(yearlyTiers(article, assumptions), quantity) ?? article.reference;

const goodsOf = (article: SimulatedArticle, quantity: Quantity, assumptions: SavingAssumptions): Money =>
  lineAmount(priceOf(article, quantity, assumptions), quantity);

const quantityOf = (article: SimulatedArticle, members: readonly string[]): Quantity =>
  sum(members.map((member) => article.demand.get(member) ?? 0n));

const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

const plus = (a: BuyingCost, b: BuyingCost): BuyingCost => ({
  goods: a.goods + b.goods,
  topUp: a.topUp + b.topUp,
  freight: a.freight + b.freight,
  process: a.process + b.process,
  total: a.total + b.total,
});

interface Shares {
  of(member: string): BuyingCost;
}

function sharesOf(
  articles: readonly SimulatedArticle[],
  members: readonly string[],
  assumptions: SavingAssumptions,
): Shares {
  const costs = new Map<string, BuyingCost>();
  const add = (member: string, cost: Partial<BuyingCost>): void => {
    const more = { ...NO_COST, ...cost };
    const total = more.goods + more.topUp + more.freight + more.process;
    costs.set(member, plus(costs.get(member) ?? NO_COST, { ...more, total }));
  };
  for (const lot of new Set(articles.map((article) => article.lot))) {
    const goods = new Map<string, Money>();
    for (const article of articles.filter((each) => each.lot === lot)) {
      const weights = members.flatMap((key) => {
        const weight = article.demand.get(key) ?? 0n;
        return weight > 0n ? [{ key, weight }] : [];
      });
      if (weights.length === 0) continue;
      const amount = goodsOf(article, quantityOf(article, members), assumptions);
      for (const [member, part] of allocate(amount, weights)) goods.set(member, (goods.get(member) ?? 0n) + part);
    }
    if (goods.size === 0) continue;
    const cost = lotCost(sum([...goods.values()]), goods.size, assumptions);
    const byGoods = [...goods].map(([key, weight]) => ({ key, weight: cost.goods === 0n ? 1n : weight }));
    const topUps = allocate(cost.topUp, byGoods);
    const processes = allocate(cost.process, byGoods);
    const freight = cost.freight / BigInt(goods.size); // n · f each, so it leaves no rest
    for (const [member, own] of goods)
      add(member, { goods: own, topUp: topUps.get(member), freight, process: processes.get(member) });
  }
  return { of: (member) => costs.get(member) ?? NO_COST };
}

function rowsOfLots(
  articles: readonly SimulatedArticle[],
  members: readonly string[],
): readonly { readonly needing: number }[] {
  const needing = new Map<string, Set<string>>();
  for (const { lot, demand } of articles) {
    for (const member of members) {
      if ((demand.get(member) ?? 0n) > 0n) needing.set(lot, (needing.get(lot) ?? new Set()).add(member));
    }
  }
  return [...needing.values()].map((each) => ({ needing: each.size }));
}

function articleSaving(
  article: SimulatedArticle,
  members: readonly string[],
  assumptions: SavingAssumptions,
): readonly ArticleSaving[] {
  const quantity = quantityOf(article, members);
  if (quantity === 0n) return [];
  const cheaper = yearlyTiers(article, assumptions).filter(({ unitPrice }) => unitPrice < article.reference);
  const [first] = cheaper.map(({ fromQuantity }) => fromQuantity).sort((a, b) => (a < b ? -1 : 1));
  return [
    {
      articleNumber: article.articleNumber,
      quantity,
      unitPrice: priceOf(article, quantity, assumptions),
      reference: article.reference,
      goods: goodsOf(article, quantity, assumptions),
      goodsAlone: sum(members.map((member) => goodsOf(article, article.demand.get(member) ?? 0n, assumptions))),
      breakEvenQuantity: first ?? null,
    },
  ];
}

/** The least p ≥ 0 with `base` + `ordersSaved` · p ≥ 0, rounded up to the cent. */
function breakEven(base: Money, ordersSaved: bigint): Money | null {
  if (base >= 0n) return 0n;
  return ordersSaved === 0n ? null : (-base + ordersSaved - 1n) / ordersSaved;
}
