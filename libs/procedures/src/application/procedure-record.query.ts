import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { procurementRecord, type RecordItem } from '../domain/procurement-record';
import { DossierLoader } from '../infrastructure/dossier.loader';
import { type RecordEntry, RecordRepository } from '../infrastructure/record.repository';

export interface ProcurementRecord {
  readonly fileNumber: string;
  readonly items: readonly RecordItem[];
  readonly entries: readonly RecordEntry[];
}

/** The procurement record: its items with their state, and the running entries. */
@Injectable()
export class ProcedureRecordQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly dossiers: DossierLoader,
    private readonly record: RecordRepository,
  ) {}

  read(actor: Actor, procedureId: string): Promise<ProcurementRecord> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const dossier = await this.dossiers.read(procedureId);
      const entries = await this.record.entries(procedureId);
      return { fileNumber: dossier.procedure.fileNumber, items: procurementRecord(dossier), entries };
    });
  }
}
