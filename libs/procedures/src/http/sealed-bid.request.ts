import { Trimmed } from '@app/platform';
import { Type } from 'class-transformer';
import {
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
import { BidPositionRequest, NewBidderRequest } from './award.request';

export class SealedFileRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  contentType?: string;

  /** The bytes as base64. They travel in the body, since addresses end up in the logs of proxies. */
  @IsString()
  @IsNotEmpty()
  content: string;

  /** A price sheet (XLSX or CSV) for the lot: read at the opening, not before. */
  @IsOptional()
  @IsBoolean()
  priceSheet?: boolean;
}

/** A bid that has arrived: a file, or prices that are typed in. */
export class SealBidRequest {
  /** How it arrived. */
  @IsIn(['portal', 'email', 'post'])
  channel: 'portal' | 'email' | 'post';

  /** A company of the procedure … */
  @IsOptional()
  @IsUUID()
  bidderId?: string;

  /** … or one that is entered among them at the opening. */
  @IsOptional()
  @ValidateNested()
  @Type(() => NewBidderRequest)
  bidder?: NewBidderRequest;

  /** Left out for what concerns all lots. */
  @IsOptional()
  @IsUUID()
  lotId?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => SealedFileRequest)
  file?: SealedFileRequest;

  /** Prices by article, tiers from a quantity on. */
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => BidPositionRequest)
  positions?: BidPositionRequest[];

  /** Net sum, only for a lot without positions. */
  @IsOptional()
  @IsString()
  total?: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  remarks?: string;

  /** Unconditional discount on the net sum, percent with at most two places. */
  @IsOptional()
  @IsString()
  @MaxLength(5)
  discountPercent?: string;

  /** How many variants came with it. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(99)
  variants?: number;

  /** The receipt number of this bidder's bid whose place it takes, before the deadline. */
  @IsOptional()
  @IsInt()
  @Min(1)
  replaces?: number;
}

export class SoleOpeningRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason: string;
}
