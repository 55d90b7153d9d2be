import {
  formatMoney,
  formatQuantity,
  formatUnitPrice,
  type LocalDate,
  divideHalfUp,
  formatDecimal,
  unitName,
} from '@app/kernel';
import type { Member } from '@app/organisation/contract';
import type { BuyingCost, MemberSaving, SavingAssumptions, SimulatedArticle, Simulation } from '../domain/savings';
import type { Circle, Circles } from '../domain/savings-circles';
import type { BundledArticle } from '../infrastructure/savings.query';
import { assumptionSources } from './savings-method';
import type { ReferenceKind, TierSource } from './savings-wish';

export interface SimulationFacts {
  readonly bundle: { readonly id: string; readonly roundNumber: string; readonly title: string };
  /** Those with demand in the bundle. */
  readonly members: readonly Member[];
  readonly bundled: readonly BundledArticle[];
  readonly articles: readonly SimulatedArticle[];
  readonly assumptions: SavingAssumptions;
  readonly tierSource: TierSource;
  readonly reference: ReferenceKind;
  /** Members by their ids. */
  readonly simulation: Simulation;
  readonly circles: Circles | null;
  readonly method: string[];
  readonly asOf: LocalDate;
}

/** A simulation as the API answers it and as it is stored: decimal texts, members by slug and name. */
export function savingsView(facts: SimulationFacts) {
  const { simulation, circles, assumptions, bundled } = facts;
  const memberOf = new Map(facts.members.map((member) => [member.id, member]));
  const named = (id: string) => ({ member: memberOf.get(id)?.slug ?? id, name: memberOf.get(id)?.name ?? id });
  const circle = simulation.members.map(({ member }) => member);
  const whole = circles?.savingOf(circle) ?? 0n;
  const articleOf = new Map(bundled.map((article) => [article.articleNumber, article]));
  const tiersOf = new Map(facts.articles.map(({ articleNumber, tiers }) => [articleNumber, tiers]));
  return {
    bundle: { ...facts.bundle },
    asOf: facts.asOf,
    circle: circle.map((id) => named(id).member).sort(),
    everybody: facts.members.map(({ id }) => named(id)),
    saving: formatMoney(simulation.saving),
    savingPercent: percentOf(simulation.saving, simulation.alone.total),
    joint: costView(simulation.joint),
    alone: costView(simulation.alone),
    referenceGoods: formatMoney(simulation.referenceGoods),
    referenceSaving: formatMoney(simulation.referenceGoods - simulation.joint.goods),
    ordersJoint: simulation.ordersJoint,
    ordersAlone: simulation.ordersAlone,
    breakEvenProcessCost:
      simulation.breakEvenProcessCost === null ? null : formatMoney(simulation.breakEvenProcessCost),
    members: simulation.members
      .map((row) => ({
        ...named(row.member),
        alone: costView(row.alone),
        joint: costView(row.joint),
        saving: formatMoney(row.saving),
        outcome: outcomeOf(row),
        referenceGoods: formatMoney(row.referenceGoods),
        // What the circle as a whole would save less without the member.
        contribution:
          circles === null ? null : formatMoney(whole - circles.savingOf(circle.filter((each) => each !== row.member))),
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'de')),
    articles: simulation.articles.map((row) => ({
      articleNumber: row.articleNumber,
      text: articleOf.get(row.articleNumber)?.text ?? '',
      unitName: unitName(articleOf.get(row.articleNumber)?.unit ?? ''),
      lot: articleOf.get(row.articleNumber)?.lot ?? '',
      quantity: formatQuantity(row.quantity),
      reference: formatUnitPrice(row.reference),
      unitPrice: formatUnitPrice(row.unitPrice),
      goods: formatMoney(row.goods),
      goodsAlone: formatMoney(row.goodsAlone),
      hasTiers: (tiersOf.get(row.articleNumber) ?? []).length > 0,
      breakEvenQuantity: row.breakEvenQuantity === null ? null : formatQuantity(row.breakEvenQuantity),
    })),
    circles: circles && {
      count: circles.count,
      rank: circles.rankOf(circle),
      ranking: circles.ranking.map((each, index) => circleView(each, index + 1, named)),
      bySize: circles.bySize.map((each) => circleView(each, circles.rankOf(each.members), named)),
    },
    assumptions: {
      tierSource: facts.tierSource,
      reference: facts.reference,
      ordersPerYear: assumptions.ordersPerYear,
      processCost: formatMoney(assumptions.processCost),
      minimumOrder: formatMoney(assumptions.minimumOrder),
      freight: formatMoney(assumptions.freight),
      freightFreeFrom: assumptions.freightFreeFrom === null ? null : formatMoney(assumptions.freightFreeFrom),
      tierBasis: assumptions.tierBasis,
    },
    sources: assumptionSources(),
    method: facts.method,
  };
}
export type SavingsView = ReturnType<typeof savingsView>;

const costView = ({ goods, topUp, freight, process, total }: BuyingCost) => ({
  goods: formatMoney(goods),
  topUp: formatMoney(topUp),
  freight: formatMoney(freight),
  process: formatMoney(process),
  total: formatMoney(total),
});

const circleView = (
  { members, cost, alone, saving }: Circle,
  rank: number,
  named: (id: string) => { member: string; name: string },
) => ({
  rank,
  members: members.map(named).sort((a, b) => a.name.localeCompare(b.name, 'de')),
  cost: formatMoney(cost),
  alone: formatMoney(alone),
  saving: formatMoney(saving),
});

const outcomeOf = ({ saving }: MemberSaving): 'gains' | 'loses' | 'even' =>
  saving > 0n ? 'gains' : saving < 0n ? 'loses' : 'even';

/** "12.34" percent, half up; null of nothing. */
export const percentOf = (part: bigint, whole: bigint): string | null =>
  whole === 0n ? null : formatDecimal(divideHalfUp(part * 10_000n, whole), 2);
