import { Directory } from '@app/organisation/contract';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { procurementRecord, type RecordItem, recordRules } from '../domain/procurement-record';
import type { RecordText } from '../domain/record/record-part';
import { DossierLoader } from '../infrastructure/dossier.loader';
import { ProcedureRepository } from '../infrastructure/procedure.repository';
import { type RecordEntry, RecordRepository } from '../infrastructure/record.repository';

export interface ProcurementRecord {
  readonly fileNumber: string;
  readonly items: readonly RecordItem[];
  readonly entries: readonly RecordEntry[];
  /** All versions of all texts, the oldest first. */
  readonly texts: readonly RecordText[];
  /** What about the items is not certain. */
  readonly uncertain: ReturnType<typeof recordRules>['uncertain'];
}

/** The procurement record: its items with their lights, and the running entries. */
@Injectable()
export class ProcedureRecordQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly dossiers: DossierLoader,
    private readonly procedures: ProcedureRepository,
    private readonly record: RecordRepository,
  ) {}

  read(actor: Actor, procedureId: string): Promise<ProcurementRecord> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const dossier = await this.dossiers.read(procedureId);
      const entries = await this.record.entries(procedureId);
      const buyerIds = new Set(await this.procedures.buyerIds(procedureId));
      const buyers = (await this.directory.members()).filter(({ id }) => buyerIds.has(id));
      return {
        fileNumber: dossier.procedure.fileNumber,
        items: procurementRecord(dossier, { buyers, entries }),
        entries,
        texts: dossier.record.texts,
        uncertain: recordRules(dossier).uncertain,
      };
    });
  }
}
