import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { PerHeadMedian } from '../domain/plausibility';
import { ratio } from '../domain/ratio';

/** What a member reported of an article in all. */
export interface TotalRow {
  readonly memberId: string;
  readonly articleNumber: string;
  readonly text: string;
  readonly unit: string;
  readonly quantity: string;
}

/** The same in the member's last round before. */
export interface FormerRow {
  readonly memberId: string;
  readonly articleNumber: string;
  readonly number: string;
  readonly quantity: string;
}

/** What the figures of a round are compared with; row-level security cuts to what the actor may see. */
@Injectable()
export class PlausibilityQuery {
  constructor(private readonly uow: UnitOfWork) {}

  totals(roundId: string, memberId?: string): Promise<TotalRow[]> {
    return this.uow.query<TotalRow>(
      `select l.member_id as "memberId", l.article_number as "articleNumber", a.text, a.unit,
              trim_scale(sum(l.quantity))::text as quantity
       from bundling.demand_line l join bundling.article a on (a.centre_id, a.article_number) = (l.centre_id, l.article_number)
       where l.round_id = $1 and ($2::uuid is null or l.member_id = $2)
       group by l.member_id, l.article_number, a.text, a.unit order by l.article_number, l.member_id`,
      [roundId, memberId ?? null],
    );
  }

  /** Rounds that are still open do not count. */
  former(roundId: string, memberId?: string): Promise<FormerRow[]> {
    return this.uow.query<FormerRow>(
      `select distinct on (l.member_id, l.article_number) l.member_id as "memberId", l.article_number as "articleNumber",
              r.number, trim_scale(sum(l.quantity))::text as quantity
       from bundling.demand_round r join bundling.demand_line l on (l.centre_id, l.round_id) = (r.centre_id, r.id)
       where r.id < $1 and r.state <> 'open' and ($2::uuid is null or l.member_id = $2)
         and l.article_number in (select article_number from bundling.demand_line where round_id = $1)
       group by l.member_id, l.article_number, r.id, r.number
       order by l.member_id, l.article_number, r.id desc`,
      [roundId, memberId ?? null],
    );
  }

  async medians(roundId: string): Promise<ReadonlyMap<string, PerHeadMedian>> {
    const rows = await this.uow.query<{
      articleNumber: string;
      numerator: string;
      denominator: string;
      members: number;
    }>(
      `select article_number as "articleNumber", numerator::text, denominator::text, members
       from bundling.round_median where round_id = $1`,
      [roundId],
    );
    return new Map(
      rows.map(({ articleNumber, numerator, denominator, members }) => [
        articleNumber,
        { median: ratio(BigInt(numerator), BigInt(denominator)), members },
      ]),
    );
  }

  /** Puts these in the place of what stood there. */
  async storeMedians(roundId: string, medians: ReadonlyMap<string, PerHeadMedian>): Promise<void> {
    await this.uow.query(`select pg_advisory_xact_lock(hashtextextended('round-medians:' || $1, 0))`, [roundId]);
    await this.uow.execute('delete from bundling.round_median where round_id = $1', [roundId]);
    await this.uow.execute(
      `insert into bundling.round_median (round_id, article_number, numerator, denominator, members)
       select $1, * from unnest($2::text[], $3::numeric[], $4::numeric[], $5::integer[])`,
      [
        roundId,
        [...medians.keys()],
        [...medians.values()].map(({ median }) => median.numerator.toString()),
        [...medians.values()].map(({ median }) => median.denominator.toString()),
        [...medians.values()].map(({ members }) => members),
      ],
    );
  }
}
