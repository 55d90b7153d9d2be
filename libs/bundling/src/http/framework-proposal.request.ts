import { Trimmed } from '@app/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';

const KINDS = ['quantity', 'value', 'price', 'extension'] as const;
const GROUNDS = ['de-minimis', 'additional', 'unforeseen', 'review-clause', 'none'] as const;

export class ProposedTierRequest {
  @IsString()
  @MaxLength(30)
  fromQuantity: string;

  /** EUR net, up to four places. */
  @IsString()
  @MaxLength(30)
  unitPrice: string;
}

export class FrameworkProposalRequest {
  @IsIn(KINDS)
  kind: 'quantity' | 'value' | 'price' | 'extension';

  /** For `quantity` and `price`. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  articleNumber?: string;

  /** For `quantity`: the new maximum, decimal. */
  @IsOptional()
  @IsString()
  @MaxLength(30)
  maximumQuantity?: string;

  /** For `value`: the new maximum, EUR net. */
  @IsOptional()
  @IsString()
  @MaxLength(30)
  maximumValue?: string;

  /** For `price`: the first day. */
  @IsOptional()
  @IsString()
  @MaxLength(10)
  from?: string;

  /** For `price`. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ProposedTierRequest)
  tiers?: ProposedTierRequest[];

  /** For `extension`: the new last day for call-offs. */
  @IsOptional()
  @IsString()
  @MaxLength(10)
  to?: string;

  /** The ground of § 132 GWB. */
  @IsIn(GROUNDS)
  ground: 'de-minimis' | 'additional' | 'unforeseen' | 'review-clause' | 'none';

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  reason?: string;
}

export class ProposalRefusalRequest {
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  reason: string;
}
