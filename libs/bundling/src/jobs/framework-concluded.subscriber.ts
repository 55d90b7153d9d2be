import { germanDate } from '@app/kernel';
import { Notifications } from '@app/identity/contract';
import { type DeliveredEvent, Subscriber } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { FRAMEWORK_CONCLUDED, type FrameworkConcludedV1 } from '../contract/events';
import { FrameworkRepository } from '../infrastructure/framework.repository';

/** Tells the orderers of the members that took part what they can order now. */
@Injectable()
export class FrameworkConcludedSubscriber extends Subscriber<FrameworkConcludedV1> {
  readonly name = 'bundling.tell-orderers-of-framework';
  readonly events = [FRAMEWORK_CONCLUDED];

  constructor(
    private readonly frameworks: FrameworkRepository,
    private readonly notifications: Notifications,
  ) {
    super();
  }

  async handle({ payload: { frameworkId } }: DeliveredEvent<FrameworkConcludedV1>): Promise<void> {
    const framework = await this.frameworks.find(frameworkId);
    if (!framework) return;
    const articles = framework.items === 1 ? 'ein Artikel' : `${framework.items} Artikel`;
    const text = `Neue Rahmenvereinbarung ${framework.number} mit ${framework.supplierName}: ${articles} bis ${germanDate(framework.to)} bestellbar.`;
    for (const memberId of framework.memberIds) {
      await this.notifications.notifyRole('orderer', memberId, text, `/rahmenvereinbarungen/${frameworkId}`);
    }
  }
}
