import { PageQuery, Trimmed } from '@app/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { DocumentSubjectRequest } from './document.request';

export class RetentionListQuery extends PageQuery {
  override limit = 50;

  /** `true`: only what may be deleted today. */
  @IsOptional()
  @IsIn(['true', 'false'])
  due?: 'true' | 'false';
}

export class PlaceHoldRequest {
  @IsObject()
  @ValidateNested()
  @Type(() => DocumentSubjectRequest)
  subject: DocumentSubjectRequest;

  /** Why: „Klage vor dem Landgericht, Az. 2 O 17/26“. */
  @Trimmed()
  @IsString()
  @MinLength(5)
  @MaxLength(500)
  reason: string;
}

export class ReleaseHoldRequest {
  @Trimmed()
  @IsString()
  @MinLength(5)
  @MaxLength(500)
  reason: string;
}

export class SetRetentionRuleRequest {
  /** Kind of subject: `order`, `demand-round`, `procedure` … */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  subjectType: string;

  /** From the last document; left out: the rule is taken back. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  years?: number;

  /** Where it comes from: „Aktenplan der Kreisverwaltung, Gruppe 02“. */
  @Trimmed()
  @IsString()
  @MinLength(5)
  @MaxLength(500)
  note: string;
}

export class DeleteDocumentsRequest {
  @IsObject()
  @ValidateNested()
  @Type(() => DocumentSubjectRequest)
  subject: DocumentSubjectRequest;

  /** All documents of the subject, as the person saw them. */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(5_000)
  @IsUUID(undefined, { each: true })
  documents: string[];

  @Trimmed()
  @IsString()
  @MinLength(5)
  @MaxLength(500)
  reason: string;

  /** What the subject is called. */
  @IsString()
  @MaxLength(500)
  confirmation: string;
}
