import { DOCUMENT_ARCHIVED, type DocumentArchivedV1 } from '@app/documents/events';
import { type DeliveredEvent, Subscriber } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { SendWaitingLetter } from '../application/correspondence/send-waiting-letter.usecase';

/** A letter to a bidder leaves by mail when its PDF is drawn. */
@Injectable()
export class SendLetterSubscriber extends Subscriber<DocumentArchivedV1> {
  readonly name = 'procedures.send-letter';
  readonly events = [DOCUMENT_ARCHIVED];

  constructor(private readonly letters: SendWaitingLetter) {
    super();
  }

  handle({ payload }: DeliveredEvent<DocumentArchivedV1>): Promise<void> {
    return this.letters.run(payload);
  }
}
