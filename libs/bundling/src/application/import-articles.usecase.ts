import { type RejectedRecord } from '@app/kernel';
import { AuditTrail, readCsv, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { importArticles } from '../domain/article-import';
import { ArticleRepository } from '../infrastructure/article.repository';

export interface ArticleImportResult {
  readonly accepted: number;
  readonly rejected: readonly RejectedRecord[];
  /** New or changed articles; 0 when only checked. */
  readonly stored: number;
}

/** Reads the article master from CSV: `check` only looks, `apply` takes over the good records. */
@Injectable()
export class ImportArticles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly articles: ArticleRepository,
    private readonly audit: AuditTrail,
  ) {}

  async execute(bytes: Uint8Array, mode: 'check' | 'apply'): Promise<ArticleImportResult> {
    requirePermission(this.uow.actor, 'article.manage');
    const { accepted, rejected } = importArticles(readCsv(bytes));
    const stored = mode === 'apply' && accepted.length > 0 ? await this.articles.store(accepted) : 0;
    if (stored > 0) {
      this.audit.record({
        action: 'article.imported',
        subject: { type: 'article-master', id: this.uow.actor.centreId },
        after: { accepted: accepted.length, rejected: rejected.length, stored },
      });
    }
    return { accepted: accepted.length, rejected, stored };
  }
}
