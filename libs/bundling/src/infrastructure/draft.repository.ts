import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

export interface DraftCell {
  readonly costCentreId: string;
  readonly articleNumber: string;
  readonly typed: string;
  readonly typedBy: string;
  readonly typedAt: Date;
  readonly version: number;
}

/** A cell as somebody wants it. `version` is the one that was seen, 0 where none was; `typed` null takes the draft away. */
export interface WantedCell {
  readonly costCentreId: string;
  readonly articleNumber: string;
  readonly typed: string | null;
  readonly version: number;
}

const SIDE = `case when app.is_staff() then 'centre' else 'member' end`;
/** No number comes twice, so that a draft made anew is never taken for the one that was seen before. */
const NEXT_VERSION = `nextval('bundling.demand_draft_version')::integer`;
const CELL = `cost_centre_id as "costCentreId", article_number as "articleNumber", typed, typed_by_name as "typedBy",
  typed_at as "typedAt", version`;

/** Drafts of the actor's side: the member's people never see the centre's, nor the centre theirs. */
@Injectable()
export class DraftRepository {
  constructor(private readonly uow: UnitOfWork) {}

  cells(roundId: string, memberId: string): Promise<DraftCell[]> {
    return this.uow.query<DraftCell>(
      `select ${CELL} from bundling.demand_draft where round_id = $1 and member_id = $2 order by cost_centre_id, article_number`,
      [roundId, memberId],
    );
  }

  /** Keeps what nobody changed since; returns the cells that were too late, as they stand. */
  async save(roundId: string, memberId: string, cells: readonly WantedCell[]): Promise<readonly DraftCell[]> {
    const rows = cells.map(({ costCentreId, articleNumber, typed, version }) => ({
      cost_centre_id: costCentreId,
      article_number: articleNumber,
      typed,
      version,
    }));
    const given = `jsonb_to_recordset($3::jsonb) as w (cost_centre_id uuid, article_number text, typed text, version integer)`;
    const values = [roundId, memberId, JSON.stringify(rows)];
    await this.uow.execute(
      `delete from bundling.demand_draft d using ${given}
       where (d.round_id, d.member_id, d.cost_centre_id, d.article_number) = ($1, $2, w.cost_centre_id, w.article_number)
         and w.typed is null and d.version = w.version`,
      values,
    );
    const keys = `d.cost_centre_id as "costCentreId", d.article_number as "articleNumber"`;
    const further = [...values, this.uow.actor.name, this.uow.now()];
    const changed = await this.uow.query<Pick<DraftCell, 'costCentreId' | 'articleNumber'>>(
      `update bundling.demand_draft d
       set typed = w.typed, typed_by = app.person_id(), typed_by_name = $4, typed_at = $5, version = ${NEXT_VERSION}
       from ${given}
       where (d.round_id, d.member_id, d.cost_centre_id, d.article_number) = ($1, $2, w.cost_centre_id, w.article_number)
         and w.typed is not null and d.version = w.version
       returning ${keys}`,
      further,
    );
    const added = await this.uow.query<Pick<DraftCell, 'costCentreId' | 'articleNumber'>>(
      `insert into bundling.demand_draft as d
         (round_id, member_id, side, cost_centre_id, article_number, typed, typed_by, typed_by_name, typed_at, version)
       select $1, $2, ${SIDE}, w.cost_centre_id, w.article_number, w.typed, app.person_id(), $4, $5, ${NEXT_VERSION}
       from ${given} where w.typed is not null order by w.cost_centre_id, w.article_number
       on conflict (centre_id, round_id, member_id, side, cost_centre_id, article_number) do nothing
       returning ${keys}`,
      further,
    );
    const kept = [...changed, ...added];
    const done = new Set(kept.map(keyOf));
    const wanted = new Map(cells.map((cell) => [keyOf(cell), cell]));
    return (await this.cells(roundId, memberId)).filter((cell) => {
      const mine = wanted.get(keyOf(cell));
      return mine !== undefined && !done.has(keyOf(cell)) && mine.typed !== cell.typed;
    });
  }

  /** Takes away the cells as they were seen; what was typed meanwhile stays. */
  clear(roundId: string, memberId: string, cells: readonly DraftCell[]): Promise<number> {
    return this.uow.execute(
      `delete from bundling.demand_draft d
       using unnest($3::uuid[], $4::text[], $5::integer[]) as w (cost_centre_id, article_number, version)
       where (d.round_id, d.member_id, d.cost_centre_id, d.article_number, d.version)
           = ($1, $2, w.cost_centre_id, w.article_number, w.version)`,
      [
        roundId,
        memberId,
        cells.map(({ costCentreId }) => costCentreId),
        cells.map(({ articleNumber }) => articleNumber),
        cells.map(({ version }) => version),
      ],
    );
  }

  /** One report of a sheet after the other; ends with the transaction. */
  async alone(roundId: string, memberId: string): Promise<void> {
    await this.uow.query(`select pg_advisory_xact_lock(hashtextextended('demand-sheet:' || $1 || $2, 0))`, [
      roundId,
      memberId,
    ]);
  }
}

export const keyOf = (cell: { readonly costCentreId: string; readonly articleNumber: string }): string =>
  `${cell.costCentreId} ${cell.articleNumber}`;
