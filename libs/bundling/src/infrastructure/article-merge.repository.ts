import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { ArticleMerge } from '../domain/article-merge';
import { rational } from '../domain/rational';

/** A rule with who made it and why. */
export interface StoredMerge extends ArticleMerge {
  readonly reason: string;
  readonly mergedByName: string;
  readonly mergedAt: Date;
}

interface MergeRow extends Omit<StoredMerge, 'factor'> {
  readonly numerator: number;
  readonly denominator: number;
}

@Injectable()
export class ArticleMergeRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async ofBundle(bundleId: string): Promise<readonly StoredMerge[]> {
    const rows = await this.uow.query<MergeRow>(
      `select article_number as "articleNumber", into_article as "intoArticle", numerator, denominator, reason,
              merged_by_name as "mergedByName", merged_at as "mergedAt"
       from bundling.bundle_merge where bundle_id = $1 order by article_number`,
      [bundleId],
    );
    return rows.map(({ numerator, denominator, ...row }) => ({
      ...row,
      factor: rational(BigInt(numerator), BigInt(denominator)),
    }));
  }

  async insert(bundleId: string, { articleNumber, intoArticle, factor }: ArticleMerge, reason: string): Promise<void> {
    await this.uow.execute(
      `insert into bundling.bundle_merge (bundle_id, article_number, into_article, numerator, denominator, reason, merged_by_name, merged_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[bundleId, articleNumber, intoArticle, String(factor.numerator), String(factor.denominator), reason],
        ...[this.uow.actor.name, this.uow.now()],
      ],
    );
  }

  /** 0 when there is no such rule. */
  remove(bundleId: string, articleNumber: string): Promise<number> {
    return this.uow.execute('delete from bundling.bundle_merge where bundle_id = $1 and article_number = $2', [
      bundleId,
      articleNumber,
    ]);
  }
}
