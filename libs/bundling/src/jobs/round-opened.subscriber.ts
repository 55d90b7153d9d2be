import { germanDate } from '@app/kernel';
import { Notifications } from '@app/identity/contract';
import { type DeliveredEvent, Subscriber } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { ROUND_OPENED, type RoundOpenedV1 } from '../contract/events';
import { RoundRepository } from '../infrastructure/round.repository';

/** Tells the orderers of every member asked that a demand round is open. */
@Injectable()
export class RoundOpenedSubscriber extends Subscriber<RoundOpenedV1> {
  readonly name = 'bundling.tell-orderers-of-round';
  readonly events = [ROUND_OPENED];

  constructor(
    private readonly rounds: RoundRepository,
    private readonly notifications: Notifications,
  ) {
    super();
  }

  async handle({ payload: { roundId } }: DeliveredEvent<RoundOpenedV1>): Promise<void> {
    const round = await this.rounds.find(roundId);
    if (!round) return;
    const text = `Bedarfsabfrage „${round.title}“: Bitte melden Sie Ihren Bedarf bis zum ${germanDate(round.reportUntil)}.`;
    for (const { memberId } of await this.rounds.members([roundId])) {
      await this.notifications.notifyRole('orderer', memberId, text, `/bedarf/${roundId}`);
    }
  }
}
