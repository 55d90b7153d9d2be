import { type DeliveredEvent, Subscriber, systemActor, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DemandPlausibility } from '../application/demand-plausibility';
import { DEMAND_REPORTED, type DemandReportedV1 } from '../contract/events';

/** Keeps the medians of a round, which members are compared with but could not compute themselves. */
@Injectable()
export class DemandReportedSubscriber extends Subscriber<DemandReportedV1> {
  readonly name = 'bundling.refresh-medians';
  readonly events = [DEMAND_REPORTED];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly plausibility: DemandPlausibility,
  ) {
    super();
  }

  /** Apart from `handle`, which runs as the member that reported: the figures of all members are needed. */
  override prepare({ centreId, actor, payload: { roundId } }: DeliveredEvent<DemandReportedV1>): Promise<void> {
    return this.uow.run(systemActor(centreId, actor.requestId), () => this.plausibility.refreshMedians(roundId));
  }

  handle(): Promise<void> {
    return Promise.resolve();
  }
}
