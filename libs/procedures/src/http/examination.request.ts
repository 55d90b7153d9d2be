import { Trimmed } from '@app/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  EXCLUSION_GROUNDS,
  type ExclusionGround,
  FORMAL_GROUNDS,
  type FormalGround,
} from '../domain/examination/formal-grounds';

export class FormalFindingRequest {
  @IsUUID()
  bidId: string;

  @IsIn(FORMAL_GROUNDS)
  ground: FormalGround;

  /** `withdrawn` takes the last decision back; it stays on file. */
  @IsIn(['passed', 'excluded', 'withdrawn'])
  result: 'passed' | 'excluded' | 'withdrawn';

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(4000)
  reason?: string;
}
export class SuitabilityFindingRequest {
  @IsUUID()
  lotId: string;

  @IsUUID()
  bidderId: string;

  @IsString()
  @MaxLength(60)
  requirementId: string;

  @IsIn(['met', 'not-met', 'open'])
  result: 'met' | 'not-met' | 'open';

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(4000)
  reason?: string;
}
export class ExclusionFindingRequest {
  @IsUUID()
  bidderId: string;

  @IsIn(EXCLUSION_GROUNDS)
  ground: ExclusionGround;

  @IsIn(['absent', 'excluded', 'self-cleaned', 'kept', 'withdrawn'])
  result: 'absent' | 'excluded' | 'self-cleaned' | 'kept' | 'withdrawn';

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(4000)
  reason?: string;
}
export class PriceInquiryRequest {
  @IsUUID()
  bidId: string;

  @IsIn(['asked', 'answered', 'plausible', 'rejected', 'withdrawn'])
  result: 'asked' | 'answered' | 'plausible' | 'rejected' | 'withdrawn';

  @Trimmed()
  @IsString()
  @MaxLength(4000)
  reason: string;
}
export class StatedLineRequest {
  @IsString()
  @MaxLength(100)
  articleNumber: string;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  amount?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(10)
  vatRate?: string | null;
}
export class BidStatementRequest {
  @IsUUID()
  bidId: string;

  /** Sums as the bid states them, EUR. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  net?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  gross?: string | null;

  /** Unconditional discount on the net sum, percent. */
  @IsOptional()
  @IsString()
  @MaxLength(10)
  discountPercent?: string | null;

  /** Percent, for all lines without a rate of their own. */
  @IsOptional()
  @IsString()
  @MaxLength(10)
  vatRate?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => StatedLineRequest)
  lines?: StatedLineRequest[];
}
export class EvaluatorsRequest {
  @IsUUID()
  lotId: string;

  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  personIds: string[];
}
export class ScoreRequest {
  @IsUUID()
  bidId: string;

  @IsString()
  @MaxLength(60)
  criterionId: string;

  /** Decimal string; left out while it is not scored. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  points?: string | null;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  reason?: string;
}
export class ScoresRequest {
  @IsUUID()
  lotId: string;

  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => ScoreRequest)
  scores: ScoreRequest[];
}
export class ScoreVersionRequest {
  @IsUUID()
  lotId: string;

  @Trimmed()
  @IsString()
  @MaxLength(2000)
  reason: string;
}
export class ConsensusRequest {
  @IsUUID()
  lotId: string;

  @IsUUID()
  bidId: string;

  @IsString()
  @MaxLength(60)
  criterionId: string;

  @IsString()
  @MaxLength(20)
  points: string;

  @Trimmed()
  @IsString()
  @MaxLength(2000)
  reason: string;
}
export class PriceComparisonQuery {
  @IsUUID()
  lotId: string;

  /** Article numbers left out, separated by commas. */
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  withoutArticles?: string;

  /** Ids of bids left out, separated by commas. */
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  withoutBids?: string;

  @IsOptional()
  @IsIn(['json', 'xlsx'])
  format?: 'json' | 'xlsx';
}
