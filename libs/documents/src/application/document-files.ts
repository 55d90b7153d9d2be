import { FileReferenceSource } from '@app/platform';
import { Injectable } from '@nestjs/common';

@Injectable()
export class DocumentFiles extends FileReferenceSource {
  readonly name = 'documents.document';
  readonly germanName = 'Dokumente';
  readonly select = `select id as key, sha256, title as label, '/dokumente?dokument=' || id as href
    from documents.document where sha256 is not null and deleted_at is null`;
}
