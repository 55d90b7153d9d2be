import type { LocalDate } from '@app/kernel';
import { IsCalendarDay, Trimmed } from '@app/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { MISSING_EVENTS, type MissingEventKind } from '../domain/correspondence/missing-documents';

export class MissingItemRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty({ message: 'Bitte nennen Sie die Unterlage.' })
  @MaxLength(200)
  name: string;

  /** What exactly is to be handed in, supplemented or explained. */
  @Trimmed()
  @IsString()
  @IsNotEmpty({ message: 'Bitte schreiben Sie, was der Bieter tun soll.' })
  @MaxLength(1000)
  request: string;
}
export class MissingDocumentsRequest {
  @IsUUID()
  bidderId: string;

  /** Left out for all lots. */
  @IsOptional()
  @IsUUID()
  lotId?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => MissingItemRequest)
  items: MissingItemRequest[];

  /** Moment by which everything has to be there, with time zone. */
  @IsISO8601({ strict: true })
  due: string;
}
export class MissingEventRequest {
  @IsIn(MISSING_EVENTS)
  kind: MissingEventKind;

  /** Of what was received or not. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  itemIds?: string[];

  @IsCalendarDay()
  on: LocalDate;

  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string;
}
