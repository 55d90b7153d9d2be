import { IsCalendarDay, Trimmed } from '@app/platform';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsEmail,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
const INSTANT_MESSAGE = {
  message: 'Hier wird ein Zeitpunkt mit Zeitzone erwartet, zum Beispiel 2026-12-01T09:30:00Z.',
};

export class NewBidderRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  @IsString()
  @MaxLength(200)
  street: string;

  @IsString()
  @MaxLength(20)
  postcode: string;

  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  city: string;

  @IsEmail()
  @MaxLength(200)
  email: string;
}

export class PriceTierRequest {
  @IsString()
  fromQuantity: string;

  @IsString()
  unitPrice: string;
}

export class BidPositionRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  articleNumber: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PriceTierRequest)
  tiers: PriceTierRequest[];
}

export class NewBidRequest {
  @IsUUID()
  bidderId: string;

  @IsUUID()
  lotId: string;

  @IsOptional()
  @Matches(INSTANT, INSTANT_MESSAGE)
  receivedAt?: string;

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
}

export class BidImportQuery {
  @IsUUID()
  bidderId: string;

  @IsUUID()
  lotId: string;

  @IsOptional()
  @Matches(INSTANT, INSTANT_MESSAGE)
  receivedAt?: string;

  /** `check` stores nothing. */
  @IsIn(['check', 'apply'])
  mode: 'check' | 'apply';
}

/** Left out: all lots that stand where the procedure stands. */
export class LotScopeRequest {
  @IsOptional()
  @IsArray()
  @IsUUID('all', { each: true })
  lotIds?: string[];
}

export class AwardProposalRequest extends LotScopeRequest {
  @IsOptional()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason?: string;
}

export class InformationLettersRequest extends LotScopeRequest {
  @IsCalendarDay()
  dispatchedOn: string;

  @IsIn(['electronic', 'post'])
  channel: 'electronic' | 'post';
}
