import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

export interface DemandQuestion {
  readonly id: string;
  readonly roundId: string;
  readonly memberId: string;
  readonly articleNumber: string;
  /** What stood out when it was asked, or "". */
  readonly finding: string;
  readonly question: string;
  readonly askedBy: string | null;
  readonly askedByName: string;
  readonly askedAt: Date;
  readonly answer: string | null;
  readonly answeredByName: string | null;
  readonly answeredAt: Date | null;
  readonly acceptedByName: string | null;
  readonly acceptedAt: Date | null;
}

const QUESTION = `select id, round_id as "roundId", member_id as "memberId", article_number as "articleNumber", finding, question,
  asked_by as "askedBy", asked_by_name as "askedByName", asked_at as "askedAt", answer, answered_by_name as "answeredByName",
  answered_at as "answeredAt", accepted_by_name as "acceptedByName", accepted_at as "acceptedAt" from bundling.demand_question`;

@Injectable()
export class QuestionRepository {
  constructor(private readonly uow: UnitOfWork) {}

  ofRound(roundId: string, memberId?: string): Promise<DemandQuestion[]> {
    return this.uow.query<DemandQuestion>(
      `${QUESTION} where round_id = $1 and ($2::uuid is null or member_id = $2) order by id`,
      [roundId, memberId ?? null],
    );
  }

  find(roundId: string, id: string): Promise<DemandQuestion | undefined> {
    return this.uow.first<DemandQuestion>(`${QUESTION} where round_id = $1 and id = $2`, [roundId, id]);
  }

  /** Undefined when a question about it is open already. */
  async ask(
    question: Pick<DemandQuestion, 'roundId' | 'memberId' | 'articleNumber' | 'finding' | 'question'>,
  ): Promise<string | undefined> {
    const row = await this.uow.first<{ id: string }>(
      `insert into bundling.demand_question
         (id, round_id, member_id, article_number, finding, question, asked_by, asked_by_name, asked_at)
       values ($1, $2, $3, $4, $5, $6, app.person_id(), $7, $8)
       on conflict (centre_id, round_id, member_id, article_number) where accepted_at is null do nothing returning id`,
      [
        newId(),
        question.roundId,
        question.memberId,
        question.articleNumber,
        question.finding,
        question.question,
        this.uow.actor.name,
        this.uow.now(),
      ],
    );
    return row?.id;
  }

  /** Those that wait for the member's answer or for the centre's acceptance, in rounds that are not bundled. */
  waiting(what: 'answer' | 'acceptance'): Promise<DemandQuestion[]> {
    const state = what === 'answer' ? 'q.answered_at is null' : 'q.answered_at is not null and q.accepted_at is null';
    return this.uow.query<DemandQuestion>(
      `${QUESTION} q where ${state} and exists (
         select from bundling.demand_round r where (r.centre_id, r.id) = (q.centre_id, q.round_id) and r.state <> 'bundled')
       order by id`,
    );
  }

  open(roundId: string, memberId: string, articleNumber: string): Promise<DemandQuestion | undefined> {
    return this.uow.first<DemandQuestion>(
      `${QUESTION} where round_id = $1 and member_id = $2 and article_number = $3 and accepted_at is null`,
      [roundId, memberId, articleNumber],
    );
  }

  /** 0 when it is answered or accepted already. */
  answer(id: string, text: string): Promise<number> {
    return this.uow.execute(
      `update bundling.demand_question set answer = $2, answered_by_name = $3, answered_at = $4
       where id = $1 and answered_at is null`,
      [id, text, this.uow.actor.name, this.uow.now()],
    );
  }

  /** 0 when it is not answered, or accepted already. */
  accept(id: string): Promise<number> {
    return this.uow.execute(
      `update bundling.demand_question set accepted_by_name = $2, accepted_at = $3
       where id = $1 and answered_at is not null and accepted_at is null`,
      [id, this.uow.actor.name, this.uow.now()],
    );
  }
}
