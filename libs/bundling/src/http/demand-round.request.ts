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
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MOST_ARTICLES, RoundArticleWishRequest, RoundQuestionRequest } from './round-setup.request';

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

  /** Numbers of articles of the groups that are not asked for. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_ARTICLES)
  @IsString({ each: true })
  leftOut?: string[];

  /** Requirements and prices set by hand; every other article gets the price the system proposes. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_ARTICLES)
  @ValidateNested({ each: true })
  @Type(() => RoundArticleWishRequest)
  articles?: RoundArticleWishRequest[];

  /** Asked of every member besides quantities; none when left out. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => RoundQuestionRequest)
  questions?: RoundQuestionRequest[];

  /** Id of the round it follows. */
  @IsOptional()
  @IsUUID()
  formerRound?: string;

  /** Ids of the framework agreements whose end it prepares. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  frameworks?: string[];
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
