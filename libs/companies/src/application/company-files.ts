import { FileReferenceSource } from '@app/platform';
import { Injectable } from '@nestjs/common';

@Injectable()
export class CompanyFiles extends FileReferenceSource {
  readonly name = 'companies.proof';
  readonly germanName = 'Nachweise der Unternehmen';
  readonly select = `select p.id as key, p.sha256, p.file_name as label, '/unternehmen/' || d.company_id as href
    from companies.proof p join companies.declaration d on (d.centre_id, d.id) = (p.centre_id, p.declaration_id)`;
}
