import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { entitledBuyers } from '../domain/hand-over';
import type { LotVariant, VariantLot } from '../domain/lot-variant';

export interface StoredVariant extends LotVariant {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly chosenByName: string | null;
  readonly chosenAt: Date | null;
  readonly chosenReason: string | null;
  /** What undoing would take back; null: nothing. */
  readonly lastStep: string | null;
  readonly version: number;
}

export interface HandedOverLot {
  readonly procedureId: string;
  readonly lotNumber: number;
  readonly fileNumber: string;
  readonly variantId: string | null;
  readonly award: number;
  readonly title: string;
  readonly memberIds: readonly string[];
  readonly delivery: readonly DeliveryPoint[];
}
export interface DeliveryPoint {
  readonly memberId: string;
  readonly member: string;
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
}

const VARIANT = `select v.id, v.number, v.name, v.lots, v.created_by_name as "createdByName", v.created_at as "createdAt",
    v.chosen_by_name as "chosenByName", v.chosen_at as "chosenAt", v.chosen_reason as "chosenReason", v.version,
    (select s.text from bundling.lot_variant_step s where (s.centre_id, s.variant_id) = (v.centre_id, v.id) and not s.undone
     order by s.position desc limit 1) as "lastStep"
  from bundling.lot_variant v`;

@Injectable()
export class LotVariantRepository {
  constructor(private readonly uow: UnitOfWork) {}

  ofBundle(bundleId: string): Promise<StoredVariant[]> {
    return this.uow.query<StoredVariant>(`${VARIANT} where v.bundle_id = $1 order by v.number`, [bundleId]);
  }

  find(bundleId: string, id: string): Promise<StoredVariant | undefined> {
    return this.uow.first<StoredVariant>(`${VARIANT} where v.bundle_id = $1 and v.id = $2`, [bundleId, id]);
  }

  /** Under the lock of the bundle, so that two people get different numbers. */
  async insert(bundleId: string, id: string, name: string, lots: readonly VariantLot[]): Promise<void> {
    await this.uow.execute(
      `insert into bundling.lot_variant (id, bundle_id, number, name, lots, created_by_name, created_at)
       select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6 from bundling.lot_variant where bundle_id = $2`,
      [id, bundleId, name, JSON.stringify(lots), this.uow.actor.name, this.uow.now()],
    );
  }

  /** Keeps the lots as they were, so that the step can be undone. 0 when somebody changed the variant meanwhile. */
  async change(before: StoredVariant, lots: readonly VariantLot[], text: string): Promise<number> {
    const changed = await this.storeLots(before, lots);
    if (changed > 0)
      await this.uow.execute(
        `insert into bundling.lot_variant_step (variant_id, position, text, before, by_name, at)
         select $1, coalesce(max(position), 0) + 1, $2, $3, $4, $5 from bundling.lot_variant_step where variant_id = $1`,
        [before.id, text, JSON.stringify(before.lots), this.uow.actor.name, this.uow.now()],
      );
    return changed;
  }

  /** The lots before the last step that stands; undefined when there is none. */
  lastStep(id: string): Promise<{ position: number; text: string; before: readonly VariantLot[] } | undefined> {
    return this.uow.first(
      `select position, text, before from bundling.lot_variant_step where variant_id = $1 and not undone
       order by position desc limit 1`,
      [id],
    );
  }

  async undo(variant: StoredVariant, position: number, lots: readonly VariantLot[]): Promise<number> {
    const changed = await this.storeLots(variant, lots);
    if (changed > 0)
      await this.uow.execute(
        'update bundling.lot_variant_step set undone = true where variant_id = $1 and position = $2',
        [variant.id, position],
      );
    return changed;
  }

  private storeLots({ id, version }: StoredVariant, lots: readonly VariantLot[]): Promise<number> {
    return this.uow.execute(
      'update bundling.lot_variant set lots = $3, version = version + 1 where id = $1 and version = $2',
      [id, version, JSON.stringify(lots)],
    );
  }

  /** The one variant of the bundle that is chosen; the former one is so no longer. */
  async choose(bundleId: string, { id, version }: StoredVariant, reason: string): Promise<number> {
    await this.uow.execute(
      `update bundling.lot_variant set chosen_at = null, chosen_by_name = null, chosen_reason = null, version = version + 1
       where bundle_id = $1 and id <> $2 and chosen_at is not null`,
      [bundleId, id],
    );
    return this.uow.execute(
      `update bundling.lot_variant set chosen_at = $3, chosen_by_name = $4, chosen_reason = $5, version = version + 1
       where id = $1 and version = $2`,
      [id, version, this.uow.now(), this.uow.actor.name, reason],
    );
  }

  async insertHandedOver(bundleId: string, lots: readonly HandedOverLot[]): Promise<void> {
    for (const lot of lots)
      await this.uow.execute(
        `insert into bundling.handed_over_lot (procedure_id, lot_number, bundle_id, variant_id, procedure_file_number, award, title, member_ids, delivery)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          ...[lot.procedureId, lot.lotNumber, bundleId, lot.variantId, lot.fileNumber, lot.award, lot.title],
          ...[lot.memberIds, JSON.stringify(lot.delivery)],
        ],
      );
  }

  handedOver(bundleId: string): Promise<HandedOverLot[]> {
    return this.uow.query<HandedOverLot>(
      `select procedure_id as "procedureId", lot_number as "lotNumber", procedure_file_number as "fileNumber",
              variant_id as "variantId", award, title, member_ids as "memberIds", delivery
       from bundling.handed_over_lot where bundle_id = $1 order by award, lot_number`,
      [bundleId],
    );
  }

  /** Who may call off from a lot of a procedure, of its buyers. */
  async entitled(
    procedureId: string,
    lot: { readonly number: number; readonly title: string },
    buyerIds: readonly string[],
  ): Promise<readonly string[]> {
    const lots = await this.uow.query<{ lotNumber: number; title: string; memberIds: readonly string[] }>(
      `select lot_number as "lotNumber", title, member_ids as "memberIds" from bundling.handed_over_lot where procedure_id = $1`,
      [procedureId],
    );
    return entitledBuyers(lot, lots, buyerIds);
  }
}
