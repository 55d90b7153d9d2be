import { CENTRE_STATE, CentreLaw } from '@app/compass/contract';
import { conflict, formatMoney, formatQuantity, notFound } from '@app/kernel';
import { assess } from '@app/law';
import { Directory } from '@app/organisation/contract';
import { AuditTrail, newId, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { pricedAsAsked } from '../domain/asked-price';
import { bundleSums } from '../domain/bundle';
import type { BundleProof } from '../domain/bundle-proof';
import { ArticleRepository } from '../infrastructure/article.repository';
import { BundleRepository, type StoredProof } from '../infrastructure/bundle.repository';
import { DemandBundling, placesBy } from '../infrastructure/demand-bundling.query';
import { askedArticle, RoundArticleRepository } from '../infrastructure/round-article.repository';
import { RoundRepository } from '../infrastructure/round.repository';
import { SavingsQuery } from '../infrastructure/savings.query';

export const DEFAULT_TERM_YEARS = 2;

/** Makes the demand of a closed round into lots, proves that nothing got lost, and asks the law library about the result. */
@Injectable()
export class BundleRound {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundRepository,
    private readonly demand: DemandBundling,
    private readonly articles: ArticleRepository,
    private readonly asked: RoundArticleRepository,
    private readonly bundles: BundleRepository,
    private readonly savings: SavingsQuery,
    private readonly directory: Directory,
    private readonly audit: AuditTrail,
    private readonly law: CentreLaw,
  ) {}

  /**
   * Returns the id of the round's bundle, also when it was made before. The reported demand counts as that of one year;
   * a framework agreement over `termYears` is estimated at so many times its value (§ 3 Abs. 4 VgV).
   */
  async execute(roundId: string, termYears = DEFAULT_TERM_YEARS): Promise<string> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    await this.rounds.hold(roundId, 'alone');
    const round = await this.rounds.find(roundId);
    if (!round) throw notFound('Diese Bedarfsabfrage');
    if (round.bundleId) return round.bundleId;
    if (round.state === 'open')
      throw conflict('round-open', 'Die Bedarfsabfrage ist noch offen. Bitte schließen Sie sie, bevor Sie bündeln.');

    const sums = await this.demand.sums(roundId);
    if (sums.length === 0)
      throw conflict('no-demand', 'Es wurde kein Bedarf gemeldet. Ein leeres Bündel kann nicht entstehen.');
    const articles = pricedAsAsked(await this.articles.all(), (await this.asked.of(round)).map(askedArticle));
    const bundle = bundleSums(sums, articles);
    const perYear = formatMoney(bundle.estimatedValue);
    const assessment = assess(
      {
        startsOn: this.uow.today(),
        state: CENTRE_STATE,
        buyer: 'municipality',
        nature: 'supplies',
        estimate: { kind: 'framework', years: termYears, perYear },
      },
      await this.law.current(),
    );

    const id = newId();
    await this.bundles.insert({ id, roundId, termYears, assessment, bundle });
    await this.savings.rememberReferences(
      id,
      sums.map(({ articleNumber }) => articleNumber),
      articles,
    );
    const proof = await this.written(id, roundId);
    await this.rounds.markBundled(roundId);
    this.audit.record({
      action: 'demand-round.bundled',
      subject: { type: 'bundle', id, label: round.number },
      after: {
        roundId,
        lots: bundle.lots.length,
        lines: proof.lineCount,
        estimatedValue: formatMoney(bundle.estimatedValue),
        termYears,
        regime: assessment.regime,
      },
    });
    return id;
  }

  /** Keeps where every quantity comes from and proves it; a bundle that cannot be proven does not come into being. */
  private async written(id: string, roundId: string): Promise<BundleProof> {
    const members = placesBy(await this.directory.members(), ({ slug }) => slug);
    const costCentres = placesBy(await this.directory.costCentres(), ({ number }) => number);
    await this.demand.writeParts(id, roundId, members, costCentres);
    const proof = await this.demand.proof(id, roundId);
    if (!proof.proven) throw new Error(`bundle of round ${roundId} is not proven: ${JSON.stringify(stored(proof))}`);
    await this.bundles.storeProof(id, stored(proof));
    return proof;
  }
}

const stored = ({ lineCount, partCount, proven, itemValues, articles }: BundleProof): StoredProof => ({
  lineCount,
  partCount,
  proven,
  itemValues: formatMoney(itemValues),
  articles: articles.map((article) => ({
    ...article,
    reported: formatQuantity(article.reported),
    bundled: formatQuantity(article.bundled),
    inParts: formatQuantity(article.inParts),
  })),
});
