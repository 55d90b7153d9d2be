import { IsCalendarDay, Trimmed } from '@app/platform';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { COMPLAINT_SUBJECTS } from '../domain/review/complaint';
import { REVIEW_ENDS, REVIEW_EVENTS } from '../domain/review/review-proceedings';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
const INSTANT_MESSAGE = {
  message: 'Hier wird ein Zeitpunkt mit Zeitzone erwartet, zum Beispiel 2026-12-01T09:30:00Z.',
};

export class NewComplaintRequest {
  /** Where the company is among the bidders. */
  @IsOptional()
  @IsUUID()
  bidderId?: string;

  /** Left out: the bidder's. */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(200)
  name?: string;

  @Matches(INSTANT, INSTANT_MESSAGE)
  receivedAt: string;

  /** When the company recognised the breach, where that is known. */
  @IsOptional()
  @IsCalendarDay()
  recognisedOn?: string;

  @IsIn(COMPLAINT_SUBJECTS)
  about: (typeof COMPLAINT_SUBJECTS)[number];

  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(10_000)
  text: string;

  /** Left out: the whole procedure. */
  @IsOptional()
  @IsArray()
  @IsUUID('all', { each: true })
  lotIds?: string[];
}

export class ComplaintAnswerRequest {
  @IsIn(['remedied', 'refused'])
  outcome: 'remedied' | 'refused';

  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(10_000)
  reason: string;

  @IsCalendarDay()
  answeredOn: string;

  /** When the company received the refusal: its period for an application begins. */
  @IsOptional()
  @IsCalendarDay()
  receivedOn?: string;
}

export class NewReviewProceedingsRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  chamber: string;

  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  fileNumber: string;

  /** When the authority was informed of the application. */
  @Matches(INSTANT, INSTANT_MESSAGE)
  informedAt: string;

  /** Left out: the whole procedure. */
  @IsOptional()
  @IsArray()
  @IsUUID('all', { each: true })
  lotIds?: string[];
}

export class ReviewEventRequest {
  @IsIn(REVIEW_EVENTS)
  kind: (typeof REVIEW_EVENTS)[number];

  @IsCalendarDay()
  on: string;

  /** Of a decision. */
  @IsOptional()
  @IsBoolean()
  rejected?: boolean;

  /** Of the end: how the prohibition ended. */
  @IsOptional()
  @IsIn(REVIEW_ENDS)
  end?: (typeof REVIEW_ENDS)[number];

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  note?: string;
}
