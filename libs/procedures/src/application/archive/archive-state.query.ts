import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type RetentionFacts, retentionOf } from '../../domain/archive/retention';
import { ArchiveRegister, type RegisteredArchive } from '../../infrastructure/archive/archive-register.repository';
import { DossierLoader } from '../../infrastructure/dossier.loader';
import { ArchiveRecord } from './archive-record';

export interface ArchiveState {
  /** Of the Vergabevermerk that shows the present state: `missing` was not asked for yet. */
  readonly record: 'missing' | 'making' | 'done' | 'failed';
  readonly error: string | null;
  readonly retention: RetentionFacts;
  /** What was handed out so far, the newest first. */
  readonly archives: readonly RegisteredArchive[];
}

/** How far the archive of a procedure is. */
@Injectable()
export class ArchiveStateQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly dossiers: DossierLoader,
    private readonly record: ArchiveRecord,
    private readonly register: ArchiveRegister,
  ) {}

  read(actor: Actor, procedureId: string): Promise<ArchiveState> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const dossier = await this.dossiers.read(procedureId);
      const current = await this.record.current(procedureId);
      const state = current?.state;
      return {
        record: state === undefined ? 'missing' : state === 'done' || state === 'failed' ? state : 'making',
        error: current?.error ?? null,
        retention: retentionOf(dossier),
        archives: await this.register.list(procedureId),
      };
    });
  }
}
