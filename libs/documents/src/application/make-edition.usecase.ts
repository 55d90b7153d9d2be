import { conflict, notFound } from '@app/kernel';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DocumentRepository } from '../infrastructure/document.repository';
import { RequestBySubject } from './request-by-subject.usecase';

/** Makes a document anew from the data of today, in the template of today; what was made before stays as it is. */
@Injectable()
export class MakeEdition {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly documents: DocumentRepository,
    private readonly requests: RequestBySubject,
  ) {}

  /**
   * Returns the id of the new edition, or of the one that is being made already: asked twice, it is made once.
   * Throws `conflict` for a document that no room assembles by itself.
   */
  async execute(id: string): Promise<string> {
    const document = await this.documents.find(id);
    if (!document) throw notFound('Dieses Dokument');
    const { template, source, memberId } = document;
    requirePermission(this.uow.actor, 'document.request', memberId ?? undefined);
    if (!source) {
      throw conflict(
        'no-further-edition',
        'Dieses Schriftstück entsteht nur in seinem Vorgang, zum Beispiel ein Schreiben mit seiner Nachricht. ' +
          'Bitte erzeugen Sie es dort neu.',
      );
    }
    await this.documents.lockEditions([{ template, source }]);
    const open = await this.documents.openEdition(template, source);
    return open ? open.id : this.requests.execute({ template, subject: source });
  }
}
