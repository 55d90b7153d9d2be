import { FileReferenceSource } from '@app/platform';
import { Injectable } from '@nestjs/common';

/** Logo and coats of arms, every version: an old document is checked and drawn again with the one it was made with. */
@Injectable()
export class LetterheadFiles extends FileReferenceSource {
  readonly name = 'documents.letterhead';
  readonly germanName = 'Bilder der Briefköpfe';
  readonly select = `select id as key, sha256, alt as label, null::text as href
    from documents.letterhead where sha256 is not null`;
}
