import { FileReferenceSource } from '@app/platform';
import { Injectable } from '@nestjs/common';

/** Sealed envelopes as they came in. */
@Injectable()
export class SealedBidFiles extends FileReferenceSource {
  readonly name = 'procedures.sealed_bid';
  readonly germanName = 'Verschlossene Angebote';
  readonly select = `select id as key, sha256, 'Verschlossenes Angebot, Eingang ' || number as label,
      '/vergaben/' || procedure_id as href
    from procedures.sealed_bid`;
}

/** Proofs that a message reached its recipient. */
@Injectable()
export class MessageFiles extends FileReferenceSource {
  readonly name = 'procedures.message_event';
  readonly germanName = 'Nachweise zu Nachrichten';
  readonly select = `select e.id as key, e.file ->> 'sha256' as sha256, e.file ->> 'name' as label,
      '/vergaben/' || m.procedure_id as href
    from procedures.message_event e join procedures.message m on (m.centre_id, m.id) = (e.centre_id, e.message_id)
    where e.file ->> 'sha256' is not null`;
}
