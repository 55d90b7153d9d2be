import { PageQuery } from '@app/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';

const DECIMAL = /^\d{1,9}(\.\d{1,4})?$/;
const DECIMAL_SENTENCE = { message: 'Hier wird eine Zahl mit Dezimalpunkt erwartet, zum Beispiel "2.5".' };

export class SplitPartRequest {
  /** Number or id of a cost centre of the member. */
  @IsString()
  costCentre: string;

  @IsOptional()
  @Matches(DECIMAL, DECIMAL_SENTENCE)
  quantity?: string;

  @IsOptional()
  @Matches(DECIMAL, DECIMAL_SENTENCE)
  percent?: string;

  @IsOptional()
  @Matches(DECIMAL, DECIMAL_SENTENCE)
  amount?: string;
}

export class LineContentRequest {
  /** Code of the order unit; may be left out. */
  @IsOptional()
  @IsString()
  unit?: string;

  @Matches(DECIMAL, DECIMAL_SENTENCE)
  quantity: string;

  /** May stay empty in a draft. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SplitPartRequest)
  split?: SplitPartRequest[];
}

export class RequisitionLineRequest extends LineContentRequest {
  @IsString()
  articleNumber: string;
}

export class ChangeRequisitionRequest {
  /** Id or name of a delivery site of the member; null when not chosen yet. */
  @IsOptional()
  @IsString()
  site?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(300)
  @ValidateNested({ each: true })
  @Type(() => RequisitionLineRequest)
  lines?: RequisitionLineRequest[];
}

export class CreateRequisitionRequest extends ChangeRequisitionRequest {
  /** Slug of the member that orders. */
  @IsString()
  member: string;
}

export class RequisitionQuery extends PageQuery {
  @IsOptional()
  @IsString()
  member?: string;

  @IsOptional()
  @IsIn(['draft', 'submitted', 'rejected', 'ordered', 'partly-received', 'received'])
  state?: string;

  /** `true`: only those the person made. */
  @IsOptional()
  @IsIn(['true', 'false'])
  own?: string;
}
