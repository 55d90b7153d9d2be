import { addDays } from '@app/kernel';
import { People } from '@app/identity/contract';
import { Directory } from '@app/organisation/contract';
import { type DemoCentre, DemoSeed, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { RequestRepository, type StoredRequest } from '../infrastructure/request.repository';
import { type DemoRequest, demoRequests } from './demo-requests';

interface Person {
  readonly personId: string;
  readonly personName: string;
}
const DAYS_TO_ANSWER = 10;

/** Four requests in different states, of two members of the model centre. */
@Injectable()
export class RequestsDemo extends DemoSeed {
  readonly order = 36;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly people: People,
    private readonly requests: RequestRepository,
  ) {
    super();
  }

  async seed(centre: DemoCentre): Promise<void> {
    if (centre !== 'gross-gerau') return;
    const officer = await this.holder('officer', null);
    for (const request of demoRequests(this.uow.today())) await this.add(request, officer);
  }

  private async add({ member, costCentre, state, question, content }: DemoRequest, officer: Person): Promise<void> {
    const { id: memberId } = await this.directory.memberBySlug(member);
    const requester = await this.holder('requester', memberId);
    const place = (await this.directory.costCentres(memberId)).find(({ number }) => number === costCentre);
    const id = await this.requests.insert({
      memberId,
      requesterId: requester.personId,
      requesterName: requester.personName,
      content: { ...content, costCentreId: place?.id ?? '' },
    });
    if (state === 'draft') return;
    const draft = await this.requests.find(id);
    const looksAfter = state === 'submitted' ? null : officer;
    const change: Partial<StoredRequest> = {
      state,
      number: await this.requests.nextNumber(),
      submittedAt: this.uow.now(),
      changedBy: looksAfter?.personName ?? requester.personName,
      officerId: looksAfter?.personId ?? null,
      officerName: looksAfter?.personName ?? null,
      answerUntil: question ? addDays(this.uow.today(), DAYS_TO_ANSWER) : null,
    };
    await this.requests.update(draft, change);
    await this.requests.addEntry(
      draft,
      { kind: 'submitted', side: 'department', text: '', content: draft.content },
      requester,
    );
    if (looksAfter) await this.requests.addEntry(draft, { kind: 'review', side: 'centre', text: '' }, looksAfter);
    if (question) await this.requests.addEntry(draft, { kind: 'return', side: 'centre', text: question }, officer);
  }

  private async holder(role: string, memberId: string | null): Promise<Person> {
    const [personId = ''] = await this.people.holders(role, memberId);
    return { personId, personName: (await this.people.names([personId])).get(personId) ?? '' };
  }
}
