import { parseQuantity, parseUnitPrice } from '@app/kernel';
import { type DemoCentre, DemoSeed } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { ArticleRepository } from '../infrastructure/article.repository';
import demo from './demo-articles.json';

/** The article master of the model centre; the second centre starts without one. */
@Injectable()
export class BundlingDemo extends DemoSeed {
  readonly order = 38;

  constructor(private readonly articles: ArticleRepository) {
    super();
  }

  async seed(centre: DemoCentre): Promise<void> {
    if (centre !== 'gross-gerau') return;
    await this.articles.store(
      demo.articles.map(({ contentPerUnit, vatRate, referencePrice, ...article }) => ({
        ...article,
        content: parseQuantity(contentPerUnit),
        vatRate: Number(vatRate),
        referencePrice: parseUnitPrice(referencePrice),
      })),
    );
  }
}
