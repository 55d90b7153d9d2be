import { IsCalendarDay, Trimmed } from '@app/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const AMOUNT = /^\d{1,12}(\.\d{1,2})?$/;
const AMOUNT_MESSAGE = 'Hier wird ein Betrag ab 0 mit höchstens zwei Nachkommastellen erwartet, zum Beispiel 1234.50.';

export class AllocationYearRequest {
  /** First day, ISO. */
  @IsCalendarDay()
  from: string;

  /** Last day, ISO. */
  @IsCalendarDay()
  to: string;
}

export class AllocationMemberRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  id: string;

  @IsInt()
  @Min(0)
  population: number;

  /** First day of membership where it began within the year. */
  @IsOptional()
  @IsCalendarDay()
  from?: string | null;

  /** Last day of membership where it ended within the year. */
  @IsOptional()
  @IsCalendarDay()
  to?: string | null;
}

export class CostAllocationRequest {
  @IsObject()
  @ValidateNested()
  @Type(() => AllocationYearRequest)
  year: AllocationYearRequest;

  @Matches(AMOUNT, { message: AMOUNT_MESSAGE })
  costs: string;

  @IsOptional()
  @Matches(AMOUNT, { message: AMOUNT_MESSAGE })
  thirdPartyIncome = '0';

  @IsOptional()
  @Matches(AMOUNT, { message: AMOUNT_MESSAGE })
  subsidies = '0';

  /** Share of the costs that equal base amounts cover: "10" is 10 %. */
  @Matches(/^\d{1,3}(\.\d{1,2})?$/, {
    message: 'Hier wird ein Prozentsatz von 0 bis 100 mit höchstens zwei Nachkommastellen erwartet.',
  })
  basePercent: string;

  @IsArray()
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => AllocationMemberRequest)
  members: AllocationMemberRequest[];
}

export class CostAllocationStatementsRequest extends CostAllocationRequest {
  /** The day by which the members are asked to pay, ISO. */
  @IsOptional()
  @IsCalendarDay()
  payUntil?: string | null;
}
