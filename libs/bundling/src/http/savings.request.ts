import { Trimmed } from '@app/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';

const Amount = (): PropertyDecorator =>
  Matches(/^\d{1,9}(\.\d{1,2})?$/, { message: 'Hier wird ein Betrag ab 0 erwartet, zum Beispiel "85.00".' });
const TierQuantity = (): PropertyDecorator =>
  Matches(/^\d{1,9}(\.\d{1,3})?$/, { message: 'Hier wird eine Menge ab 0 erwartet, zum Beispiel "500".' });

export class DiscountRequest {
  @TierQuantity()
  fromQuantity: string;

  /** 0 to 100. */
  @Matches(/^(100|\d{1,2}(\.\d{1,2})?)$/, { message: 'Hier werden 0 bis 100 Prozent erwartet, zum Beispiel "4.5".' })
  percent: string;
}

export class TypedTierRequest {
  @IsString()
  @MaxLength(100)
  articleNumber: string;

  @TierQuantity()
  fromQuantity: string;

  /** Net, up to four places. */
  @Matches(/^\d{1,9}(\.\d{1,4})?$/, { message: 'Hier wird ein Preis ab 0 erwartet, zum Beispiel "4.35".' })
  unitPrice: string;
}

/** Whom and with what assumptions to simulate; what is left out has the preset. */
export class SavingsWishRequest {
  /** Slugs of the circle; all members with demand when left out. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  members?: string[];

  @IsOptional()
  @IsIn(['last-award', 'discount', 'typed'])
  tierSource?: 'last-award' | 'discount' | 'typed';

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => DiscountRequest)
  discounts?: DiscountRequest[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5_000)
  @ValidateNested({ each: true })
  @Type(() => TypedTierRequest)
  tiers?: TypedTierRequest[];

  @IsOptional()
  @IsIn(['bundle', 'last-award'])
  reference?: 'bundle' | 'last-award';

  @IsOptional()
  @IsInt()
  @Min(1, { message: 'Mindestens eine Bestellung im Jahr.' })
  @Max(365, { message: 'Höchstens 365 Bestellungen im Jahr.' })
  ordersPerYear?: number;

  @IsOptional()
  @Amount()
  processCost?: string;

  @IsOptional()
  @Amount()
  minimumOrder?: string;

  @IsOptional()
  @Amount()
  freight?: string;

  @IsOptional()
  @Amount()
  freightFreeFrom?: string;

  @IsOptional()
  @IsIn(['year', 'order'])
  tierBasis?: 'year' | 'order';
}

export class StoreSavingsRequest extends SavingsWishRequest {
  @Trimmed()
  @IsString()
  @MinLength(1, { message: 'Bitte geben Sie der Simulation einen Namen.' })
  @MaxLength(120)
  name: string;
}

export class SavingsFormatQuery {
  @IsOptional()
  @IsIn(['json', 'csv', 'xlsx'])
  format?: 'json' | 'csv' | 'xlsx';
}
