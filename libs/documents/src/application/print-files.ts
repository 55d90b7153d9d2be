import { FileReferenceSource } from '@app/platform';
import { Injectable } from '@nestjs/common';

/** The files of batches for the printer. */
@Injectable()
export class PrintFiles extends FileReferenceSource {
  readonly name = 'documents.print_file';
  readonly germanName = 'Druckdateien';
  readonly select = `select p.id as key, p.sha256, 'Druckdatei ' || b.title as label,
      '/dokumente?sammlung=' || b.id as href
    from documents.print_file p join documents.batch b on (b.centre_id, b.id) = (p.centre_id, p.batch_id)
    where p.sha256 is not null`;
}
