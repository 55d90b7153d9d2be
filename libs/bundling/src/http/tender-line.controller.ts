import { formatQuantity, invalid, notFound, parseQuantity, unitName } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { type Actor, CurrentActor, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type BundlePlan, BundlePlans } from '../application/bundle-plan';
import { MergeArticles } from '../application/merge-articles.usecase';
import { proposeMerges } from '../domain/article-merge';
import { tenderLots } from '../domain/hand-over';
import { equals, plus, rational, rationalText, readRational, times, ZERO } from '../domain/rational';
import { ArticleRepository } from '../infrastructure/article.repository';
import { BundleRepository } from '../infrastructure/bundle.repository';
import { LotVariantRepository } from '../infrastructure/lot-variant.repository';
import { MergeArticlesRequest, TenderPartsQuery } from './lot-variant.request';
import { ArticleMergeListResponse, TenderPartsResponse } from './lot-variant.response';
import { lineView } from './lot-variant.view';

/** Which articles are tendered as one, and every tender line down to the reports it comes from. */
@Controller('bundles/:id')
export class TenderLineController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: BundlePlans,
    private readonly bundles: BundleRepository,
    private readonly articles: ArticleRepository,
    private readonly variants: LotVariantRepository,
    private readonly directory: Directory,
    private readonly mergeArticles: MergeArticles,
  ) {}

  @Get('merges')
  @Requires('bundle.read')
  merges(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ArticleMergeListResponse> {
    return this.uow.run(actor, () => this.list(id));
  }

  @Post('merges')
  @Requires('demand-round.manage')
  merge(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { factor, ...wanted }: MergeArticlesRequest,
  ): Promise<ArticleMergeListResponse> {
    const read = factor === undefined || factor.trim() === '' ? undefined : (readRational(factor) ?? null);
    if (read === null)
      throw invalid('article-merge', 'Die Artikel können so nicht zusammengeführt werden.', [
        { pointer: '/factor', message: `„${factor}“ ist kein Faktor. Erwartet wird zum Beispiel 5, 0,2 oder 1/5.` },
      ]);
    return this.uow.run(actor, async () => {
      await this.mergeArticles.merge(id, { ...wanted, ...(read ? { factor: read } : {}) });
      return this.list(id);
    });
  }

  /** Takes the rule back; the articles stand apart again. */
  @Delete('merges/:articleNumber')
  @HttpCode(200)
  @Requires('demand-round.manage')
  dissolve(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('articleNumber') articleNumber: string,
  ): Promise<ArticleMergeListResponse> {
    return this.uow.run(actor, async () => {
      await this.mergeArticles.dissolve(id, articleNumber);
      return this.list(id);
    });
  }

  /** A tender line by member, cost centre, pack and line, with the proof of its sum. */
  @Get('tender-parts')
  @Requires('bundle.read')
  parts(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { article, lot: key, variant: variantId }: TenderPartsQuery,
  ): Promise<TenderPartsResponse> {
    return this.uow.run(actor, async () => {
      const plan = await this.plans.read(id);
      const variant = variantId === undefined ? plan.stored : await this.variants.find(id, variantId);
      if (!variant) throw notFound('Diese Variante');
      const lot = tenderLots(variant, plan).find((each) => each.lot.key === key);
      const line = lot?.lines.find(({ articleNumber }) => articleNumber === article);
      if (!lot || !line) throw notFound('Diese Position');
      const held = new Set(
        lot.lot.cells.flatMap(({ articleNumber, memberIds }) =>
          memberIds.map((member) => `${articleNumber} ${member}`),
        ),
      );
      const factors = new Map(line.sources.map(({ articleNumber, factor }) => [articleNumber, factor]));
      const costCentres = new Map(
        (await this.directory.costCentres()).map((costCentre) => [costCentre.id, costCentre]),
      );
      let sum = ZERO;
      const parts = (await this.bundles.parts(id)).flatMap((part) => {
        const factor = factors.get(part.articleNumber);
        if (!factor || !held.has(`${part.articleNumber} ${part.memberId}`)) return [];
        const tendered = times(rational(parseQuantity(part.quantity) * BigInt(plan.years), 1000n), factor);
        sum = plus(sum, tendered);
        const member = plan.members.get(part.memberId);
        return {
          ...{ member: member?.slug ?? '', memberName: member?.name ?? '' },
          costCentre: costCentres.get(part.costCentreId)?.number ?? '',
          costCentreName: costCentres.get(part.costCentreId)?.name ?? '',
          articleNumber: part.articleNumber,
          unitName: unitName(plan.articles.get(part.articleNumber)?.unit ?? ''),
          quantity: formatQuantity(parseQuantity(part.quantity)),
          tenderQuantity: rationalText(tendered),
          lineId: part.lineId,
        };
      });
      return {
        line: lineView(line, plan.members),
        parts,
        proven: equals(sum, line.demand) && equals(plus(sum, line.surplus), rational(line.quantity, 1000n)),
      };
    });
  }

  private async list(bundleId: string): Promise<ArticleMergeListResponse> {
    const plan = await this.plans.read(bundleId);
    const shown = named(plan);
    return {
      items: plan.merges.map(({ articleNumber, intoArticle, factor, reason, mergedByName, mergedAt }) => ({
        ...shown(articleNumber, intoArticle),
        ...{ factor: rationalText(factor), reason, mergedBy: mergedByName, mergedAt },
      })),
      proposals: proposeMerges(plan.demanded, plan.merges, await this.articles.all()).map(
        ({ articleNumber, intoArticle, factor, reason }) => ({ ...shown(articleNumber, intoArticle), factor, reason }),
      ),
    };
  }
}

const named =
  ({ articles }: BundlePlan) =>
  (articleNumber: string, intoArticle: string) => ({
    ...{ articleNumber, intoArticle },
    text: articles.get(articleNumber)?.text ?? '',
    intoText: articles.get(intoArticle)?.text ?? '',
    unitName: unitName(articles.get(articleNumber)?.unit ?? ''),
    intoUnitName: unitName(articles.get(intoArticle)?.unit ?? ''),
  });
