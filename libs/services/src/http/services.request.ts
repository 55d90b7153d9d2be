import { IsCalendarDay, PageQuery, Trimmed } from '@app/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { type Channel, CHANNELS, TRAINING_KINDS, type TrainingKind } from '../domain/service-entry';

export class ConsultationRequest {
  @IsCalendarDay()
  day: string;
  /** Slug of the member whose people asked. */
  @IsString()
  @MinLength(1, { message: 'Bitte wählen Sie die Kommune.' })
  @MaxLength(100)
  member: string;
  /** Department or person. */
  @Trimmed()
  @IsString()
  @MinLength(1, { message: 'Bitte geben Sie an, wer gefragt hat.' })
  @MaxLength(200)
  asker: string;
  @Trimmed()
  @IsString()
  @MinLength(1, { message: 'Bitte geben Sie das Thema an.' })
  @MaxLength(200)
  topic: string;
  @IsIn(CHANNELS)
  channel: Channel;
  @IsInt()
  @Min(1)
  @Max(1440)
  minutes: number;
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  note?: string;
  /** Id of the procedure it was about. */
  @IsOptional()
  @IsUUID()
  procedureId?: string;
}
export class TrainingParticipantsRequest {
  @IsString()
  @MaxLength(100)
  member: string;
  @IsInt()
  @Min(1)
  @Max(1000)
  people: number;
}
export class TrainingRequest {
  @IsIn(TRAINING_KINDS)
  kind: TrainingKind;
  @IsCalendarDay()
  day: string;
  @Trimmed()
  @IsString()
  @MinLength(1, { message: 'Bitte geben Sie den Titel an.' })
  @MaxLength(200)
  title: string;
  @Trimmed()
  @IsString()
  @MinLength(1, { message: 'Bitte geben Sie den Ort an.' })
  @MaxLength(200)
  place: string;
  @IsInt()
  @Min(1)
  @Max(6000)
  minutes: number;
  @Trimmed()
  @IsString()
  @MinLength(1, { message: 'Bitte geben Sie an, wer die Veranstaltung durchgeführt hat.' })
  @MaxLength(200)
  trainer: string;
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  topics?: string;
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => TrainingParticipantsRequest)
  participants: TrainingParticipantsRequest[];
}
export class ServiceCancelRequest {
  @Trimmed()
  @IsString()
  @MinLength(3, { message: 'Bitte begründen Sie die Stornierung.' })
  @MaxLength(500)
  reason: string;
}
export class ServiceListQuery extends PageQuery {
  @IsOptional()
  @IsCalendarDay()
  from?: string;
  @IsOptional()
  @IsCalendarDay()
  to?: string;
  /** Slug of a member. */
  @IsOptional()
  @IsString()
  member?: string;
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
  /** `yes` shows cancelled entries, too. */
  @IsOptional()
  @IsIn(['yes', 'no'])
  cancelled?: 'yes' | 'no';
}
export class ServiceExportQuery extends ServiceListQuery {
  @IsIn(['csv', 'xlsx'])
  format: 'csv' | 'xlsx';
}
export class ServiceSuggestionQuery {
  @IsOptional()
  @IsString()
  member?: string;
}
export class ServiceSummaryQuery {
  @IsCalendarDay()
  from: string;
  @IsCalendarDay()
  to: string;
}
