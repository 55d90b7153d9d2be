import { Notifications } from '@app/identity/contract';
import { AuditTrail, type DeliveredEvent, FileStore, Subscriber, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { batchAddress } from '../application/batch-progress';
import { readStored } from '../application/read-stored';
import { JOINING } from '../application/request-print-file.usecase';
import { PRINT_FILE_REQUESTED, type PrintFileRequestedV1 } from '../contract/events';
import { BatchRepository } from '../infrastructure/batch.repository';
import { DocumentJoiner } from '../infrastructure/print/document-joiner';
import type { PrintPart } from '../infrastructure/print/join-documents';
import { PrintFileRepository, type StoredPrintFile } from '../infrastructure/print-file.repository';

interface JoinedFile {
  readonly sha256: string;
  readonly size: number;
  readonly pages: number;
}

/** Joins the documents of a batch for the printer. Every step may be done again: the same documents give the same bytes. */
@Injectable()
export class JoinPrintFile extends Subscriber<PrintFileRequestedV1, JoinedFile | undefined> {
  readonly name = JOINING;
  readonly events = [PRINT_FILE_REQUESTED];
  override readonly queue = 'documents';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly prints: PrintFileRepository,
    private readonly batches: BatchRepository,
    private readonly joiner: DocumentJoiner,
    private readonly files: FileStore,
    private readonly audit: AuditTrail,
    private readonly notifications: Notifications,
  ) {
    super();
  }

  override async prepare({ actor, payload }: DeliveredEvent<PrintFileRequestedV1>): Promise<JoinedFile | undefined> {
    const work = await this.uow.run(actor, () => this.prints.begin(payload.printFileId));
    if (!work) return undefined;
    const parts: PrintPart[] = [];
    for (const { title, sha256 } of work.parts) {
      parts.push({ title, pdf: await readStored(this.files, sha256, title) });
    }
    const { pdf, pages } = await this.joiner.join({ parts, head: { title: work.title, createdAt: work.requestedAt } });
    return { ...(await this.files.put(pdf)), pages };
  }

  async handle({ payload }: DeliveredEvent<PrintFileRequestedV1>, joined: JoinedFile | undefined): Promise<void> {
    const file = joined && (await this.prints.finish(payload.printFileId, joined));
    if (file) await this.ended('document.print-file-made', file, joined, 'Die Druckdatei ist fertig');
  }

  override async failed({ payload }: DeliveredEvent<PrintFileRequestedV1>, reason: string): Promise<void> {
    const file = await this.prints.fail(payload.printFileId, reason);
    if (file) await this.ended('document.print-file-failed', file, { error: reason }, `Keine Druckdatei: ${reason}`);
  }

  private async ended(action: string, file: StoredPrintFile, after: object, text: string): Promise<void> {
    const { batchId, memberId, requestedBy } = file;
    const title = (await this.batches.find(batchId))?.title ?? '';
    this.audit.record({
      action,
      subject: { type: 'document-batch', id: batchId, label: title },
      memberId: memberId ?? undefined,
      after,
    });
    if (requestedBy) await this.notifications.notifyPerson(requestedBy, `${text} („${title}“).`, batchAddress(batchId));
  }
}
