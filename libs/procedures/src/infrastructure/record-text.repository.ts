import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { RecordText } from '../domain/record/record-part';

/** What people wrote to the items of the record: versions that are only ever added. */
@Injectable()
export class RecordTextRepository {
  constructor(private readonly uow: UnitOfWork) {}

  texts(procedureId: string): Promise<readonly RecordText[]> {
    return this.uow.query<RecordText>(
      `select item_id as "itemId", version, text, applies, person_name as "personName", written_at as at
       from procedures.record_text where procedure_id = $1 order by item_id, version`,
      [procedureId],
    );
  }

  async add(procedureId: string, text: Pick<RecordText, 'itemId' | 'version' | 'text' | 'applies'>): Promise<void> {
    await this.uow.execute(
      `insert into procedures.record_text (procedure_id, item_id, version, text, applies, person_name, written_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [procedureId, text.itemId, text.version, text.text, text.applies, this.uow.actor.name, this.uow.now()],
    );
  }
}
