import { invalid } from '@app/kernel';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type DocumentRequest, DocumentRequests } from '../contract';
import { type TemplateId, type TemplateInfo, TEMPLATES } from '../contract/templates';
import { namedSample, sampleOf } from '../infrastructure/render';
import { RegisteredSources } from './document-sources';

export interface DocumentWish {
  readonly template: TemplateId;
  readonly subject: { readonly type: string; readonly id: string };
  /** Fields that replace those of the sample; documents of real subjects are assembled by the rooms alone. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A kind of subject without a room: the id of a template or of one of its samples, to see how it looks. */
export const SAMPLE = 'sample';

/** Somebody wants a document and names what it is about. */
@Injectable()
export class RequestBySubject {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly requests: DocumentRequests,
    private readonly sources: RegisteredSources,
  ) {}

  async execute(wish: DocumentWish): Promise<string> {
    return this.requests.request(await this.load(wish));
  }

  /** The request with its data. Throws `invalid` for a subject that has no such document, `forbidden`. */
  async load({ template, subject, data }: DocumentWish): Promise<DocumentRequest> {
    requirePermission(this.uow.actor, 'document.request');
    if (subject.type === SAMPLE) return sample(template, subject.id, data);
    if (data) throw refusal('/data', 'Die Angaben zu diesem Gegenstand stellt die Anwendung selbst zusammen.');
    const request = await this.sources.load(template, subject);
    if (!request) {
      throw refusal('/subject/type', `Zu diesem Gegenstand gibt es kein Dokument „${nameOf(template)}“.`);
    }
    if (request.memberId !== null) requirePermission(this.uow.actor, 'document.request', request.memberId);
    return request;
  }
}

function sample(template: TemplateId, id: string, data: DocumentWish['data'] = {}): DocumentRequest {
  const { germanName, samples = [] } = infoOf(template);
  const named = samples.find((one) => one.id === id);
  if (id !== template && !named) {
    const known = [template, ...samples.map((one) => one.id)].map((one) => `„${one}“`).join(', ');
    throw refusal('/subject/id', `Das Muster dieser Vorlage hat die Kennung ${known}.`);
  }
  const name = named?.germanName ?? germanName;
  return {
    template,
    title: `${name} (Muster)`,
    subject: { type: SAMPLE, id, label: name },
    memberId: null,
    data: { ...(named ? namedSample(named.id) : sampleOf(template)), ...data },
    source: { type: SAMPLE, id },
  };
}

function infoOf(template: TemplateId): TemplateInfo {
  const info = TEMPLATES.find(({ id }) => id === template);
  if (!info) throw new Error(`template ${template} is not listed`);
  return info;
}
const nameOf = (template: TemplateId): string => infoOf(template).germanName;
const refusal = (pointer: string, message: string): Error =>
  invalid('document-subject', message, [{ pointer, message }]);
