import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type ArchivedDocument, DocumentArchive, type DocumentRequest } from '../contract';
import { checkTemplateData } from '../infrastructure/render/check/template-data.check';
import { canonicalJson } from '../infrastructure/render/data-hash';
import { Letterheads } from './letterheads';
import { versionOf } from './request-document.usecase';

/** Documents with the data they were made from, by their subject. */
@Injectable()
export class ArchivedDocuments extends DocumentArchive {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly letterheads: Letterheads,
  ) {
    super();
  }

  of({ type, id }: { readonly type: string; readonly id: string }): Promise<readonly ArchivedDocument[]> {
    return this.uow.query<ArchivedDocument>(
      `select id, template, template_version as "templateVersion", title, state, error,
              case when deleted_at is null then sha256 end as sha256, pages,
              requested_at as "requestedAt", finished_at as "finishedAt", data
       from documents.document where subject_type = $1 and subject_id = $2 order by id`,
      [type, id],
    );
  }

  async showing(request: DocumentRequest): Promise<ArchivedDocument | undefined> {
    const { template, subject } = request;
    const wanted = contentOf(checkTemplateData(template, (await this.letterheads.now())(request)));
    const documents = await this.of(subject);
    return documents.findLast(
      (one) =>
        one.template === template &&
        one.templateVersion === versionOf(template) &&
        one.state !== 'cancelled' &&
        contentOf(one.data) === wanted,
    );
  }
}

/** What a reader sees of the data; the moment of creation is no content. */
const contentOf = (data: unknown): string => canonicalJson({ ...(data as object), createdAt: '' });
