import { type DeliveredEvent, Subscriber } from '@app/platform';
import { Procedures } from '@app/procedures/contract';
import { AWARD_DECIDED, type AwardDecidedV1 } from '@app/procedures/events';
import { Injectable } from '@nestjs/common';
import { ConcludeFrameworks } from '../application/conclude-frameworks.usecase';

/** An award becomes one framework agreement per lot. */
@Injectable()
export class AwardDecidedSubscriber extends Subscriber<AwardDecidedV1> {
  readonly name = 'bundling.conclude-frameworks';
  readonly events = [AWARD_DECIDED];

  constructor(
    private readonly conclude: ConcludeFrameworks,
    private readonly procedures: Procedures,
  ) {
    super();
  }

  async handle({ payload: { procedureId } }: DeliveredEvent<AwardDecidedV1>): Promise<void> {
    await this.conclude.execute(await this.procedures.awarded(procedureId));
  }
}
