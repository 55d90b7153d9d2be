import { randomUUID } from 'node:crypto';
import { DEMO_CENTRES } from '@app/platform';
import pg from 'pg';
import type { TestDatabase } from './database';

export interface TestItem {
  readonly articleNumber: string;
  readonly text: string;
  readonly productGroup?: string;
  readonly unit?: string;
  readonly content?: string;
  readonly baseUnit?: string;
  readonly vatRate?: string;
  readonly label?: string;
  readonly manufacturer?: string;
  readonly manufacturerNumber?: string;
  /** Null: no maximum quantity. */
  readonly maximum: string | null;
  /** From quantity → price. */
  readonly tiers: Readonly<Record<string, string>>;
}

/** Puts a framework agreement in force into the demo centre, past the award that usually makes it. Returns its id. */
export async function insertFramework(
  database: TestDatabase,
  framework: {
    number: string;
    members: readonly string[];
    items: readonly TestItem[];
    maximumValue?: string | null;
    from?: string;
    to?: string;
    /** Of the award; invented where left out. */
    procedureId?: string;
    lotId?: string;
  },
): Promise<string> {
  const id = randomUUID();
  const centre = DEMO_CENTRES['gross-gerau'];
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    await owner.query(
      `insert into bundling.framework (centre_id, id, number, procedure_id, procedure_file_number, lot_id, title, supplier_name,
         supplier_street, supplier_postcode, supplier_city, supplier_email, valid_from, valid_to, margin_percent, concluded_on)
       values ($1, $2, $3, $4, '2026-L-0001', $5, 'Büromaterial', 'Bürobedarf Musterstadt GmbH', 'Werkstraße 1', '64293',
         'Darmstadt', 'auftrag@lieferant.example', $6, $7, 10, $6)`,
      [
        ...[centre, id, framework.number, framework.procedureId ?? randomUUID(), framework.lotId ?? randomUUID()],
        ...[framework.from ?? '2020-01-01', framework.to ?? '2099-12-31'],
      ],
    );
    await owner.query(
      `insert into bundling.framework_member (centre_id, framework_id, member_id)
       select centre_id, $2, id from organisation.member where centre_id = $1 and slug = any ($3)`,
      [centre, id, framework.members],
    );
    await owner.query(
      `insert into bundling.framework_maximum (centre_id, framework_id, maximum_value) values ($1, $2, $3)`,
      [centre, id, framework.maximumValue === undefined ? '1000000.00' : framework.maximumValue],
    );
    for (const item of framework.items) {
      const tiers = Object.entries(item.tiers).map(([fromQuantity, unitPrice]) => ({ fromQuantity, unitPrice }));
      await owner.query(
        `insert into bundling.framework_item (centre_id, framework_id, article_number, text, product_group, unit, content_per_unit,
           base_unit, vat_rate, label, manufacturer, manufacturer_number, tiers)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          centre,
          id,
          item.articleNumber,
          item.text,
          item.productGroup ?? 'Papier',
          item.unit ?? 'H87',
          item.content ?? '1',
          item.baseUnit ?? 'Stück',
          item.vatRate ?? '19',
          item.label ?? '',
          item.manufacturer ?? '',
          item.manufacturerNumber ?? '',
          JSON.stringify(tiers),
        ],
      );
      await owner.query(
        `insert into bundling.framework_item_maximum (centre_id, framework_id, article_number, maximum_quantity) values ($1, $2, $3, $4)`,
        [centre, id, item.articleNumber, item.maximum],
      );
      await owner.query(
        `insert into bundling.framework_price (centre_id, framework_id, article_number, valid_from, tiers, basis, recorded_by_name, recorded_at)
         values ($1, $2, $3, $5, $4, 'Zuschlag', 'Test', now())`,
        [centre, id, item.articleNumber, JSON.stringify(tiers), framework.from ?? '2020-01-01'],
      );
    }
  } finally {
    await owner.end();
  }
  return id;
}
