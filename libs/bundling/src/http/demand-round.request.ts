import { IsCalendarDay, PageQuery } from '@app/platform';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

export class OpenRoundRequest {
  @IsString()
  @MaxLength(200)
  title: string;

  /** For example `["Papier", "Tinte und Toner"]`. */
  @IsArray()
  @ArrayMinSize(1)
  @IsString({ each: true })
  productGroups: string[];

  /** Last day on which members report. */
  @IsCalendarDay()
  reportUntil: string;

  /** Slugs; all members when left out. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @IsString({ each: true })
  members?: string[];
}

export class DemandImportQuery {
  /** Slug; a person of one member need not name it. */
  @IsOptional()
  @IsString()
  member?: string;

  @IsIn(['check', 'good-lines', 'all-or-nothing'])
  mode: 'check' | 'good-lines' | 'all-or-nothing';

  /** `true`: the lines of the file replace all lines of the member; otherwise they are added. */
  @IsOptional()
  @Transform(({ value }) => value === 'true' || value === true)
  @IsBoolean()
  replace?: boolean;

  /** Why the centre reports after the last day. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class DemandLineRequest {
  /** Number of the cost centre. */
  @IsString()
  costCentre: string;

  @IsString()
  articleNumber: string;

  /** In order units of the article, decimal text. */
  @IsString()
  quantity: string;

  /** The article's own when left out. */
  @IsOptional()
  @IsString()
  unit?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

export class ReportDemandRequest {
  @IsOptional()
  @IsString()
  member?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2_000)
  @ValidateNested({ each: true })
  @Type(() => DemandLineRequest)
  lines: DemandLineRequest[];

  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class ChangeDemandLineRequest extends DemandLineRequest {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class AnswerRoundRequest {
  @IsOptional()
  @IsString()
  member?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class LateReasonQuery {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class DemandLineQuery extends PageQuery {
  @IsOptional()
  @IsString()
  member?: string;
}

export class BundleRoundRequest {
  /** Years the framework agreement shall run; the demand counts as that of one year. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(8)
  termYears?: number;
}

export class ProcedureFromBundleRequest {
  /** Planned first day of the framework agreement. */
  @IsOptional()
  @IsCalendarDay()
  from?: string;
}
