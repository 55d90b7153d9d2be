import { addDays } from '@app/kernel';
import { People } from '@app/identity/contract';
import { Directory } from '@app/organisation/contract';
import { TrainingSeed, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { RequestRepository } from '../infrastructure/request.repository';
import { trainingRequest } from './training-request';

/** The request with which a training begins: handed in by the department, nobody looks after it yet. */
@Injectable()
export class RequestsTraining extends TrainingSeed {
  readonly order = 38;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly people: People,
    private readonly requests: RequestRepository,
  ) {
    super();
  }

  async seed(): Promise<void> {
    const { id: memberId } = await this.directory.memberBySlug('musterstadt');
    const costCentre = (await this.directory.costCentres(memberId)).find(({ number }) => number === '0365001');
    const [requesterId = ''] = await this.people.holders('requester', memberId);
    const requesterName = (await this.people.names([requesterId])).get(requesterId) ?? '';
    const content = { ...trainingRequest(addDays(this.uow.today(), 150)), costCentreId: costCentre?.id ?? '' };
    const id = await this.requests.insert({ memberId, requesterId, requesterName, content });
    const draft = await this.requests.find(id);
    await this.requests.update(draft, {
      ...{ state: 'submitted', number: await this.requests.nextNumber(), submittedAt: this.uow.now() },
      changedBy: requesterName,
    });
    const requester = { personId: requesterId, personName: requesterName };
    await this.requests.addEntry(draft, { kind: 'submitted', side: 'department', text: '', content }, requester);
  }
}
