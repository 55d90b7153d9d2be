import { DomainError, invalid } from '@app/kernel';
import { AuditTrail, newId, Outbox, PRIORITY, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type DocumentRequest, DocumentRequests, type RequestedBatch } from '../contract';
import { DOCUMENT_REQUESTED, type DocumentRequestedV1 } from '../contract/events';
import { TEMPLATES, type TemplateId } from '../contract/templates';
import { common, LARGEST_BATCH } from '../domain/batch';
import { BatchRepository } from '../infrastructure/batch.repository';
import { DocumentRepository, type NewDocument } from '../infrastructure/document.repository';
import { checkTemplateData } from '../infrastructure/render/check/template-data.check';
import { Letterheads, type UnderLetterhead } from './letterheads';

/** The centre's own documents take turns with those of its members. */
const CENTRE_LANE = 'centre';

type CheckedRequest = Omit<NewDocument, 'id' | 'eventId'>;

/** Writes down that documents are wanted, with the data they will be made from. */
@Injectable()
export class RequestDocument extends DocumentRequests {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly documents: DocumentRepository,
    private readonly batches: BatchRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly letterheads: Letterheads,
  ) {
    super();
  }

  async request<T extends TemplateId>(request: DocumentRequest<T>): Promise<string> {
    const [id = ''] = await this.write([this.checked(request, await this.letterheads.now())]);
    return id;
  }

  async requestBatch(title: string, requests: readonly DocumentRequest[]): Promise<RequestedBatch> {
    if (requests.length === 0 || requests.length > LARGEST_BATCH) {
      const message = `Ein Sammelauftrag umfasst 1 bis ${LARGEST_BATCH} Schriftstücke, nicht ${requests.length}.`;
      throw invalid('batch-size', message, [{ pointer: '/documents', message }]);
    }
    const headed = await this.letterheads.now();
    const checked = requests.map((request, index) =>
      at(index, request.title, () => this.checked({ ...request, priority: 'batch' }, headed)),
    );
    const id = newId();
    const documentIds = checked.map(() => newId());
    const memberId = common(checked, (one) => one.memberId)?.memberId ?? null;
    const subject = common(checked, (one) => `${one.subject.type} ${one.subject.id}`)?.subject ?? null;
    await this.batches.insert({ id, kind: 'request', title, subject, memberId, documentIds, finishedAt: null });
    await this.write(checked, documentIds, id);
    this.audit.record({
      action: 'document.batch-requested',
      subject: { type: 'document-batch', id, label: title },
      memberId: memberId ?? undefined,
      after: { total: checked.length, templates: [...new Set(checked.map(({ template }) => template))] },
    });
    return { id, documentIds };
  }

  private checked<T extends TemplateId>(request: DocumentRequest<T>, headed: UnderLetterhead): CheckedRequest {
    const { template, title, subject, memberId, source } = request;
    if (memberId === null && this.uow.actor.reach === 'member') {
      throw new DomainError(
        'forbidden',
        'forbidden',
        'Dokumente des Vergabezentrums kann nur das Vergabezentrum erzeugen.',
      );
    }
    const data = checkTemplateData(template, headed(request));
    const priority = request.priority === 'batch' ? PRIORITY.batch : PRIORITY.ordinary;
    return { template, templateVersion: versionOf(template), title, subject, memberId, data, source, priority };
  }

  private async write(
    requests: readonly CheckedRequest[],
    ids: readonly string[] = requests.map(() => newId()),
    batchId?: string,
  ): Promise<readonly string[]> {
    const events = requests.map(({ memberId, priority }, index) => ({
      payload: { documentId: ids[index] ?? '' } satisfies DocumentRequestedV1,
      place: { priority, lane: memberId ?? CENTRE_LANE },
    }));
    const eventIds = await this.outbox.publishAll(DOCUMENT_REQUESTED, events);
    await this.documents.insert(
      requests.map((request, index) => ({
        ...request,
        ...{ id: ids[index] ?? '', eventId: eventIds[index] ?? '', batchId },
      })),
    );
    requests.forEach(({ template, templateVersion, title, subject, memberId }, index) =>
      this.audit.record({
        action: 'document.requested',
        subject: { type: 'document', id: ids[index] ?? '', label: title },
        memberId: memberId ?? undefined,
        after: { template, templateVersion, subject },
      }),
    );
    return ids;
  }
}

/** Says which document of many is refused. */
function at<T>(index: number, title: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const errors = error.errors.map(({ pointer, message }) => ({ pointer: `/documents/${index}${pointer}`, message }));
    throw new DomainError(error.kind, error.code, `„${title}“: ${error.message}`, errors);
  }
}

/** The version in which this program draws the template. */
export function versionOf(template: TemplateId): number {
  const info = TEMPLATES.find(({ id }) => id === template);
  if (!info) throw new Error(`template ${template} is not listed`);
  return info.version;
}
