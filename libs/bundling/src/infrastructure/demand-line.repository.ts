import { formatQuantity } from '@app/kernel';
import { decodeCursor, newId, type Page, toPage, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

/** A demand line with its article as the master shows it today. */
export interface DemandLineRow {
  readonly id: string;
  readonly roundId: string;
  readonly memberId: string;
  readonly costCentreId: string;
  readonly articleNumber: string;
  readonly text: string;
  readonly unit: string;
  readonly quantity: string;
  readonly contentPerUnit: string;
  readonly baseUnit: string;
  readonly note: string;
  readonly source: 'page' | 'csv';
  readonly reportedByName: string;
  readonly reportedAt: Date;
  readonly lateReason: string | null;
  readonly version: number;
}

export interface NewDemandLine {
  readonly costCentreId: string;
  readonly articleNumber: string;
  readonly unit: string;
  readonly quantity: bigint;
  readonly note: string;
}

export interface ReportedIn {
  readonly roundId: string;
  readonly memberId: string;
  readonly source: 'page' | 'csv';
  readonly lateReason: string | null;
}

const LINE = `select l.id, l.round_id as "roundId", l.member_id as "memberId", l.cost_centre_id as "costCentreId",
    l.article_number as "articleNumber", a.text, l.unit, trim_scale(l.quantity)::text as quantity,
    trim_scale(a.content_per_unit)::text as "contentPerUnit", a.base_unit as "baseUnit", l.note, l.source,
    l.reported_by_name as "reportedByName", l.reported_at as "reportedAt", l.late_reason as "lateReason", l.version
  from bundling.demand_line l join bundling.article a on (a.centre_id, a.article_number) = (l.centre_id, l.article_number)`;

@Injectable()
export class DemandLineRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** All lines of a round that the actor may see. */
  all(roundId: string): Promise<DemandLineRow[]> {
    return this.uow.query<DemandLineRow>(`${LINE} where l.round_id = $1 order by l.id`, [roundId]);
  }

  async page(
    roundId: string,
    memberId: string | undefined,
    limit: number,
    cursor: string | undefined,
  ): Promise<Page<DemandLineRow>> {
    const after = decodeCursor(cursor, 1)?.[0] ?? null;
    const rows = await this.uow.query<DemandLineRow>(
      `${LINE} where l.round_id = $1 and ($2::uuid is null or l.member_id = $2) and ($3::uuid is null or l.id > $3)
       order by l.id limit $4`,
      [roundId, memberId ?? null, after, limit + 1],
    );
    return toPage(rows, limit, (row) => [row.id]);
  }

  ofMember(roundId: string, memberId: string): Promise<DemandLineRow[]> {
    return this.uow.query<DemandLineRow>(`${LINE} where l.round_id = $1 and l.member_id = $2 order by l.id`, [
      roundId,
      memberId,
    ]);
  }

  find(roundId: string, lineId: string): Promise<DemandLineRow | undefined> {
    return this.uow.first<DemandLineRow>(`${LINE} where l.round_id = $1 and l.id = $2`, [roundId, lineId]);
  }

  /** Stores the lines in their order and returns their ids. */
  async insert(
    lines: readonly NewDemandLine[],
    { roundId, memberId, source, lateReason }: ReportedIn,
  ): Promise<readonly string[]> {
    const rows = lines.map((line) => ({
      id: newId(),
      cost_centre_id: line.costCentreId,
      article_number: line.articleNumber,
      unit: line.unit,
      quantity: formatQuantity(line.quantity),
      note: line.note,
    }));
    await this.uow.execute(
      `insert into bundling.demand_line (id, round_id, member_id, cost_centre_id, article_number, unit, quantity, note,
                                         source, reported_by, reported_by_name, reported_at, late_reason)
       select id, $2, $3, cost_centre_id, article_number, unit, quantity, note, $4, app.person_id(), $5, $6, $7
       from jsonb_populate_recordset(null::bundling.demand_line, $1)`,
      [JSON.stringify(rows), roundId, memberId, source, this.uow.actor.name, this.uow.now(), lateReason],
    );
    return rows.map(({ id }) => id);
  }

  /** 0 when somebody changed or removed the line meanwhile. */
  update(lineId: string, version: number, line: NewDemandLine): Promise<number> {
    return this.uow.execute(
      `update bundling.demand_line
       set cost_centre_id = $3, article_number = $4, unit = $5, quantity = $6, note = $7, source = 'page',
           reported_by = app.person_id(), reported_by_name = $8, reported_at = $9, version = version + 1
       where id = $1 and version = $2`,
      [
        lineId,
        version,
        line.costCentreId,
        line.articleNumber,
        line.unit,
        formatQuantity(line.quantity),
        line.note,
        this.uow.actor.name,
        this.uow.now(),
      ],
    );
  }

  remove(lineId: string): Promise<number> {
    return this.uow.execute('delete from bundling.demand_line where id = $1', [lineId]);
  }

  removeThese(lineIds: readonly string[]): Promise<number> {
    return this.uow.execute('delete from bundling.demand_line where id = any ($1)', [lineIds]);
  }

  removeAll(roundId: string, memberId: string): Promise<number> {
    return this.uow.execute('delete from bundling.demand_line where round_id = $1 and member_id = $2', [
      roundId,
      memberId,
    ]);
  }

  async has(roundId: string, memberId: string): Promise<boolean> {
    const sql = 'select 1 as found from bundling.demand_line where round_id = $1 and member_id = $2 limit 1';
    return (await this.uow.first(sql, [roundId, memberId])) !== undefined;
  }
}
