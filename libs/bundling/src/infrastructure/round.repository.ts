import type { LocalDate } from '@app/kernel';
import { decodeCursor, type Page, toPage, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

export type RoundState = 'open' | 'closed' | 'bundled';

export interface Round {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly productGroups: readonly string[];
  readonly reportUntil: LocalDate;
  readonly state: RoundState;
  readonly openedByName: string;
  readonly openedAt: Date;
  readonly closedByName: string | null;
  readonly closedAt: Date | null;
  readonly bundleId: string | null;
  /** Numbers of articles of the groups that are not asked for. */
  readonly leftOut: readonly string[];
  /** The round it follows, and the agreements it is to replace. */
  readonly formerRoundId: string | null;
  readonly frameworkIds: readonly string[];
  /** Who asked for the closing protocols of the members, and when. */
  readonly protocolsAskedBy: string | null;
  readonly protocolsAskedAt: Date | null;
  readonly version: number;
}

/** Whether a member has answered, and with what. */
export interface RoundMember {
  readonly memberId: string;
  readonly answeredAt: Date | null;
  readonly answeredByName: string | null;
  /** Since when it has a draft of which the centre sees nothing else. */
  readonly draftAt: Date | null;
  readonly lines: number;
  readonly articles: number;
}

// A member sees the rounds it is asked in: its own row of round_member is the only one it can read.
const ROUND = `select r.id, r.number, r.title, r.product_groups as "productGroups", r.report_until as "reportUntil", r.state,
    r.opened_by_name as "openedByName", r.opened_at as "openedAt", r.closed_by_name as "closedByName", r.closed_at as "closedAt",
    b.id as "bundleId", r.left_out as "leftOut", r.former_round_id as "formerRoundId", r.framework_ids as "frameworkIds",
    r.protocols_asked_by as "protocolsAskedBy", r.protocols_asked_at as "protocolsAskedAt", r.version
  from bundling.demand_round r left join bundling.bundle b on (b.centre_id, b.round_id) = (r.centre_id, r.id)
  where exists (select 1 from bundling.round_member m where (m.centre_id, m.round_id) = (r.centre_id, r.id))`;

@Injectable()
export class RoundRepository {
  constructor(private readonly uow: UnitOfWork) {}

  find(id: string): Promise<Round | undefined> {
    return this.uow.first<Round>(`${ROUND} and r.id = $1`, [id]);
  }

  /** Newest first. Ids grow with time, so they are the order. */
  async page(limit: number, cursor: string | undefined): Promise<Page<Round>> {
    const after = decodeCursor(cursor, 1)?.[0] ?? null;
    const rows = await this.uow.query<Round>(
      `${ROUND} and ($1::uuid is null or r.id < $1) order by r.id desc limit $2`,
      [after, limit + 1],
    );
    return toPage(rows, limit, ({ id }) => [id]);
  }

  /** The newest of those whose number or title holds the text. */
  search(text: string, limit: number): Promise<Round[]> {
    return this.uow.query<Round>(
      `${ROUND} and (r.number || ' ' || r.title) ilike '%' || $1 || '%' order by r.id desc limit $2`,
      [text.replace(/[\\%_]/g, '\\$&'), limit],
    );
  }

  /** The newest one before it that is closed and asked for one of its product groups. */
  async formerOf(round: Pick<Round, 'id' | 'productGroups' | 'formerRoundId'>): Promise<Round | undefined> {
    if (round.formerRoundId) return this.find(round.formerRoundId);
    return this.uow.first<Round>(
      `${ROUND} and r.id < $1 and r.state <> 'open' and r.product_groups && $2 order by r.id desc limit 1`,
      [round.id, round.productGroups],
    );
  }

  openRounds(): Promise<Round[]> {
    return this.uow.query<Round>(`${ROUND} and r.state <> 'bundled' order by r.report_until, r.number`);
  }

  members(roundIds: readonly string[]): Promise<(RoundMember & { roundId: string })[]> {
    return this.uow.query(
      `select m.round_id as "roundId", m.member_id as "memberId", m.answered_at as "answeredAt", m.answered_by_name as "answeredByName",
              m.draft_at as "draftAt",
              count(l.id)::int as lines, count(distinct l.article_number)::int as articles
       from bundling.round_member m
       left join bundling.demand_line l on (l.centre_id, l.round_id, l.member_id) = (m.centre_id, m.round_id, m.member_id)
       where m.round_id = any ($1)
       group by m.centre_id, m.round_id, m.member_id, m.answered_at, m.answered_by_name, m.draft_at`,
      [roundIds],
    );
  }

  /** The next number of the year, `BA-2026-001`; two rounds opened at once get different ones. */
  async nextNumber(year: number): Promise<string> {
    await this.uow.query(`select pg_advisory_xact_lock(hashtextextended('demand-round:' || app.centre_id(), 0))`);
    const row = await this.uow.first<{ next: number }>(
      `select coalesce(max(substring(number from 9)::int), 0) + 1 as next from bundling.demand_round where number like $1`,
      [`BA-${year}-%`],
    );
    return `BA-${year}-${String(row?.next ?? 1).padStart(3, '0')}`;
  }

  async insert(
    round: Pick<
      Round,
      'id' | 'number' | 'title' | 'productGroups' | 'reportUntil' | 'leftOut' | 'formerRoundId' | 'frameworkIds'
    >,
    memberIds: readonly string[],
  ): Promise<void> {
    await this.uow.execute(
      `insert into bundling.demand_round (id, number, title, product_groups, report_until, opened_by, opened_by_name, opened_at,
                                          left_out, former_round_id, framework_ids)
       values ($1, $2, $3, $4, $5, app.person_id(), $6, $7, $8, $9, $10)`,
      [
        round.id,
        round.number,
        round.title,
        round.productGroups,
        round.reportUntil,
        this.uow.actor.name,
        this.uow.now(),
        round.leftOut,
        round.formerRoundId,
        round.frameworkIds,
      ],
    );
    await this.uow.execute('insert into bundling.round_member (round_id, member_id) select $1, unnest($2::uuid[])', [
      round.id,
      memberIds,
    ]);
  }

  /** Reports run side by side; closing and bundling wait for them, and they for it. Ends with the transaction. */
  async hold(roundId: string, how: 'shared' | 'alone'): Promise<void> {
    const lock = how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
    await this.uow.query(`select ${lock}(hashtextextended('demand-lines:' || $1, 0))`, [roundId]);
  }

  close(roundId: string): Promise<number> {
    return this.uow.execute(
      `update bundling.demand_round set state = 'closed', closed_by_name = $2, closed_at = $3, version = version + 1
       where id = $1 and state = 'open'`,
      [roundId, this.uow.actor.name, this.uow.now()],
    );
  }

  markBundled(roundId: string): Promise<number> {
    return this.uow.execute(
      `update bundling.demand_round set state = 'bundled', version = version + 1 where id = $1 and state = 'closed'`,
      [roundId],
    );
  }

  /**
   * A member has answered when it has said so or has lines; taking the last line back is no answer any more. While a mandatory
   * question of the round is open, nobody has answered: 0.
   */
  markAnswered(roundId: string, memberId: string, answered: boolean): Promise<number> {
    return this.uow.execute(
      `update bundling.round_member m set answered_at = $3, answered_by_name = $4, draft_at = null
       where m.round_id = $1 and m.member_id = $2 and ($3::timestamptz is null or not exists (
         select 1 from bundling.round_question q
         left join bundling.round_answer a on (a.centre_id, a.round_id, a.member_id) = (q.centre_id, q.round_id, $2)
         where q.round_id = $1 and q.mandatory and not coalesce(jsonb_exists(a.answers, q.id), false)))`,
      [roundId, memberId, answered ? this.uow.now() : null, answered ? this.uow.actor.name : null],
    );
  }

  /** The member has begun a draft. */
  async noteDraft(roundId: string, memberId: string): Promise<void> {
    await this.uow.execute(
      'update bundling.round_member set draft_at = $3 where round_id = $1 and member_id = $2 and draft_at is null',
      [roundId, memberId, this.uow.now()],
    );
  }
}
