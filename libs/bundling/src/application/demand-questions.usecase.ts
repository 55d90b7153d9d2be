import { Notifications } from '@app/identity/contract';
import { conflict, invalid, notFound } from '@app/kernel';
import { AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type DemandQuestion, QuestionRepository } from '../infrastructure/question.repository';
import { DemandPlausibility } from './demand-plausibility';
import { ReportingDesk } from './reporting-desk';

const USUAL_QUESTION = 'Bitte prüfen Sie diese Menge: Stimmt sie, und woran liegt die Abweichung?';

/** Questions about a reported quantity: asked by the centre, answered by the member, accepted by the centre. */
@Injectable()
export class DemandQuestions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly desk: ReportingDesk,
    private readonly questions: QuestionRepository,
    private readonly plausibility: DemandPlausibility,
    private readonly notifications: Notifications,
    private readonly audit: AuditTrail,
  ) {}

  /** Asks with what stands out at this moment, and tells the member's orderers. While a question is open, it is returned. */
  async ask(roundId: string, slug: string, articleNumber: string, text?: string): Promise<string> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    const asked = await this.desk.asked(roundId, await this.desk.memberOf(slug));
    const { round, member, facts } = asked;
    const article = facts.articles.get(articleNumber);
    if (!article)
      throw invalid('unknown-article', 'Diesen Artikel gibt es nicht.', [
        { pointer: '/articleNumber', message: `Den Artikel „${articleNumber}“ gibt es nicht.` },
      ]);
    if (round.state === 'bundled')
      throw conflict('round-bundled', 'Der Bedarf ist schon gebündelt. Rückfragen ändern daran nichts mehr.');
    const examined = await this.plausibility.of(roundId, slug);
    const found = examined.find((each) => each.articleNumber === articleNumber);
    const finding = (found?.findings ?? []).map(({ text: sentence }) => sentence).join(' ');
    const question = text?.trim() || USUAL_QUESTION;
    const id = await this.questions.ask({ roundId, memberId: member.id, articleNumber, finding, question });
    if (id === undefined) {
      const open = await this.questions.open(roundId, member.id, articleNumber);
      if (!open) throw notFound('Diese Rückfrage');
      return open.id;
    }
    await this.notifications.notifyRole(
      'orderer',
      member.id,
      `Rückfrage zur Bedarfsabfrage „${round.title}“: ${article.text}. ${finding || question}`,
      `/bedarf/${roundId}`,
    );
    this.audit.record({
      action: 'demand-question.asked',
      subject: { type: 'demand-round', id: roundId, label: round.number },
      memberId: member.id,
      after: { articleNumber, finding, question },
    });
    return id;
  }

  async answer(roundId: string, questionId: string, text: string): Promise<void> {
    const { question, label, title } = await this.find(roundId, questionId);
    requirePermission(this.uow.actor, 'demand.report', question.memberId);
    const answer = text.trim();
    if (answer === '')
      throw invalid('answer-missing', 'Die Antwort fehlt.', [
        { pointer: '/text', message: 'Bitte schreiben Sie, woran die Menge liegt oder was Sie geändert haben.' },
      ]);
    if ((await this.questions.answer(questionId, answer)) === 0)
      throw conflict(
        'question-answered',
        `${question.answeredByName ?? 'Jemand'} hat diese Rückfrage schon beantwortet.`,
      );
    if (question.askedBy)
      await this.notifications.notifyPerson(
        question.askedBy,
        `Antwort zur Bedarfsabfrage „${title}“, Artikel ${question.articleNumber}: ${answer}`,
        `/bedarf/${roundId}`,
      );
    this.audit.record({
      action: 'demand-question.answered',
      subject: { type: 'demand-round', id: roundId, label },
      memberId: question.memberId,
      after: { articleNumber: question.articleNumber, answer },
    });
  }

  async accept(roundId: string, questionId: string): Promise<void> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    const { question, label } = await this.find(roundId, questionId);
    if ((await this.questions.accept(questionId)) === 0) {
      if (question.acceptedAt) return;
      throw conflict('question-open', 'Die Rückfrage ist noch nicht beantwortet.');
    }
    this.audit.record({
      action: 'demand-question.accepted',
      subject: { type: 'demand-round', id: roundId, label },
      memberId: question.memberId,
      after: { articleNumber: question.articleNumber },
    });
  }

  private async find(
    roundId: string,
    questionId: string,
  ): Promise<{ readonly question: DemandQuestion; readonly label: string; readonly title: string }> {
    const question = await this.questions.find(roundId, questionId);
    if (!question) throw notFound('Diese Rückfrage');
    const { round } = await this.desk.askedById(roundId, question.memberId);
    return { question, label: round.number, title: round.title };
  }
}
