import type { LocalDate } from '@app/kernel';
import { IsCalendarDay, Trimmed } from '@app/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBase64,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { LETTER_KINDS, type LetterKind } from '../domain/correspondence/letters/letter';
import { MESSAGE_CHANNELS, type MessageChannel } from '../domain/correspondence/message';

export class MessageWayRequest {
  @IsUUID()
  bidderId: string;

  @IsIn(MESSAGE_CHANNELS)
  channel: MessageChannel;
}

export class LettersRequest {
  @IsIn(LETTER_KINDS)
  kind: LetterKind;

  /** As the list of due letters names it: proposal, cancellation, bid, extension, request for documents … */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  aboutId: string;

  /** The way of every company; those that are not named go by mail. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => MessageWayRequest)
  recipients?: MessageWayRequest[];

  /** The day the letters leave; today where it is left out. */
  @IsOptional()
  @IsCalendarDay()
  dispatchOn?: LocalDate;

  /** Below the threshold: tell reasons and winner at once. */
  @IsOptional()
  @IsBoolean()
  withReasons?: boolean;

  /** Cancellation: the reasons as the companies are told them. Price: what the bidder shall explain. */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(4000)
  note?: string;

  /** Price: until when the bidder shall answer. */
  @IsOptional()
  @IsISO8601({ strict: true })
  due?: string;
}

export class NewMessageRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty({ message: 'Bitte geben Sie einen Betreff an.' })
  @Matches(/^[^\n\r]*$/, { message: 'Der Betreff steht in einer Zeile.' })
  @MaxLength(200)
  subject: string;

  @Trimmed()
  @IsString()
  @IsNotEmpty({ message: 'Bitte schreiben Sie den Text der Nachricht.' })
  @MaxLength(20_000)
  text: string;

  @IsArray()
  @ArrayMinSize(1, { message: 'Bitte wählen Sie mindestens ein Unternehmen.' })
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => MessageWayRequest)
  recipients: MessageWayRequest[];
}

export class ProofFileRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  @IsOptional()
  @Matches(/^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/)
  contentType?: string;

  @IsBase64()
  content: string;
}

export class MessageProofRequest {
  /** Left out: everybody it has not left for. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @IsUUID('all', { each: true })
  recipientIds?: string[];

  @IsIn(['post', 'portal'])
  channel: 'post' | 'portal';

  @IsCalendarDay()
  on: LocalDate;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(1000)
  note?: string;

  /** What shows it; needed for the portal. */
  @IsOptional()
  @ValidateNested()
  @Type(() => ProofFileRequest)
  file?: ProofFileRequest;
}

export class MessageWithdrawalRequest {
  @Trimmed()
  @IsString()
  @MaxLength(1000)
  reason: string;
}
