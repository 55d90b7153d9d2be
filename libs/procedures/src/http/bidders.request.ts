import { Trimmed } from '@app/platform';
import { IsEmail, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';

const isTyped = ({ companyId }: AddedBidderRequest): boolean => companyId === undefined;

/** A company of the address book by its id, or one that is typed. */
export class AddedBidderRequest {
  /** Id in the address book; name and address are taken from there. */
  @IsOptional()
  @IsUUID()
  companyId?: string;

  /** Why a company takes part that the centre has blocked. */
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string;

  @ValidateIf(isTyped)
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name?: string;

  @ValidateIf(isTyped)
  @IsString()
  @MaxLength(200)
  street?: string;

  @ValidateIf(isTyped)
  @IsString()
  @MaxLength(20)
  postcode?: string;

  @ValidateIf(isTyped)
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  city?: string;

  @ValidateIf(isTyped)
  @IsEmail()
  @MaxLength(200)
  email?: string;
}
