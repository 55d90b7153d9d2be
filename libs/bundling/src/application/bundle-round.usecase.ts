import { CENTRE_STATE, CentreLaw } from '@app/compass/contract';
import { conflict, formatMoney, formatQuantity, notFound, parseQuantity } from '@app/kernel';
import { assess } from '@app/law';
import { Directory } from '@app/organisation/contract';
import { AuditTrail, newId, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { bundleDemand, type DemandLine } from '../domain/bundle';
import { type BundleProof, proveBundle } from '../domain/bundle-proof';
import { ArticleRepository } from '../infrastructure/article.repository';
import { BundleRepository, type StoredProof } from '../infrastructure/bundle.repository';
import { DemandLineRepository } from '../infrastructure/demand-line.repository';
import { RoundRepository } from '../infrastructure/round.repository';

export const DEFAULT_TERM_YEARS = 2;

/** Makes the demand of a closed round into lots, proves that nothing got lost, and asks the law library about the result. */
@Injectable()
export class BundleRound {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundRepository,
    private readonly lines: DemandLineRepository,
    private readonly articles: ArticleRepository,
    private readonly bundles: BundleRepository,
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

    const rows = await this.lines.all(roundId);
    if (rows.length === 0)
      throw conflict('no-demand', 'Es wurde kein Bedarf gemeldet. Ein leeres Bündel kann nicht entstehen.');
    const slugs = new Map((await this.directory.members()).map(({ id, slug }) => [id, slug]));
    const numbers = new Map((await this.directory.costCentres()).map(({ id, number }) => [id, number]));
    const demand = rows.map((row): DemandLine => ({
      lineId: row.id,
      member: slugs.get(row.memberId) ?? row.memberId,
      costCentre: numbers.get(row.costCentreId) ?? row.costCentreId,
      articleNumber: row.articleNumber,
      unit: row.unit,
      quantity: parseQuantity(row.quantity),
    }));
    const bundle = bundleDemand(demand, await this.articles.all());
    const proof = proveBundle(bundle, demand);
    if (!proof.proven) throw new Error(`bundle of round ${roundId} is not proven: ${JSON.stringify(stored(proof))}`);
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
    await this.bundles.insert({
      id,
      roundId,
      termYears,
      assessment,
      proof: stored(proof),
      bundle,
      originOf: new Map(rows.map((row) => [row.id, row])),
    });
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
