import { IsCalendarDay } from '@app/platform';
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
import { QUESTION_KINDS, type QuestionKind } from '../domain/questionnaire';
import { PRICE_ORIGINS, type PriceOrigin } from '../domain/reference-price';
import { LONGEST_ANSWER_DAYS } from '../domain/round-setup';

export const MOST_ARTICLES = 10_000;

export class RoundArticlePriceRequest {
  /** Net EUR per order unit, decimal text with up to four places. */
  @IsString()
  unitPrice: string;

  @IsIn(PRICE_ORIGINS)
  origin: PriceOrigin;

  /** The day the price is from. */
  @IsCalendarDay()
  asOf: string;

  /** Where it can be looked up. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  source?: string;
}

export class RoundArticleWishRequest {
  @IsString()
  articleNumber: string;

  /** For example a quality or an eco label that is asked for. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  requirement?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => RoundArticlePriceRequest)
  price?: RoundArticlePriceRequest;
}

export class RoundQuestionRequest {
  /** Unique in the round: lower-case letters, digits and hyphens. */
  @IsString()
  @MaxLength(40)
  id: string;

  @IsIn(QUESTION_KINDS)
  kind: QuestionKind;

  @IsString()
  @MaxLength(300)
  label: string;

  @IsString()
  @MaxLength(500)
  hint: string;

  @IsBoolean()
  mandatory: boolean;

  /** For `choice`; empty otherwise. */
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  choices: string[];
}

export class RoundRequirementRequest {
  @IsString()
  articleNumber: string;

  @IsString()
  @MaxLength(1_000)
  requirement: string;
}

export class RoundTemplateRequest {
  @IsString()
  @MaxLength(200)
  name: string;

  /** Of the rounds that are made from it. */
  @IsString()
  @MaxLength(200)
  title: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsString({ each: true })
  productGroups: string[];

  @IsArray()
  @ArrayMaxSize(MOST_ARTICLES)
  @IsString({ each: true })
  leftOut: string[];

  @IsArray()
  @ArrayMaxSize(MOST_ARTICLES)
  @ValidateNested({ each: true })
  @Type(() => RoundRequirementRequest)
  requirements: RoundRequirementRequest[];

  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => RoundQuestionRequest)
  questions: RoundQuestionRequest[];

  /** Slugs; all members of the day when left out. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @IsString({ each: true })
  members?: string[];

  /** Calendar days to answer. */
  @IsInt()
  @Min(1)
  @Max(LONGEST_ANSWER_DAYS)
  answerDays: number;
}

export class RoundProposalQuery {
  /** Id of a template. */
  @IsOptional()
  @IsUUID()
  template?: string;

  /** Id of a former round. */
  @IsOptional()
  @IsUUID()
  round?: string;

  /** Id of any of the framework agreements that end together. */
  @IsOptional()
  @IsUUID()
  framework?: string;
}

export class RoundArticlesQuery {
  /** Product groups; the name is repeated for each of them. */
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value : [value]))
  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  group: string[];
}

export class CalendarAssumptionsRequest {
  @IsInt()
  answerDays: number;

  @IsInt()
  bundlingDays: number;

  @IsInt()
  evaluationDays: number;

  @IsInt()
  procedureDays: number;
}
