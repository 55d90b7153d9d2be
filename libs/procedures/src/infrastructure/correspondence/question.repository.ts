import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { AnswerVersion, BidderQuestion } from '../../domain/correspondence/questions';

export type NewQuestion = Pick<BidderQuestion, 'receivedOn' | 'bidderId' | 'askedBy' | 'text'>;
export type NewAnswer = Pick<AnswerVersion, 'version' | 'kind' | 'question' | 'answer' | 'reason'>;

/** Questions of bidders with the versions of their answers; nothing is ever changed. */
@Injectable()
export class QuestionRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** By number. */
  async of(procedureId: string): Promise<readonly BidderQuestion[]> {
    const questions = await this.uow.query<Omit<BidderQuestion, 'versions'>>(
      `select id, number, received_on as "receivedOn", bidder_id as "bidderId", asked_by as "askedBy", text,
         person_name as "personName", recorded_at as at
       from procedures.bidder_question where procedure_id = $1 order by number`,
      [procedureId],
    );
    const versions = await this.uow.query<AnswerVersion & { readonly questionId: string }>(
      `select a.question_id as "questionId", a.version, a.kind, a.question, a.answer, a.reason,
         a.person_name as "personName", a.made_at as at
       from procedures.bidder_answer a
         join procedures.bidder_question q on (q.centre_id, q.id) = (a.centre_id, a.question_id)
       where q.procedure_id = $1 order by a.version`,
      [procedureId],
    );
    return questions.map((question) => ({
      ...question,
      versions: versions
        .filter(({ questionId }) => questionId === question.id)
        .map(({ questionId: _, ...version }) => version),
    }));
  }

  /** The procedure is locked while a number is drawn: no gaps, no doubles. */
  async insert(procedureId: string, number: number, question: NewQuestion): Promise<string> {
    const id = newId();
    const { receivedOn, bidderId, askedBy, text } = question;
    await this.uow.execute(
      `insert into procedures.bidder_question
         (id, procedure_id, number, received_on, bidder_id, asked_by, text, person_name, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, procedureId, number, receivedOn, bidderId, askedBy, text, this.uow.actor.name, this.uow.now()],
    );
    return id;
  }

  async addVersion(questionId: string, { version, kind, question, answer, reason }: NewAnswer): Promise<void> {
    await this.uow.execute(
      `insert into procedures.bidder_answer (question_id, version, kind, question, answer, reason, person_name, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [questionId, version, kind, question, answer, reason, this.uow.actor.name, this.uow.now()],
    );
  }
}
