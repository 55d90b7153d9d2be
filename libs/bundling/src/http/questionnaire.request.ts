import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, MaxLength } from 'class-validator';

export class QuestionnaireQuery {
  /** Slug; a person of one member need not name it. */
  @IsOptional()
  @IsString()
  member?: string;
}

export class QuestionnaireAnswersRequest {
  /** Slug; a person of one member need not name it. */
  @IsOptional()
  @IsString()
  member?: string;

  /**
   * By question id: text (`ja` or `nein` for yes-no, a decimal string for number), a list of places for delivery-point,
   * `{ name, email, phone }` for contact. What is left out or empty is open.
   */
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  answers: Record<string, unknown>;

  /** Why the centre answers after the last day. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}
