import { NATURES } from '@app/law';
import { IsCalendarDay, PageQuery } from '@app/platform';
import { applyDecorators } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { STATES } from '../domain/machine';

const MOST_CHARACTERS = 5_000;
const MOST_ROWS = 100;

/** A text as it was typed: not even blanks are taken away. */
const AsTyped = (): PropertyDecorator => applyDecorators(IsOptional(), IsString(), MaxLength(MOST_CHARACTERS));
const Rows = (type: () => new () => object): PropertyDecorator =>
  applyDecorators(IsOptional(), IsArray(), ArrayMaxSize(MOST_ROWS), ValidateNested({ each: true }), Type(type));

export class EstimateLineRequest {
  @AsTyped()
  text?: string;
  /** Net EUR; a decimal string when it is right. */
  @AsTyped()
  amount?: string;
  /** The place of a wished lot, counted from 1; "" for none. */
  @AsTyped()
  lot?: string;
}

export class WishedLotRequest {
  @AsTyped()
  title?: string;
  @AsTyped()
  cpv?: string;
}

/** What the department writes. Everything may be left out, incomplete or wrong until the request is handed in. */
export class SaveProcurementRequest {
  @AsTyped()
  title?: string;
  @AsTyped()
  description?: string;
  /** supplies, services, works. */
  @AsTyped()
  nature?: string;
  /** single, framework, follow-up, direct. */
  @AsTyped()
  form?: string;
  @AsTyped()
  quantity?: string;
  @AsTyped()
  place?: string;
  /** ISO day. */
  @AsTyped()
  needOn?: string;
  /** ISO day. */
  @AsTyped()
  termFrom?: string;
  /** ISO day. */
  @AsTyped()
  termTo?: string;
  @AsTyped()
  planningState?: string;
  /** Net EUR, decimal string. */
  @AsTyped()
  maximumValue?: string;
  @AsTyped()
  previousContract?: string;
  @AsTyped()
  previousSupplier?: string;
  /** ISO day. */
  @AsTyped()
  previousEndsOn?: string;
  @AsTyped()
  pricesAsked?: string;
  /** The third party the member buys for. */
  @AsTyped()
  onBehalfOf?: string;
  @AsTyped()
  costCentreId?: string;
  /** EUR, decimal string. */
  @AsTyped()
  budgetAmount?: string;
  @AsTyped()
  budgetYear?: string;
  /** investment, result. */
  @AsTyped()
  budgetKind?: string;
  @AsTyped()
  budgetConfirmedBy?: string;
  /** centre (it shall propose), lots, none. */
  @AsTyped()
  lotsWish?: string;
  @AsTyped()
  lotsReason?: string;
  /** former-contract, market-enquiry, price-list, planning-office, own-estimate. */
  @AsTyped()
  estimateMethod?: string;
  @AsTyped()
  estimateNote?: string;
  @AsTyped()
  contactName?: string;
  @AsTyped()
  contactPhone?: string;
  @AsTyped()
  contactEmail?: string;

  @Rows(() => EstimateLineRequest)
  lines?: EstimateLineRequest[];

  @Rows(() => WishedLotRequest)
  lots?: WishedLotRequest[];
}

export class CreateProcurementRequest extends SaveProcurementRequest {
  /** Slug; left out where the person acts for one member only. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  member?: string;
}

export class RequestListRequest extends PageQuery {
  /** A state, `open` (no decision yet) or `closed`. */
  @IsOptional()
  @IsIn([...STATES, 'open', 'closed'])
  state?: string;

  /** Slug of a member. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  member?: string;

  /** Id of the procedure they became. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  procedure?: string;

  @IsOptional()
  @IsString()
  @MaxLength(50)
  nature?: string;

  /** Part of subject or number. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  /** Only those the person wrote or looks after. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => value === true || value === 'true')
  @IsBoolean()
  mine?: boolean;
}

export class RequestTextRequest {
  @IsString()
  @MaxLength(MOST_CHARACTERS)
  text: string;
}
export class RequestQuestionRequest extends RequestTextRequest {
  /** False for a remark that needs no answer. */
  @IsOptional()
  @IsBoolean()
  answerNeeded?: boolean;
}
export class RequestReturnRequest extends RequestTextRequest {
  @IsOptional()
  @IsCalendarDay()
  answerUntil?: string;
}
export class RequestWithdrawRequest {
  @AsTyped()
  text?: string;
}
export class RequestTakeOverRequest {
  /** Ids of further requests that go into the same procedure. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  with?: string[];

  /** A procedure in planning that takes the need up; left out: a new one. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  procedureId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  title?: string;

  @IsOptional()
  @IsIn(NATURES)
  nature?: (typeof NATURES)[number];
}

export class AttachmentQuery {
  /** File name. */
  @IsString()
  @MaxLength(300)
  name: string;
}
