import { IsOptional, IsString, MaxLength, MinLength, ValidateIf } from 'class-validator';

export class AddCostCentreRequest {
  /** Slug of the member, for example `raunheim`. */
  @IsString()
  @MinLength(1, { message: 'Bitte wählen Sie eine Mitgliedskommune.' })
  member: string;

  /** Name of a department the member has. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  department?: string | null;

  @IsString()
  @MaxLength(20)
  number: string;

  @IsString()
  @MaxLength(200)
  name: string;

  /** First day on which it may be used. */
  @IsString()
  validFrom: string;

  /** Last day on which it may be used. */
  @IsOptional()
  @IsString()
  validTo?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  responsible?: string | null;
}

/** Only the fields that are named are changed. */
export class ChangeCostCentreRequest {
  @ValidateIf((_request, value) => value !== undefined)
  @IsString()
  @MaxLength(200)
  name?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  responsible?: string | null;

  /** Last day on which it may be used; null opens a closed one again. */
  @IsOptional()
  @IsString()
  validTo?: string | null;
}
