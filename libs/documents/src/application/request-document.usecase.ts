import { DomainError } from '@app/kernel';
import { AuditTrail, newId, Outbox, PRIORITY, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type DocumentRequest, DocumentRequests } from '../contract';
import { DOCUMENT_REQUESTED, type DocumentRequestedV1 } from '../contract/events';
import { TEMPLATES, type TemplateId } from '../contract/templates';
import { DocumentRepository } from '../infrastructure/document.repository';
import { checkTemplateData } from '../infrastructure/render/check/template-data.check';

/** The centre's own documents take turns with those of its members. */
const CENTRE_LANE = 'centre';

/** Writes down that a document is wanted, with the data it will be made from. */
@Injectable()
export class RequestDocument extends DocumentRequests {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly documents: DocumentRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {
    super();
  }

  async request<T extends TemplateId>(request: DocumentRequest<T>): Promise<string> {
    const { template, title, subject, memberId } = request;
    if (memberId === null && this.uow.actor.reach === 'member') {
      throw new DomainError(
        'forbidden',
        'forbidden',
        'Dokumente des Vergabezentrums kann nur das Vergabezentrum erzeugen.',
      );
    }
    const data = checkTemplateData(template, request.data);
    const templateVersion = versionOf(template);
    const id = newId();
    const priority = request.priority === 'batch' ? PRIORITY.batch : PRIORITY.ordinary;
    const event = { documentId: id } satisfies DocumentRequestedV1;
    const eventId = await this.outbox.publish(DOCUMENT_REQUESTED, event, { priority, lane: memberId ?? CENTRE_LANE });
    await this.documents.insert({ id, template, templateVersion, title, subject, memberId, data, eventId, priority });
    this.audit.record({
      action: 'document.requested',
      subject: { type: 'document', id, label: title },
      memberId: memberId ?? undefined,
      after: { template, templateVersion, subject },
    });
    return id;
  }
}

/** The version in which this program draws the template. */
export function versionOf(template: TemplateId): number {
  const info = TEMPLATES.find(({ id }) => id === template);
  if (!info) throw new Error(`template ${template} is not listed`);
  return info.version;
}
