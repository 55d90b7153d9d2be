import { conflict, parseQuantity, yearOf } from '@app/kernel';
import { AuditTrail, newId, Outbox, UnitOfWork } from '@app/platform';
import type { AwardedLot, AwardedProcedure } from '@app/procedures/contract';
import { Injectable } from '@nestjs/common';
import { FRAMEWORK_CONCLUDED, type FrameworkConcludedV1 } from '../contract/events';
import type { Article } from '../domain/article';
import { frameworkTerm, planFramework } from '../domain/framework';
import { ArticleRepository } from '../infrastructure/article.repository';
import { FrameworkRepository, readTiers } from '../infrastructure/framework.repository';
import { LotVariantRepository } from '../infrastructure/lot-variant.repository';
import { MARGIN_PERCENT } from './procedure-from-bundle.usecase';

/** Makes every awarded lot a framework agreement that its buyers may call off from. */
@Injectable()
export class ConcludeFrameworks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly frameworks: FrameworkRepository,
    private readonly articles: ArticleRepository,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly handedOver: LotVariantRepository,
  ) {}

  /**
   * Returns the ids of the new agreements; a lot that has one gets no second. A purchase without term and
   * lots without a price list make none.
   * The term is the one that was tendered. Maximum: quantities of the specification and MARGIN_PERCENT more.
   */
  async execute(procedure: AwardedProcedure): Promise<readonly string[]> {
    if (procedure.term.from >= procedure.term.to) return [];
    const articles = await this.articles.all();
    const concluded: string[] = [];
    for (const lot of procedure.lots) {
      if (lot.positions.length === 0 || (await this.frameworks.exists(procedure.procedureId, lot.lotId))) continue;
      concluded.push(await this.conclude(procedure, lot, articles));
    }
    return concluded;
  }

  private async conclude(
    procedure: AwardedProcedure,
    lot: AwardedLot,
    articles: ReadonlyMap<string, Article>,
  ): Promise<string> {
    const unknown = lot.positions
      .filter(({ articleNumber }) => !articles.has(articleNumber))
      .map(({ articleNumber }) => articleNumber);
    if (unknown.length > 0) {
      throw conflict(
        'unknown-article',
        `Die Artikel ${unknown.join(', ')} stehen nicht im Artikelstamm. Die Rahmenvereinbarung kann nicht entstehen.`,
      );
    }
    const plan = planFramework(
      lot.positions.map(({ articleNumber, unit, tiers }) => ({ articleNumber, unit, tiers: readTiers(tiers) })),
      lot.positions.map(({ articleNumber, unit, quantity }) => ({
        articleNumber,
        unit,
        quantity: parseQuantity(quantity),
      })),
      MARGIN_PERCENT,
    );
    const id = newId();
    const today = this.uow.today();
    const number = await this.frameworks.nextNumber(yearOf(today));
    const { supplier } = lot;
    await this.frameworks.insert({
      id,
      number,
      title: lot.title === procedure.title ? lot.title : `${procedure.title}: ${lot.title}`,
      procedureId: procedure.procedureId,
      procedureFileNumber: procedure.fileNumber,
      lotId: lot.lotId,
      supplierName: supplier.name,
      supplierStreet: supplier.street,
      supplierPostcode: supplier.postcode,
      supplierCity: supplier.city,
      supplierEmail: supplier.email,
      ...frameworkTerm(procedure.term, today),
      marginPercent: MARGIN_PERCENT,
      concludedOn: today,
      memberIds: await this.handedOver.entitled(procedure.procedureId, lot, procedure.buyerIds),
      plan,
      articleOf: articles,
    });
    this.audit.record({
      action: 'framework.concluded',
      subject: { type: 'framework', id, label: number },
      after: {
        procedureId: procedure.procedureId,
        lotId: lot.lotId,
        supplier: supplier.name,
        items: plan.items.length,
        maximumValue: plan.maximumValue,
      },
    });
    const event: FrameworkConcludedV1 = { frameworkId: id };
    await this.outbox.publish(FRAMEWORK_CONCLUDED, event);
    return id;
  }
}
