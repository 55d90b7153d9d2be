import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

export interface RecordEntry {
  readonly id: string;
  readonly at: Date;
  readonly personName: string;
  readonly text: string;
  readonly citation: string | null;
}

/** The running record of a procedure: dated entries that are only ever added (§ 8 VgV, § 6 UVgO). */
@Injectable()
export class RecordRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async add(procedureId: string, text: string, citation: string | null = null): Promise<void> {
    await this.uow.execute(
      `insert into procedures.record_entry (id, procedure_id, at, person_name, text, citation)
       values ($1, $2, $3, $4, $5, $6)`,
      [newId(), procedureId, this.uow.now(), this.uow.actor.name, text, citation],
    );
  }

  async entries(procedureId: string): Promise<readonly RecordEntry[]> {
    return this.uow.query<RecordEntry>(
      `select id, at, person_name as "personName", text, citation from procedures.record_entry
       where procedure_id = $1 order by id`,
      [procedureId],
    );
  }
}
