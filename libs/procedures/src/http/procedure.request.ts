import { NATURES, PROCEDURE_TYPES, STATES } from '@app/law';
import { IsCalendarDay, Trimmed } from '@app/platform';
import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { PHASES } from '../domain/phase';
import { LotScopeRequest } from './award.request';

export class NewPositionRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  articleNumber: string;

  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  text: string;

  /** UN/ECE Rec 20 code, for example XPK. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(10)
  unit: string;

  /** Decimal string. */
  @IsString()
  quantity: string;
}

export class NewLotRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  title: string;

  /** Net EUR, decimal string. */
  @IsString()
  estimatedValue: string;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  cpv?: string;

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => NewPositionRequest)
  positions?: NewPositionRequest[];
}

export class TermRequest {
  @IsCalendarDay()
  from: string;

  @IsCalendarDay()
  to: string;
}

export class CreateProcedureRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  title: string;

  @IsIn(NATURES)
  nature: (typeof NATURES)[number];

  /** An estimate as in law-api.md; left out, the lots are added up. */
  @IsOptional()
  @IsObject()
  estimate?: Record<string, unknown>;

  @IsIn(STATES)
  state: (typeof STATES)[number];

  /** Slugs of the members that buy. */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsString({ each: true })
  buyers: string[];

  @IsOptional()
  @IsString()
  @MaxLength(300)
  onBehalfOf?: string;

  @IsArray()
  @ArrayNotEmpty()
  @ValidateNested({ each: true })
  @Type(() => NewLotRequest)
  lots: NewLotRequest[];

  /** Term of the framework agreement; needed where lots have positions. */
  @IsOptional()
  @ValidateNested()
  @Type(() => TermRequest)
  term?: TermRequest;

  /** A joint purchase of several members; left out, it is one when more than one member buys. */
  @IsOptional()
  @IsBoolean()
  joint?: boolean;
}

export class TransitionRequest extends LotScopeRequest {
  @IsIn(PHASES)
  to: (typeof PHASES)[number];

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string;
}

export class CancellationRequest extends LotScopeRequest {
  /** Ids of the grounds that hold, as GET .../cancellation names them. */
  @IsArray()
  @ArrayNotEmpty()
  @IsString({ each: true })
  grounds: string[];

  @IsString()
  @MaxLength(2000)
  reason: string;
}

export class ProcedureTypeRequest {
  @IsIn(PROCEDURE_TYPES)
  type: (typeof PROCEDURE_TYPES)[number];

  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason: string;

  /** Id of the ground, for a type that needs one. */
  @IsOptional()
  @IsString()
  groundId?: string;
}

export class AssessmentRequest {
  /** The day the procedure starts: dispatch of the notice. */
  @IsCalendarDay()
  startsOn: string;
}

export class TimelineRequest {
  @IsCalendarDay()
  noticeDispatchedOn: string;

  /** Planned days by step id. */
  @IsOptional()
  @IsObject()
  overrides?: Record<string, string>;

  /** Wall-clock time of the tender deadline, "12:00"; left out: the end of the day. */
  @IsOptional()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'Hier wird eine Uhrzeit erwartet (HH:MM).' })
  tenderTime?: string;

  /** Only for the preview: another procedure type than the chosen one. */
  @IsOptional()
  @IsIn(PROCEDURE_TYPES)
  procedureType?: (typeof PROCEDURE_TYPES)[number];
}

export class BackwardPlanRequest {
  /** The day of the award; moved to the working day before it. */
  @IsCalendarDay()
  award: string;

  /** Wall-clock time of the tender deadline, "12:00"; left out: the end of the day. */
  @IsOptional()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'Hier wird eine Uhrzeit erwartet (HH:MM).' })
  tenderTime?: string;
}

export class TimelineModeQuery {
  /** `preview` saves nothing. */
  @IsOptional()
  @IsIn(['preview', 'save'])
  mode: 'preview' | 'save' = 'save';
}

export class CompassSheetRequest {
  /** A question as in law-api.md, POST /api/law/assessments. */
  @IsObject()
  assessment: Record<string, unknown>;

  /** A question as in law-api.md, POST /api/law/timelines; left out: a sheet without dates. */
  @IsOptional()
  @IsObject()
  timeline?: Record<string, unknown> | null;

  /** Saves the dates as those of the procedure, too; only in planning. */
  @IsOptional()
  @IsBoolean()
  applyTimeline?: boolean;
}
