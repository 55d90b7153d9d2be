import { PageQuery } from '@app/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { ReceiptCondition } from '../domain/receipt';

export class OrderQuery extends PageQuery {
  @IsOptional()
  @IsString()
  member?: string;

  @IsOptional()
  @IsIn(['ordered', 'partly-received', 'received', 'open'])
  state?: string;

  /** Part of the order number, the supplier or an article. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}

export class ReceiptLineRequest {
  @IsString()
  lineId: string;

  @Matches(/^\d{1,9}(\.\d{1,3})?$/, { message: 'Hier wird eine Zahl mit Dezimalpunkt erwartet, zum Beispiel "2.5".' })
  quantity: string;

  /** `refused`: damaged, wrong or too many; it stays to be delivered. */
  @IsIn(['accepted', 'refused'])
  condition: ReceiptCondition;
}

export class ReceiptRequest {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => ReceiptLineRequest)
  lines: ReceiptLineRequest[];
}
