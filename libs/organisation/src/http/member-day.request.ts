import { IsCalendarDay, Trimmed } from '@app/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { MEMBER_DAY_KINDS, type MemberDayKind } from '../contract';

export class MemberDayQuery {
  /** Slug of the member; left out: all that may be seen. */
  @IsOptional()
  @IsString()
  member?: string;

  @IsCalendarDay()
  from: string;

  @IsCalendarDay()
  to: string;
}

export class AddMemberDayRequest {
  /** Slug of the member, for example `nauheim`. */
  @IsString()
  member: string;

  @IsIn(MEMBER_DAY_KINDS)
  kind: MemberDayKind;

  @IsCalendarDay()
  from: string;

  /** Last day; left out: the same day. */
  @IsOptional()
  @IsCalendarDay()
  to?: string | null;

  /** Reason of the closing, or name of the body. */
  @Trimmed()
  @IsString()
  @MaxLength(200)
  label: string;
}

export class MemberDayImportQuery {
  @IsIn(['check', 'apply'])
  mode: 'check' | 'apply';
}
