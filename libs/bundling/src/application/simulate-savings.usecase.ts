import { byText, conflict, notFound, type PriceTier, tierPrice } from '@app/kernel';
import { Directory, type Member } from '@app/organisation/contract';
import { AuditTrail, newId, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type SimulatedArticle, simulateSavings } from '../domain/savings';
import { MOST_RANKED_MEMBERS, rankCircles } from '../domain/savings-circles';
import { discountTiers, type LastAward } from '../domain/savings-sources';
import { BundleRepository } from '../infrastructure/bundle.repository';
import { type BundledArticle, SavingsQuery } from '../infrastructure/savings.query';
import { SavingsSimulationRepository } from '../infrastructure/savings-simulation.repository';
import { savingsMethod } from './savings-method';
import { savingsView, type SavingsView } from './savings-view';
import { assumptionsOf, discountsOf, refuse, type SavingsWish, typedTiers } from './savings-wish';

/** What the members of a bundle save by buying together, under tiers and assumptions a person chooses. */
@Injectable()
export class SimulateSavings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly bundles: BundleRepository,
    private readonly facts: SavingsQuery,
    private readonly stored: SavingsSimulationRepository,
    private readonly directory: Directory,
    private readonly audit: AuditTrail,
  ) {}

  /** Computes and keeps nothing. Throws `not-found`, `invalid` with a pointer to every wrong field. */
  async compute(bundleId: string, wish: SavingsWish): Promise<SavingsView> {
    requirePermission(this.uow.actor, 'bundle.read');
    const bundle = await this.bundles.find(bundleId);
    if (!bundle) throw notFound('Dieses Bündel');
    const bundled = await this.facts.articles(bundleId);
    const members = await this.membersOf(bundled);
    const circle = chosen(wish, members);
    const assumptions = assumptionsOf(wish);
    const awards = await this.facts.lastAwards(bundled);
    const articles = priced(bundled, wish, awards);
    const everybody = members.map(({ id }) => id);
    const tierSource = wish.tierSource ?? 'last-award';
    return savingsView({
      bundle: { id: bundleId, roundNumber: bundle.roundNumber, title: bundle.title },
      members,
      bundled,
      articles,
      assumptions,
      tierSource,
      reference: wish.reference ?? 'bundle',
      simulation: simulateSavings(articles, circle, assumptions),
      circles: everybody.length > MOST_RANKED_MEMBERS ? null : rankCircles(articles, everybody, assumptions),
      method: savingsMethod({
        tiers: tierSource,
        reference: wish.reference ?? 'bundle',
        assumptions,
        articles: articles.length,
        articlesWithTiers: articles.filter(({ tiers }) => tiers.length > 0).length,
        agreements: [...new Set([...awards.values()].map(({ agreement }) => agreement))].sort(byText),
        roundNumber: bundle.roundNumber,
        asOf: this.uow.today(),
      }),
      asOf: this.uow.today(),
    });
  }

  /** Computes and keeps the simulation under a name. Returns its id. Throws `conflict` when the bundle has one of that name. */
  async store(bundleId: string, name: string, wish: SavingsWish): Promise<string> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    const result = await this.compute(bundleId, wish);
    const id = newId();
    if ((await this.stored.insert({ id, bundleId, name, wish, result })) === 0)
      throw conflict('name-taken', `Eine Simulation „${name}“ gibt es zu diesem Bündel schon.`);
    this.audit.record({
      action: 'savings-simulation.stored',
      subject: { type: 'savings-simulation', id, label: name },
      after: { bundleId, name, members: result.circle, saving: result.saving },
    });
    return id;
  }

  private async membersOf(bundled: readonly BundledArticle[]): Promise<readonly Member[]> {
    const needing = new Set(bundled.flatMap(({ demand }) => [...demand.keys()]));
    return (await this.directory.members()).filter(({ id }) => needing.has(id));
  }
}

/** Ids of the circle. */
function chosen({ members: wanted }: SavingsWish, members: readonly Member[]): readonly string[] {
  if (wanted === undefined) return members.map(({ id }) => id);
  const idOf = new Map(members.map(({ id, slug }) => [slug, id]));
  refuse(
    wanted.length === 0
      ? [{ pointer: '/members', message: 'Bitte wählen Sie mindestens ein Mitglied.' }]
      : wanted.flatMap((slug, index) =>
          idOf.has(slug)
            ? []
            : [{ pointer: `/members/${index}`, message: `„${slug}“ hat keinen Bedarf in diesem Bündel gemeldet.` }],
        ),
  );
  return wanted.flatMap((slug) => idOf.get(slug) ?? []);
}

function priced(
  bundled: readonly BundledArticle[],
  wish: SavingsWish,
  awards: ReadonlyMap<string, LastAward>,
): readonly SimulatedArticle[] {
  const typed = typedTiers(wish, new Set(bundled.map(({ articleNumber }) => articleNumber)));
  const discounts = discountsOf(wish);
  return bundled.map((article) => {
    const { articleNumber, lot, demand } = article;
    const award = awards.get(articleNumber);
    const reference = (wish.reference === 'last-award' && jointAward(article, award)) || article.reference;
    const tiers: Readonly<Record<NonNullable<SavingsWish['tierSource']>, readonly PriceTier[]>> = {
      'last-award': award?.tiers ?? [],
      discount: discountTiers(reference, discounts),
      typed: typed.get(articleNumber) ?? [],
    };
    return { articleNumber, lot, reference, demand, tiers: tiers[wish.tierSource ?? 'last-award'] };
  });
}

/** What the whole quantity cost at the last award. */
const jointAward = ({ demand }: BundledArticle, award: LastAward | undefined) =>
  award &&
  tierPrice(
    award.tiers,
    [...demand.values()].reduce((total, quantity) => total + quantity, 0n),
  );
