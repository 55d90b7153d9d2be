import type { LocalDate } from '@app/kernel';
import { IsCalendarDay, Trimmed } from '@app/platform';
import { IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';

const LONGEST = 5000;

export class BidderQuestionRequest {
  @IsCalendarDay()
  receivedOn: LocalDate;

  /** The bidder that asked, where it is known and one of the procedure's. */
  @IsOptional()
  @IsUUID()
  bidderId?: string;

  /** Who asked, where it is none of the bidders. Never published. */
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  askedBy?: string;

  @Trimmed()
  @IsString()
  @IsNotEmpty({ message: 'Bitte geben Sie die Frage im Wortlaut an.' })
  @MaxLength(LONGEST)
  text: string;
}
export class BidderAnswerRequest {
  /** Number of the version to be published: 1, and one more with every correction. */
  @IsInt()
  @Min(1)
  version: number;

  /** The question as all bidders read it. */
  @Trimmed()
  @IsString()
  @MaxLength(LONGEST)
  question: string;

  @Trimmed()
  @IsString()
  @MaxLength(LONGEST)
  answer: string;

  /** Why a published answer is corrected; not published. */
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string;
}
export class BidderQuestionRejectionRequest {
  @IsInt()
  @Min(1)
  version: number;

  @Trimmed()
  @IsString()
  @MaxLength(2000)
  reason: string;
}
