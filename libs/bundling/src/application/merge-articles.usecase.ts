import { conflict, notFound, unitName } from '@app/kernel';
import { AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { checkedMerge } from '../domain/article-merge';
import { type Rational, rationalText } from '../domain/rational';
import { ArticleMergeRepository } from '../infrastructure/article-merge.repository';
import { BundleRepository } from '../infrastructure/bundle.repository';
import { BundlePlans } from './bundle-plan';

export interface WantedMerge {
  readonly articleNumber: string;
  readonly intoArticle: string;
  /** Left out: from the contents of the packs. */
  readonly factor?: Rational;
  readonly reason: string;
}

/** Tenders one article number as another by an explicit rule, and takes the rule back. What was reported stays as it is. */
@Injectable()
export class MergeArticles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly bundles: BundleRepository,
    private readonly plans: BundlePlans,
    private readonly merges: ArticleMergeRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** Throws `invalid` at the field, `conflict` for chains and after the hand-over. */
  async merge(bundleId: string, wanted: WantedMerge): Promise<void> {
    const { bundle, merges, demanded, articles } = await this.open(bundleId);
    const rule = checkedMerge(wanted, merges, demanded, articles);
    await this.merges.insert(bundleId, rule, wanted.reason);
    this.audit.record({
      action: 'bundle.articles-merged',
      subject: { type: 'bundle', id: bundleId, label: bundle.roundNumber },
      after: {
        articleNumber: rule.articleNumber,
        intoArticle: rule.intoArticle,
        factor: rationalText(rule.factor),
        unit: unitName(articles.get(rule.intoArticle)?.unit ?? ''),
        reason: wanted.reason,
      },
    });
  }

  async dissolve(bundleId: string, articleNumber: string): Promise<void> {
    const { bundle, merges } = await this.open(bundleId);
    const rule = merges.find((merge) => merge.articleNumber === articleNumber);
    if (!rule || (await this.merges.remove(bundleId, articleNumber)) === 0) throw notFound('Diese Zusammenführung');
    this.audit.record({
      action: 'bundle.merge-dissolved',
      subject: { type: 'bundle', id: bundleId, label: bundle.roundNumber },
      before: { articleNumber, intoArticle: rule.intoArticle, factor: rationalText(rule.factor), reason: rule.reason },
    });
  }

  private async open(bundleId: string) {
    requirePermission(this.uow.actor, 'demand-round.manage');
    await this.bundles.holdForProcedure(bundleId);
    const plan = await this.plans.read(bundleId);
    refuseHandedOver(plan.bundle);
    return plan;
  }
}

/** What a procedure was made of stays as it is. */
export function refuseHandedOver({ procedureFileNumber }: { readonly procedureFileNumber: string | null }): void {
  if (procedureFileNumber !== null)
    throw conflict(
      'handed-over',
      `Aus dem Bündel ist schon das Verfahren ${procedureFileNumber} geworden; die Lose ändern Sie dort.`,
    );
}
