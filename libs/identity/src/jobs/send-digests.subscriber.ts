import { type DeliveredEvent, Subscriber } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { Digests } from '../application/digests';
import { DIGEST_DUE, type DigestDueV1 } from '../contract/events';

/** The mails of the day of one centre. Cut off, it goes on where it was: a row per person and day says who has theirs. */
@Injectable()
export class SendDigests extends Subscriber<DigestDueV1> {
  readonly name = 'identity.send-digests';
  readonly events = [DIGEST_DUE];

  constructor(private readonly digests: Digests) {
    super();
  }

  override prepare({ centreId, id, payload }: DeliveredEvent<DigestDueV1>): Promise<void> {
    return this.digests.send(centreId, payload.day, id);
  }

  handle(): Promise<void> {
    return Promise.resolve();
  }
}
