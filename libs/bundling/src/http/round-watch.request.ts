import { IsCalendarDay } from '@app/platform';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, IsString, MaxLength } from 'class-validator';

export class ExtendRoundRequest {
  /** The new last day to report, later than the old one. */
  @IsCalendarDay()
  reportUntil: string;

  /** All members are told. */
  @IsString()
  @MaxLength(500)
  reason: string;
}

export class RemindMembersRequest {
  /** Slugs; all members without an answer when left out. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsString({ each: true })
  members?: string[];
}

export class AddParticipantsRequest {
  /** Slugs. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsString({ each: true })
  members: string[];
}
