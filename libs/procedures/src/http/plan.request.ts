import { IsCalendarDay, Trimmed } from '@app/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';

export class PlanTermRequest {
  @IsCalendarDay()
  from: string;

  @IsCalendarDay()
  to: string;
}

export class PlannedLotRequest {
  /** Left out for a new lot. */
  @IsOptional()
  @IsUUID()
  id?: string;

  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  title: string;

  /** Net EUR, decimal string. */
  @IsString()
  estimatedValue: string;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  cpv?: string;
}

export class PlannedOptionRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  title: string;

  /** Net EUR, decimal string. */
  @IsString()
  value: string;
}

export class ThirdPartyRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  name: string;

  /** Net EUR, decimal string; left out: none agreed. */
  @IsOptional()
  @IsString()
  fee?: string | null;
}

export class PlannedFrameworkRequest {
  @IsOptional()
  @IsString()
  maximumValue?: string | null;

  /** Decimal with at most three places, in the unit of the lots. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  maximumQuantity?: string | null;

  /** Why it runs longer than the law usually allows. */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  termReasons?: string | null;

  @IsIn(['one', 'several'])
  parties: 'one' | 'several';
}

/** Everything that is planned; the whole set is saved at once. */
export class PlanRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  title: string;

  @IsString()
  @MaxLength(10_000)
  description: string;

  /** Slugs of the members that buy. */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsString({ each: true })
  buyers: string[];

  /** Slug of the member that signs for all. */
  @IsOptional()
  @IsString()
  leadBuyer?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => ThirdPartyRequest)
  thirdParty?: ThirdPartyRequest | null;

  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  place: string[];

  /** CPV code of the main subject; left out: the one of the first lot. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  mainCpv?: string | null;

  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  furtherCpv: string[];

  @IsOptional()
  @ValidateNested()
  @Type(() => PlanTermRequest)
  term?: PlanTermRequest | null;

  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => PlannedOptionRequest)
  options: PlannedOptionRequest[];

  @IsOptional()
  @ValidateNested()
  @Type(() => PlannedFrameworkRequest)
  framework?: PlannedFrameworkRequest | null;

  @IsBoolean()
  dynamicSystem: boolean;

  @IsBoolean()
  planningCompetition: boolean;

  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => PlannedLotRequest)
  lots: PlannedLotRequest[];
}

export class AssignmentRequest {
  @IsUUID()
  officerId: string;

  @IsOptional()
  @IsUUID()
  deputyId?: string | null;
}

export class OfficerResponse {
  id: string;
  name: string;
}
export class OfficersResponse {
  items: OfficerResponse[];
}
