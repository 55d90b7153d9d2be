import { formatMoney, formatQuantity } from '@app/kernel';
import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Bundle } from '../domain/bundle';

export interface BundleHead {
  readonly id: string;
  readonly roundId: string;
  readonly roundNumber: string;
  readonly title: string;
  readonly estimatedValue: string;
  readonly termYears: number;
  readonly assessment: Record<string, unknown>;
  readonly proof: StoredProof;
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly procedureId: string | null;
  readonly procedureFileNumber: string | null;
  readonly version: number;
}
/** The proof of the bundle as it is kept: quantities and values as decimal text. */
export interface StoredProof {
  readonly lineCount: number;
  readonly partCount: number;
  readonly proven: boolean;
  readonly itemValues: string;
  readonly articles: readonly {
    readonly articleNumber: string;
    readonly unit: string;
    readonly lines: number;
    readonly reported: string;
    readonly bundled: string;
    readonly inParts: string;
    readonly proven: boolean;
  }[];
}
export interface BundleLotRow {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  readonly cpv: string;
  readonly estimatedValue: string;
}
export interface BundleItemRow {
  readonly lotId: string;
  readonly articleNumber: string;
  readonly text: string;
  readonly cpv: string;
  readonly unit: string;
  readonly quantity: string;
  readonly baseUnit: string;
  readonly baseQuantity: string;
  readonly estimatedValue: string;
}
export interface BundlePartRow {
  readonly articleNumber: string;
  readonly memberId: string;
  readonly costCentreId: string;
  readonly quantity: string;
  readonly lineId: string;
}
export type NewBundle = Pick<BundleHead, 'id' | 'roundId' | 'termYears'> & {
  readonly assessment: object;
  readonly bundle: Bundle;
};

const HEAD = `select b.id, b.round_id as "roundId", r.number as "roundNumber", r.title, b.estimated_value::text as "estimatedValue",
    b.term_years as "termYears", b.assessment, b.proof, b.created_by_name as "createdByName", b.created_at as "createdAt",
    b.procedure_id as "procedureId", b.procedure_file_number as "procedureFileNumber", b.version
  from bundling.bundle b join bundling.demand_round r on (r.centre_id, r.id) = (b.centre_id, b.round_id)`;

@Injectable()
export class BundleRepository {
  constructor(private readonly uow: UnitOfWork) {}

  find(id: string): Promise<BundleHead | undefined> {
    return this.uow.first<BundleHead>(`${HEAD} where b.id = $1`, [id]);
  }

  ofRound(roundId: string): Promise<BundleHead | undefined> {
    return this.uow.first<BundleHead>(`${HEAD} where b.round_id = $1`, [roundId]);
  }

  /** Bundles nobody has made a procedure of. */
  withoutProcedure(): Promise<BundleHead[]> {
    return this.uow.query<BundleHead>(`${HEAD} where b.procedure_id is null order by b.created_at, b.id`);
  }

  lots(bundleId: string): Promise<BundleLotRow[]> {
    return this.uow.query<BundleLotRow>(
      `select id, position, name, cpv, estimated_value::text as "estimatedValue" from bundling.bundle_lot where bundle_id = $1 order by position`,
      [bundleId],
    );
  }

  items(bundleId: string): Promise<BundleItemRow[]> {
    return this.uow.query<BundleItemRow>(
      `select lot_id as "lotId", article_number as "articleNumber", text, cpv, unit, trim_scale(quantity)::text as quantity,
              base_unit as "baseUnit", trim_scale(base_quantity)::text as "baseQuantity", estimated_value::text as "estimatedValue"
       from bundling.bundle_item where bundle_id = $1 order by article_number`,
      [bundleId],
    );
  }

  parts(bundleId: string): Promise<BundlePartRow[]> {
    return this.uow.query<BundlePartRow>(
      `select article_number as "articleNumber", member_id as "memberId", cost_centre_id as "costCentreId",
              trim_scale(quantity)::text as quantity, line_id as "lineId"
       from bundling.bundle_part where bundle_id = $1 order by article_number, position`,
      [bundleId],
    );
  }

  /** Head, lots and items; parts and proof follow from the lines in the database (DemandBundling). */
  async insert({ id, roundId, termYears, assessment, bundle }: NewBundle): Promise<void> {
    await this.uow.execute(
      `insert into bundling.bundle (id, round_id, estimated_value, term_years, assessment, proof, created_by_name, created_at)
       values ($1, $2, $3, $4, $5, '{}', $6, $7)`,
      [
        id,
        roundId,
        formatMoney(bundle.estimatedValue),
        termYears,
        JSON.stringify(assessment),
        this.uow.actor.name,
        this.uow.now(),
      ],
    );
    const lots = bundle.lots.map((lot, index) => ({ ...lot, id: newId(), position: index + 1 }));
    await this.insertAll(
      'bundle_lot (id, bundle_id, position, name, cpv, estimated_value)',
      lots.map((lot) => ({
        id: lot.id,
        bundle_id: id,
        position: lot.position,
        name: lot.name,
        cpv: lot.cpv,
        estimated_value: formatMoney(lot.estimatedValue),
      })),
    );
    const items = lots.flatMap((lot) => lot.items.map((item) => ({ ...item, lotId: lot.id })));
    await this.insertAll(
      'bundle_item (bundle_id, article_number, lot_id, text, cpv, unit, quantity, base_unit, base_quantity, estimated_value)',
      items.map((item) => ({
        bundle_id: id,
        article_number: item.articleNumber,
        lot_id: item.lotId,
        text: item.text,
        cpv: item.cpv,
        unit: item.unit,
        quantity: formatQuantity(item.quantity),
        base_unit: item.baseUnit,
        base_quantity: formatQuantity(item.baseQuantity),
        estimated_value: formatMoney(item.estimatedValue),
      })),
    );
  }

  /** Ends the making of a bundle. */
  async storeProof(id: string, proof: StoredProof): Promise<void> {
    await this.uow.execute('update bundling.bundle set proof = $2 where id = $1', [id, JSON.stringify(proof)]);
  }

  /** The parts of every item by its article number. */
  async partsByArticle(bundleId: string): Promise<ReadonlyMap<string, readonly BundlePartRow[]>> {
    const byArticle = new Map<string, BundlePartRow[]>();
    for (const part of await this.parts(bundleId)) {
      const parts = byArticle.get(part.articleNumber);
      if (parts) parts.push(part);
      else byArticle.set(part.articleNumber, [part]);
    }
    return byArticle;
  }

  /** 0 when a procedure has been made of it already. */
  linkProcedure(bundleId: string, procedureId: string, fileNumber: string): Promise<number> {
    return this.uow.execute(
      `update bundling.bundle set procedure_id = $2, procedure_file_number = $3, version = version + 1 where id = $1 and procedure_id is null`,
      [bundleId, procedureId, fileNumber],
    );
  }

  /** Two people who press the button at once wait for each other here. Ends with the transaction. */
  async holdForProcedure(bundleId: string): Promise<void> {
    await this.uow.query('select 1 from bundling.bundle where id = $1 for update', [bundleId]);
  }

  /** `target` is `table (columns)`; the rows carry the columns by name. */
  private async insertAll(target: string, rows: readonly object[]): Promise<void> {
    const [, table = '', columns = ''] = /^(\w+) \((.+)\)$/.exec(target) ?? [];
    await this.uow.execute(
      `insert into bundling.${target} select ${columns} from jsonb_populate_recordset(null::bundling.${table}, $1)`,
      [JSON.stringify(rows)],
    );
  }
}
