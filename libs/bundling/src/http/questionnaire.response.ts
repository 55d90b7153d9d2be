import { ApiProperty } from '@nestjs/swagger';
import { RoundQuestionResponse } from './round-setup.response';

export class OpenQuestionResponse {
  /** `/answers/<question id>`. */
  pointer: string;
  message: string;
}
export class QuestionnaireResponse {
  questions: RoundQuestionResponse[];
  /** Slug; null where no member is meant: then there are no answers. */
  member: string | null;
  /** By question id, as they were saved. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  answers: Record<string, unknown>;
  savedBy: string | null;
  savedAt: Date | null;
  /** Mandatory questions without an answer. */
  open: OpenQuestionResponse[];
  /** No mandatory question is open. */
  complete: boolean;
  /** 0 while nothing was saved. */
  version: number;
}
