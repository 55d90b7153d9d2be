import { type Actor, type Contribution, Contributions, may, type Task } from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CancellationRepository } from '../../infrastructure/cancellation.repository';

/** Companies that are to be told of a cancellation, also where it closed the procedure. */
@Injectable()
export class CancellationContribution implements Contribution, OnModuleInit {
  readonly room = 'procedures';

  constructor(
    private readonly contributions: Contributions,
    private readonly cancellations: CancellationRepository,
  ) {}

  onModuleInit(): void {
    this.contributions.register(this);
  }

  async tasks(actor: Actor): Promise<readonly Task[]> {
    if (!may(actor, 'procedure.manage')) return [];
    return (await this.cancellations.untold()).map(({ id, procedureId, fileNumber, title }) => ({
      id: `cancellation-information-${id}`,
      title: `Unternehmen über die Aufhebung unterrichten: ${title}`,
      detail: `${fileNumber}, unverzüglich nach der Aufhebung`,
      href: `/vergaben/${procedureId}`,
      due: null,
      kind: 'Vergabeverfahren',
    }));
  }
}
