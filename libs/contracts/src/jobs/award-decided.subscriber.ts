import { type DeliveredEvent, Subscriber } from '@app/platform';
import { Procedures } from '@app/procedures/contract';
import { AWARD_DECIDED, type AwardDecidedV1 } from '@app/procedures/events';
import { Injectable } from '@nestjs/common';
import { ConcludeContracts } from '../application/conclude-contracts.usecase';

/** An award becomes one contract per winner. */
@Injectable()
export class ContractsAwardSubscriber extends Subscriber<AwardDecidedV1> {
  readonly name = 'contracts.conclude';
  readonly events = [AWARD_DECIDED];

  constructor(
    private readonly conclude: ConcludeContracts,
    private readonly procedures: Procedures,
  ) {
    super();
  }

  async handle({ payload: { procedureId } }: DeliveredEvent<AwardDecidedV1>): Promise<void> {
    await this.conclude.execute(await this.procedures.awarded(procedureId));
  }
}
