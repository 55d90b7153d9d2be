import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { ReportedArticle } from '../domain/round-needs';

/** A round or its bundle that no procedure has been made of. */
export interface OpenDemand {
  readonly roundId: string;
  readonly number: string;
  readonly title: string;
  readonly bundleId: string | null;
  readonly termYears: number | null;
  /** Net EUR for one year: of the bundle, else of what is reported until now; null without any demand. */
  readonly perYear: string | null;
}

export interface OpenDemandArticle extends ReportedArticle, Omit<OpenDemand, 'perYear'> {}

const WITHOUT_PROCEDURE = `bundling.demand_round r
  left join bundling.bundle b on (b.centre_id, b.round_id) = (r.centre_id, r.id)`;

/** Demand on its way to a procedure, for questions about the law; one query each. */
@Injectable()
export class OpenDemandQuery {
  constructor(private readonly uow: UnitOfWork) {}

  rounds(): Promise<readonly OpenDemand[]> {
    return this.uow.query<OpenDemand>(
      `select r.id as "roundId", r.number, r.title, b.id as "bundleId", b.term_years as "termYears",
              coalesce(b.estimated_value, reported.value)::text as "perYear"
       from ${WITHOUT_PROCEDURE}
       left join lateral (
         select sum(article.value) as value from (
           select round(sum(l.quantity) * a.reference_price, 2) as value
           from bundling.demand_line l
           join bundling.article a on (a.centre_id, a.article_number) = (l.centre_id, l.article_number)
           where (l.centre_id, l.round_id) = (r.centre_id, r.id)
           group by a.centre_id, a.article_number) article) reported on b.id is null
       where b.procedure_id is null order by r.number`,
    );
  }

  articles(): Promise<readonly OpenDemandArticle[]> {
    return this.uow.query<OpenDemandArticle>(
      `select r.id as "roundId", r.number, r.title, b.id as "bundleId", b.term_years as "termYears",
              a.product_group as "productGroup", a.cpv, round(sum(l.quantity) * a.reference_price, 2)::text as value,
              array_agg(distinct l.member_id::text) as "memberIds"
       from ${WITHOUT_PROCEDURE}
       join bundling.demand_line l on (l.centre_id, l.round_id) = (r.centre_id, r.id)
       join bundling.article a on (a.centre_id, a.article_number) = (l.centre_id, l.article_number)
       where b.procedure_id is null
       group by r.centre_id, r.id, b.centre_id, b.id, a.centre_id, a.article_number
       order by r.number, a.article_number`,
    );
  }
}
