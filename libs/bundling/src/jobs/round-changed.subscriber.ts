import { Notifications } from '@app/identity/contract';
import { germanDate } from '@app/kernel';
import { type DeliveredEvent, Subscriber } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { ROUND_EXTENDED, ROUND_JOINED, type RoundExtendedV1, type RoundJoinedV1 } from '../contract/events';
import { RoundRepository } from '../infrastructure/round.repository';

/** Tells all orderers of a round that there is more time, and those of new members that they are asked. */
@Injectable()
export class RoundChangedSubscriber extends Subscriber<RoundExtendedV1 | RoundJoinedV1> {
  readonly name = 'bundling.tell-orderers-of-change';
  readonly events = [ROUND_EXTENDED, ROUND_JOINED];

  constructor(
    private readonly rounds: RoundRepository,
    private readonly notifications: Notifications,
  ) {
    super();
  }

  async handle({ payload }: DeliveredEvent<RoundExtendedV1 | RoundJoinedV1>): Promise<void> {
    const round = await this.rounds.find(payload.roundId);
    if (!round) return;
    const extended = 'to' in payload;
    const asked = (await this.rounds.members([round.id])).map(({ memberId }) => memberId);
    const text = extended
      ? `Bedarfsabfrage „${round.title}“: Die Meldefrist ist vom ${germanDate(payload.from)} auf den ${germanDate(payload.to)} verlängert. Grund: ${payload.reason}`
      : `Bedarfsabfrage „${round.title}“: Bitte melden Sie Ihren Bedarf bis zum ${germanDate(round.reportUntil)}.`;
    for (const memberId of asked) {
      if (extended || payload.memberIds.includes(memberId))
        await this.notifications.notifyRole('orderer', memberId, text, `/bedarf/${round.id}`);
    }
  }
}
