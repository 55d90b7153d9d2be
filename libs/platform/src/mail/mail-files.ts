import { Injectable } from '@nestjs/common';
import { FileReferenceSource } from '../files/file-references';

@Injectable()
export class MailFiles extends FileReferenceSource {
  readonly name = 'platform.mail';
  readonly germanName = 'Anlagen der E-Mails';
  readonly select = `select m.id as key, a.value ->> 'sha256' as sha256,
      coalesce(a.value ->> 'name', m.subject) as label, m.about_href as href
    from platform.mail m cross join jsonb_array_elements(m.attachments) as a
    where a.value ? 'sha256'`;
}
