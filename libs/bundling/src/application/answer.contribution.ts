import { type Actor, type Contribution, Contributions, may, type Task } from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CollectionRepository } from '../infrastructure/collection.repository';
import { QuestionRepository } from '../infrastructure/question.repository';
import { RoundRepository } from '../infrastructure/round.repository';

/** What waits for the people of a member besides their report: help for a collection, questions to answer. */
@Injectable()
export class AnswerContribution implements Contribution, OnModuleInit {
  readonly room = 'bundling';

  constructor(
    private readonly contributions: Contributions,
    private readonly rounds: RoundRepository,
    private readonly collections: CollectionRepository,
    private readonly questions: QuestionRepository,
  ) {}

  onModuleInit(): void {
    this.contributions.register(this);
  }

  async tasks(actor: Actor): Promise<readonly Task[]> {
    if (may(actor, 'demand-round.manage')) return this.answersToRead();
    if (actor.reach !== 'member') return [];
    const help = actor.personId && may(actor, 'demand.contribute') ? await this.help(actor.personId) : [];
    return [...help, ...(may(actor, 'demand.report') ? await this.questionsToAnswer() : [])];
  }

  private async help(personId: string): Promise<readonly Task[]> {
    const wanted = new Map((await this.collections.openFor(personId)).map(({ roundId, until }) => [roundId, until]));
    if (wanted.size === 0) return [];
    return (await this.rounds.openRounds()).flatMap(({ id, title, state, reportUntil }) =>
      state === 'open' && wanted.has(id)
        ? {
            id: `bundling:contribute:${id}`,
            title: 'Bedarf Ihres Fachamts eintragen',
            detail: title,
            href: `/bedarf/${id}/zuarbeit`,
            due: wanted.get(id) ?? reportUntil,
            kind: 'contribute-demand',
          }
        : [],
    );
  }

  private async questionsToAnswer(): Promise<readonly Task[]> {
    return (await this.questions.waiting('answer')).map(({ id, roundId, articleNumber, question }) => ({
      id: `bundling:question:${id}`,
      title: `Rückfrage zu Artikel ${articleNumber} beantworten`,
      detail: question,
      href: `/bedarf/${roundId}`,
      due: null,
      kind: 'answer-demand-question',
    }));
  }

  private async answersToRead(): Promise<readonly Task[]> {
    return (await this.questions.waiting('acceptance')).map(({ id, roundId, articleNumber, answer }) => ({
      id: `bundling:answer:${id}`,
      title: `Antwort zu Artikel ${articleNumber} prüfen`,
      detail: answer ?? '',
      href: `/bedarf/${roundId}`,
      due: null,
      kind: 'accept-demand-answer',
    }));
  }
}
