import { withoutPolicies } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a document was assembled from, and its number among the documents made from the same. */
export class DocumentsEditions1760000005200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `alter table documents.document
         add column source_type text, add column source_id text,
         add column edition integer not null default 1 check (edition > 0),
         add check ((source_type is null) = (source_id is null))`,
      ...withoutPolicies('documents.document', [
        // Templates that were only ever made from their subject itself.
        `update documents.document set source_type = subject_type, source_id = subject_id
         where subject_type = 'sample' or (template, subject_type) in
           (('procurement-record', 'procedure'), ('opening-protocol', 'procedure'), ('price-comparison', 'procedure'),
            ('purchase-order', 'order'), ('demand-round-protocol', 'demand-round'), ('annual-report', 'reporting-period'))`,
        `update documents.document d set edition = numbered.edition
         from (select centre_id, id,
                      row_number() over (partition by centre_id, template, source_type, source_id order by id) as edition
               from documents.document where source_type is not null) numbered
         where (d.centre_id, d.id) = (numbered.centre_id, numbered.id) and numbered.edition > 1`,
      ]),
      `create unique index document_edition
         on documents.document (centre_id, template, source_type, source_id, edition) where source_type is not null`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table documents.document drop column source_type, drop column source_id, drop column edition',
    );
  }
}
