import { invalid } from '@app/kernel';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DocumentRequests } from '../contract';
import { TEMPLATES, type TemplateId } from '../contract/templates';
import { sampleOf } from '../infrastructure/render';
import { RegisteredSources } from './document-sources';

export interface DocumentWish {
  readonly template: TemplateId;
  readonly subject: { readonly type: string; readonly id: string };
  /** Fields that replace those of the sample; documents of real subjects are assembled by the rooms alone. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A kind of subject without a room: the template's id with invented data, to see how it looks. */
export const SAMPLE = 'sample';

/** Somebody wants a document and names what it is about. */
@Injectable()
export class RequestBySubject {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly requests: DocumentRequests,
    private readonly sources: RegisteredSources,
  ) {}

  async execute({ template, subject, data }: DocumentWish): Promise<string> {
    requirePermission(this.uow.actor, 'document.request');
    if (subject.type === SAMPLE) return this.sample(template, subject.id, data);
    if (data) throw refusal('/data', 'Die Angaben zu diesem Gegenstand stellt die Anwendung selbst zusammen.');
    const request = await this.sources.load(template, subject);
    if (!request) {
      throw refusal('/subject/type', `Zu diesem Gegenstand gibt es kein Dokument „${nameOf(template)}“.`);
    }
    if (request.memberId !== null) requirePermission(this.uow.actor, 'document.request', request.memberId);
    return this.requests.request(request);
  }

  private sample(template: TemplateId, id: string, data: DocumentWish['data'] = {}): Promise<string> {
    if (id !== template) throw refusal('/subject/id', `Das Muster dieser Vorlage hat die Kennung „${template}“.`);
    const name = nameOf(template);
    return this.requests.request({
      template,
      title: `${name} (Muster)`,
      subject: { type: SAMPLE, id: template, label: name },
      memberId: null,
      data: { ...sampleOf(template), ...data },
    });
  }
}

const nameOf = (template: TemplateId): string => TEMPLATES.find(({ id }) => id === template)?.germanName ?? template;
const refusal = (pointer: string, message: string): Error =>
  invalid('document-subject', message, [{ pointer, message }]);
