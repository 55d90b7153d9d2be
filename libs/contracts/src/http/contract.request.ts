import { IsCalendarDay, Trimmed } from '@app/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
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

export class ContractListRequest {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;

  /** Words in number, name or company. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @IsOptional()
  @IsUUID()
  procedure?: string;

  /** Slug of a member. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  member?: string;

  /** `ending`: within twelve months · `option`: nobody has decided about an option · `ended`. */
  @IsOptional()
  @IsIn(['ending', 'option', 'ended'])
  show?: 'ending' | 'option' | 'ended';
}

export class ConcludeContractsRequest {
  @IsUUID()
  procedureId: string;
}

export class ContractOptionRequest {
  /** Left out: a new option. */
  @IsOptional()
  @IsUUID()
  id?: string;

  @Trimmed()
  @IsString()
  @MaxLength(300)
  title: string;

  @IsInt()
  months: number;

  /** Net EUR, decimal string. */
  @IsString()
  @MaxLength(30)
  value: string;

  @IsOptional()
  @IsCalendarDay()
  exerciseBy?: string;
}

export class ContractTermsRequest {
  @Trimmed()
  @IsString()
  @MaxLength(300)
  title: string;

  /** Original value, net EUR, decimal string. */
  @IsString()
  @MaxLength(30)
  value: string;

  @IsOptional()
  @IsCalendarDay()
  termFrom?: string;

  /** Left out: no fixed end. */
  @IsOptional()
  @IsCalendarDay()
  termTo?: string;

  @IsIn(['fixed', 'index', 'negotiated'])
  priceClause: 'fixed' | 'index' | 'negotiated';

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(300)
  priceIndex?: string;

  @IsOptional()
  @IsCalendarDay()
  priceFrom?: string;

  @IsInt()
  preparationDays: number;

  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ContractOptionRequest)
  options: ContractOptionRequest[];
}

export class OptionDecisionRequest {
  @IsIn(['exercised', 'declined'])
  decision: 'exercised' | 'declined';

  @IsCalendarDay()
  on: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  note?: string;
}

export class ContractModificationPreviewRequest {
  @IsCalendarDay()
  on: string;

  /** Net EUR, decimal string; negative when the contract becomes smaller. */
  @IsString()
  @MaxLength(30)
  amount: string;

  @IsIn(['de-minimis', 'additional', 'unforeseen', 'review-clause', 'none'])
  ground: 'de-minimis' | 'additional' | 'unforeseen' | 'review-clause' | 'none';

  @IsOptional()
  @IsBoolean()
  natureChanged?: boolean;
}

export class ContractModificationRequest extends ContractModificationPreviewRequest {
  @Trimmed()
  @IsString()
  @MaxLength(4000)
  reason: string;
}

export class PriceAdjustmentRequest {
  @IsCalendarDay()
  from: string;

  /** Value of the whole contract at the new prices, net EUR. */
  @IsString()
  @MaxLength(30)
  valueAfter: string;

  @Trimmed()
  @IsString()
  @MaxLength(500)
  basis: string;
}

export class ContractProofRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  taskId: string;

  @IsCalendarDay()
  on: string;

  @Trimmed()
  @IsString()
  @MaxLength(500)
  proof: string;
}

export class NoSuccessorRequest {
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  reason: string;
}
