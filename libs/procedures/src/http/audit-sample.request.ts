import { type Regime, REGIMES } from '@app/law';
import { IsCalendarDay, Trimmed } from '@app/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { FINDING_STATES, type FindingState, SAMPLE_BASES, type SampleBasis } from '../domain/sample/sample';

const MONEY = /^\d{1,12}(\.\d{1,2})?$/;

export class AuditSampleRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  title: string;

  /** `created`: put on file in the period · `awarded`: awarded in it. */
  @IsIn(SAMPLE_BASES)
  basis: SampleBasis;

  @IsCalendarDay()
  from: string;

  @IsCalendarDay()
  to: string;

  /** Slugs; empty: all members. */
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  members: string[];

  /** Empty: all. */
  @IsArray()
  @ArrayUnique()
  @IsIn(REGIMES, { each: true })
  regimes: Regime[];

  /** Net EUR: every procedure worth this or more is taken. */
  @IsOptional()
  @Matches(MONEY, { message: 'Hier wird ein Betrag in Euro erwartet, zum Beispiel 25000.00.' })
  aboveValue?: string;

  /** How many of the rest are drawn. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(200)
  size: number;

  /** Published before the draw, so that nobody can choose the outcome. */
  @Trimmed()
  @IsString()
  @MinLength(4, { message: 'Bitte geben Sie mindestens 4 Zeichen an, zum Beispiel die Lottozahlen eines Tages.' })
  @MaxLength(200)
  seed: string;
}

export class AuditFindingRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(4000)
  text: string;

  @IsIn(FINDING_STATES)
  state: FindingState;
}
