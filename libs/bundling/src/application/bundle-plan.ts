import { notFound, parseMoney, parseQuantity } from '@app/kernel';
import { type DeliverySite, Directory, type Member } from '@app/organisation/contract';
import { Injectable } from '@nestjs/common';
import { placeOfPostcode } from '../domain/lot-proposals';
import { cellsOf, type LotVariant } from '../domain/lot-variant';
import type { TenderCase } from '../domain/hand-over';
import { demandCells, type TenderArticle } from '../domain/tender-line';
import { ArticleMergeRepository, type StoredMerge } from '../infrastructure/article-merge.repository';
import { ArticleRepository } from '../infrastructure/article.repository';
import { type BundleHead, BundleRepository } from '../infrastructure/bundle.repository';

/** A bundle with everything its lots are cut from. */
export interface BundlePlan extends TenderCase {
  readonly bundle: BundleHead;
  readonly merges: readonly StoredMerge[];
  readonly members: ReadonlyMap<string, Member>;
  readonly sites: readonly DeliverySite[];
  readonly placeOf: ReadonlyMap<string, string>;
  /** A lot per product group: what is handed over when nobody chose a variant. */
  readonly stored: LotVariant;
  /** Article numbers somebody reported. */
  readonly demanded: ReadonlySet<string>;
}

/** Reads a bundle for the cutting into lots, inside the caller's unit of work. */
@Injectable()
export class BundlePlans {
  constructor(
    private readonly bundles: BundleRepository,
    private readonly merges: ArticleMergeRepository,
    private readonly articles: ArticleRepository,
    private readonly directory: Directory,
  ) {}

  /** Throws `not-found`. */
  async read(bundleId: string): Promise<BundlePlan> {
    const bundle = await this.bundles.find(bundleId);
    if (!bundle) throw notFound('Dieses Bündel');
    const lots = await this.bundles.lots(bundleId);
    const items = await this.bundles.items(bundleId);
    const parts = await this.bundles.partsByArticle(bundleId);
    const demand = demandCells(
      items.map(({ articleNumber, estimatedValue }) => ({
        articleNumber,
        estimatedValue: parseMoney(estimatedValue),
        parts: (parts.get(articleNumber) ?? []).map(({ memberId, quantity }) => ({
          memberId,
          quantity: parseQuantity(quantity),
        })),
      })),
    );
    const members = new Map((await this.directory.members()).map((member) => [member.id, member]));
    const sites = await this.directory.sites();
    const lotOf = new Map(items.map(({ articleNumber, lotId }) => [articleNumber, lotId]));
    return {
      ...{ bundle, demand, members, sites, years: bundle.termYears },
      merges: await this.merges.ofBundle(bundleId),
      articles: await this.tenderArticles(items, new Map(lots.map(({ id, name }) => [id, name]))),
      demanded: new Set(lotOf.keys()),
      placeOf: new Map([...members].map(([id, { postcode }]) => [id, placeOfPostcode(postcode)])),
      stored: {
        lots: lots.map(({ id, position, name }) => ({
          ...{ key: `L${position}`, name, award: 1, outsideEu: false },
          cells: cellsOf(demand.filter(({ articleNumber }) => lotOf.get(articleNumber) === id)),
        })),
      },
    };
  }

  /** The master's articles; what is in the bundle reads as it was bundled, whatever became of the master since. */
  private async tenderArticles(
    items: Awaited<ReturnType<BundleRepository['items']>>,
    groupOf: ReadonlyMap<string, string>,
  ): Promise<ReadonlyMap<string, TenderArticle>> {
    const articles = new Map<string, TenderArticle>(await this.articles.all());
    for (const { articleNumber, lotId, text, cpv, unit, baseUnit } of items) {
      const article = articles.get(articleNumber);
      const productGroup = groupOf.get(lotId) ?? '';
      if (article) articles.set(articleNumber, { ...article, text, cpv, unit, baseUnit, productGroup });
    }
    return articles;
  }
}
