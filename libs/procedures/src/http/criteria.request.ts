import {
  CORRIDOR_CRITERIA,
  type CorridorCriterion,
  EVALUATION_METHODS,
  type EvaluationMethod,
  type Rounding,
  ROUNDINGS,
  TIE_RULES,
  type TieRule,
} from '@app/law';
import { Trimmed } from '@app/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  REQUIREMENT_KINDS,
  type RequirementKind,
  SUSTAINABILITY_PLACES,
  type SustainabilityPlace,
  VARIANT_RULES,
  type VariantRule,
} from '../domain/examination/lot-plan';
import { SUSTAINABILITY, type SustainabilityCode } from '../domain/examination/sustainability';

const CODES = Object.keys(SUSTAINABILITY) as SustainabilityCode[];

export class ScoreLevelRequest {
  @IsString()
  @MaxLength(20)
  points: string;

  @Trimmed()
  @IsString()
  @MaxLength(500)
  text: string;
}
export class AwardCriterionRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  id: string;

  @Trimmed()
  @IsString()
  @MaxLength(200)
  name: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  description?: string;

  /** Percent. */
  @IsString()
  @MaxLength(20)
  weight: string;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  minimum?: string | null;

  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => ScoreLevelRequest)
  levels: ScoreLevelRequest[];
}
export class PlannedPricePointsRequest {
  @IsString()
  @MaxLength(20)
  maximum: string;

  /** Linear only: no points from this multiple of the lowest price on. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  zeroAt?: string | null;

  @IsIn(ROUNDINGS)
  rounding: Rounding;

  @IsInt()
  @Min(0)
  @Max(4)
  places: number;
}
export class CorridorRequest {
  @IsString()
  @MaxLength(20)
  percent: string;

  @IsIn(CORRIDOR_CRITERIA)
  criterion: CorridorCriterion;
}
export class ReferenceRequest {
  @IsString()
  @MaxLength(20)
  performance: string;

  @IsString()
  @MaxLength(20)
  price: string;
}
export class PlannedLimitsRequest {
  @IsOptional()
  @IsString()
  @MaxLength(20)
  performance?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  price?: string | null;
}
export class EvaluationPlanRequest {
  @IsIn(EVALUATION_METHODS)
  method: EvaluationMethod;

  /** Percent. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  priceWeight?: string | null;

  /** Best mark of every criterion. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  maximumPoints?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => PlannedPricePointsRequest)
  pricePoints?: PlannedPricePointsRequest | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => CorridorRequest)
  corridor?: CorridorRequest | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => ReferenceRequest)
  reference?: ReferenceRequest | null;

  @IsOptional()
  @IsIn(TIE_RULES)
  tieRule?: TieRule | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => PlannedLimitsRequest)
  limits?: PlannedLimitsRequest;

  /** Another trigger than the usual one for asking about a low price, percent. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  lowBidPercent?: string | null;

  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => AwardCriterionRequest)
  criteria: AwardCriterionRequest[];
}
export class SuitabilityRequirementRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  id: string;

  @IsIn(REQUIREMENT_KINDS)
  kind: RequirementKind;

  @Trimmed()
  @IsString()
  @MaxLength(2000)
  text: string;

  @Trimmed()
  @IsString()
  @MaxLength(1000)
  proof: string;
}
export class SustainabilityRequest {
  @IsIn(CODES)
  code: SustainabilityCode;

  @IsIn(SUSTAINABILITY_PLACES)
  place: SustainabilityPlace;
}
export class VariantsRequest {
  @IsIn(VARIANT_RULES)
  rule: VariantRule;

  @Trimmed()
  @IsString()
  @MaxLength(4000)
  minimum: string;
}
export class LotPlanRequest {
  @IsUUID()
  lotId: string;

  @ValidateNested()
  @Type(() => EvaluationPlanRequest)
  evaluation: EvaluationPlanRequest;

  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SuitabilityRequirementRequest)
  suitability: SuitabilityRequirementRequest[];

  @IsArray()
  @ArrayMaxSize(80)
  @ValidateNested({ each: true })
  @Type(() => SustainabilityRequest)
  sustainability: SustainabilityRequest[];

  @ValidateNested()
  @Type(() => VariantsRequest)
  variants: VariantsRequest;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  security?: string;
}
export class CriteriaRequest {
  /** The whole set; lots left out are evaluated by price alone. */
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => LotPlanRequest)
  lots: LotPlanRequest[];
}
