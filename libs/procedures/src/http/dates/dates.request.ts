import { IsCalendarDay, Trimmed } from '@app/platform';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { EXTENSION_GROUNDS, type ExtensionGround } from '../../domain/dates/extension';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const TIME_EXPECTED = { message: 'Hier wird eine Uhrzeit erwartet (HH:MM).' };
const REASON_EXPECTED = { message: 'Bitte begründen Sie mit mindestens 10 Zeichen für den Vergabevermerk.' };
const LEAST_REASON = 10;

export class DeadlineExtensionRequest {
  @IsCalendarDay()
  tenderEnd: string;

  /** Wall-clock time, "12:00"; left out: as before. */
  @IsOptional()
  @Matches(TIME, TIME_EXPECTED)
  tenderTime?: string;

  @IsOptional()
  @IsCalendarDay()
  participationEnd?: string;

  @IsIn(EXTENSION_GROUNDS)
  ground: ExtensionGround;

  @Trimmed()
  @IsString()
  @MinLength(LEAST_REASON, REASON_EXPECTED)
  @MaxLength(2000)
  reason: string;
}

export class BidRoundRequest {
  @IsCalendarDay()
  tenderEnd: string;

  /** Wall-clock time, "12:00". */
  @Matches(TIME, TIME_EXPECTED)
  tenderTime: string;

  /** Bidders of the procedure who hand in a new bid. */
  @IsArray()
  @ArrayNotEmpty({ message: 'Bitte mindestens einen Bieter einladen.' })
  @ArrayMaxSize(1000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  bidderIds: string[];

  @Trimmed()
  @IsString()
  @MinLength(LEAST_REASON, REASON_EXPECTED)
  @MaxLength(2000)
  reason: string;
}
