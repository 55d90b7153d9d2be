import { type ArchivedDocument, DocumentArchive, DocumentRequests } from '@app/documents/contract';
import { conflict } from '@app/kernel';
import { type Actor, may, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { ProcedureRepository } from '../../infrastructure/procedure.repository';
import { ProcedureDocuments } from '../procedure-documents';

const WAIT_MS = 15_000;
const POLL_MS = 200;

/** An auditor changes nothing; that something was handed out to them is written down all the same. */
export const noted = (actor: Actor): Actor => ({ ...actor, readOnly: false });

/** The Vergabevermerk that goes into the archive: one that shows the present state, made by the queue. */
@Injectable()
export class ArchiveRecord {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly procedures: ProcedureRepository,
    private readonly documents: ProcedureDocuments,
    private readonly archive: DocumentArchive,
    private readonly requests: DocumentRequests,
  ) {}

  /** The newest record that shows the present state, in whatever state it is itself; undefined when none was asked for. */
  async current(procedureId: string): Promise<ArchivedDocument | undefined> {
    return this.archive.showing({ template: 'procurement-record', ...(await this.documents.recordOf(procedureId)) });
  }

  /** Asks for the record unless it is there or on its way. One that failed is asked for again. */
  prepare(actor: Actor, procedureId: string): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      await this.order(procedureId);
    });
  }

  /** As `prepare`, in an open transaction whose use case has asked for a permission of its own. */
  async order(procedureId: string): Promise<void> {
    // Two people who ask at once get one record.
    await this.procedures.lock(procedureId);
    const current = await this.current(procedureId);
    if (current && current.state !== 'failed') return;
    await this.requests.request({ template: 'procurement-record', ...(await this.documents.recordOf(procedureId)) });
  }

  /** Waits a moment for the record. Throws `conflict` when it failed or takes longer. */
  async wait(actor: Actor, procedureId: string): Promise<void> {
    const deadline = Date.now() + WAIT_MS;
    for (;;) {
      const found = await this.uow.run(actor, () => {
        requirePermission(actor, 'procedure.read');
        return this.current(procedureId);
      });
      if (found?.state === 'done') return;
      if (found?.state === 'failed') {
        throw conflict(
          'archive-record-failed',
          `Der Vergabevermerk für das Archiv konnte nicht erzeugt werden: ${found.error ?? ''} Bitte bereiten Sie das Archiv erneut vor.`,
        );
      }
      if (!found && !may(actor, 'procedure.manage')) {
        throw conflict(
          'archive-not-prepared',
          'Das Archiv ist für den jetzigen Stand noch nicht vorbereitet. Bitte lassen Sie es von der Vergabestelle vorbereiten.',
        );
      }
      if (!found) await this.prepare(actor, procedureId);
      if (Date.now() > deadline) {
        throw conflict(
          'archive-not-ready',
          'Der Vergabevermerk für das Archiv wird noch erzeugt. Bitte versuchen Sie den Abruf in einer Minute erneut.',
        );
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
