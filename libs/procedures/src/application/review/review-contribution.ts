import { germanInstant } from '@app/kernel';
import { type Actor, type Contribution, Contributions, may, type Task } from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ReviewRepository } from '../../infrastructure/review.repository';

/** Complaints that wait for an answer. The law names no period for it, so there is no due day. */
@Injectable()
export class ReviewContribution implements Contribution, OnModuleInit {
  readonly room = 'procedures';

  constructor(
    private readonly contributions: Contributions,
    private readonly reviews: ReviewRepository,
  ) {}

  onModuleInit(): void {
    this.contributions.register(this);
  }

  async tasks(actor: Actor): Promise<readonly Task[]> {
    if (!may(actor, 'procedure.manage')) return [];
    const open = await this.reviews.openComplaints();
    return open.map(({ id, procedureId, fileNumber, title, name, receivedAt }) => ({
      id: `complaint-${id}`,
      title: `Rüge beantworten: ${title}`,
      detail: `${fileNumber}, ${name}, eingegangen am ${germanInstant(receivedAt)}`,
      href: `/vergaben/${procedureId}?bereich=ruegen`,
      due: null,
      kind: 'Rüge',
    }));
  }
}
