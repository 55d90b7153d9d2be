import { FileReferenceSource } from '@app/platform';
import { Injectable } from '@nestjs/common';

@Injectable()
export class RequestFiles extends FileReferenceSource {
  readonly name = 'requests.attachment';
  readonly germanName = 'Anlagen der Vergabeanträge';
  readonly select = `select id as key, sha256, name as label, '/antraege/' || request_id as href
    from requests.attachment`;
}
