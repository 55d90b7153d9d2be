import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Answers, Question } from '../domain/questionnaire';

/** What a member has answered so far. */
export interface SavedAnswers {
  readonly memberId: string;
  readonly answers: Answers;
  readonly savedByName: string;
  readonly savedAt: Date;
  readonly version: number;
}

@Injectable()
export class QuestionnaireRepository {
  constructor(private readonly uow: UnitOfWork) {}

  questions(roundId: string): Promise<readonly Question[]> {
    return this.uow.query<Question>(
      'select id, kind, label, hint, mandatory, choices from bundling.round_question where round_id = $1 order by position',
      [roundId],
    );
  }

  async insert(roundId: string, questions: readonly Question[]): Promise<void> {
    await this.uow.execute(
      `insert into bundling.round_question (round_id, id, position, kind, label, hint, mandatory, choices)
       select $2, q->>'id', ordinality, q->>'kind', q->>'label', q->>'hint', (q->>'mandatory')::boolean,
              array(select jsonb_array_elements_text(q->'choices'))
       from jsonb_array_elements($1::jsonb) with ordinality as given (q, ordinality)`,
      [JSON.stringify(questions), roundId],
    );
  }

  /** Of every member the actor may see. */
  allAnswers(roundId: string): Promise<readonly SavedAnswers[]> {
    return this.uow.query<SavedAnswers>(
      `select member_id as "memberId", answers, saved_by_name as "savedByName", saved_at as "savedAt", version
       from bundling.round_answer where round_id = $1`,
      [roundId],
    );
  }

  async answers(roundId: string, memberId: string): Promise<SavedAnswers | undefined> {
    return (await this.allAnswers(roundId)).find((each) => each.memberId === memberId);
  }

  /** `version` 0: nothing was saved before. 0 rows when somebody saved meanwhile. */
  save(
    roundId: string,
    memberId: string,
    version: number,
    answers: Answers,
    lateReason: string | null,
  ): Promise<number> {
    return this.uow.execute(
      version === 0
        ? `insert into bundling.round_answer (round_id, member_id, answers, saved_by_name, saved_at, late_reason)
           select $1, $2, $4, $5, $6, $7 where $3::integer = 0 on conflict do nothing`
        : `update bundling.round_answer
           set answers = $4, saved_by_name = $5, saved_at = $6, late_reason = coalesce($7, late_reason), version = version + 1
           where round_id = $1 and member_id = $2 and version = $3`,
      [roundId, memberId, version, JSON.stringify(answers), this.uow.actor.name, this.uow.now(), lateReason],
    );
  }
}
