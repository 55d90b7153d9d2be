import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type FrameworkTerms, NO_TERMS } from '../domain/framework-terms';

export interface StoredTerms extends FrameworkTerms {
  /** Null: nothing was entered. */
  readonly changedByName: string | null;
  readonly changedAt: Date | null;
  /** 0: nothing was entered. */
  readonly version: number;
}

@Injectable()
export class FrameworkTermsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async find(frameworkId: string): Promise<StoredTerms> {
    const row = await this.uow.first<StoredTerms>(
      `select options, minimum_value::text as "minimumValue", minimums, price_clause as "priceClause", price_index as "priceIndex",
              price_from as "priceFrom", delivery_terms as "deliveryTerms", named_member_ids as "namedMemberIds",
              area_member_ids as "areaMemberIds", changed_by_name as "changedByName", changed_at as "changedAt", version
       from bundling.framework_terms where framework_id = $1`,
      [frameworkId],
    );
    return row ?? { ...NO_TERMS, changedByName: null, changedAt: null, version: 0 };
  }

  /** False: somebody has changed them since that version was seen. */
  async set(frameworkId: string, terms: FrameworkTerms, seen: number): Promise<boolean> {
    const values = [
      ...[frameworkId, JSON.stringify(terms.options), terms.minimumValue, JSON.stringify(terms.minimums)],
      ...[terms.priceClause, terms.priceIndex, terms.priceFrom, terms.deliveryTerms],
      ...[terms.namedMemberIds, terms.areaMemberIds, this.uow.actor.name, this.uow.now()],
    ];
    const touched =
      seen === 0
        ? await this.uow.execute(
            `insert into bundling.framework_terms (framework_id, options, minimum_value, minimums, price_clause, price_index, price_from,
               delivery_terms, named_member_ids, area_member_ids, changed_by_name, changed_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing`,
            values,
          )
        : await this.uow.execute(
            `update bundling.framework_terms set options = $2, minimum_value = $3, minimums = $4, price_clause = $5, price_index = $6,
               price_from = $7, delivery_terms = $8, named_member_ids = $9, area_member_ids = $10, changed_by_name = $11,
               changed_at = $12, version = version + 1
             where framework_id = $1 and version = $13`,
            [...values, seen],
          );
    return touched === 1;
  }
}
