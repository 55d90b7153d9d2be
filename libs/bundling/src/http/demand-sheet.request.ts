import { IsCalendarDay } from '@app/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

export class DemandSheetQuery {
  /** Slug; a person of one member need not name it. */
  @IsOptional()
  @IsString()
  member?: string;
}
export class DemandTemplateQuery extends DemandSheetQuery {
  @IsIn(['csv', 'xlsx'])
  format: 'csv' | 'xlsx';

  /** Number of the only cost centre to be in it. */
  @IsOptional()
  @IsString()
  costCentre?: string;
}
export class SheetCellRequest {
  @IsString()
  @MaxLength(40)
  costCentre: string;

  @IsString()
  @MaxLength(60)
  articleNumber: string;

  /** As typed; null takes the draft of the cell away. */
  @ValidateIf((cell: SheetCellRequest) => cell.typed !== null)
  @IsString()
  @MaxLength(60)
  typed: string | null;

  /** The version that was read, 0 where the cell had no draft. */
  @IsInt()
  @Min(0)
  version: number;
}
export class SaveSheetRequest {
  @IsOptional()
  @IsString()
  member?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2_000)
  @ValidateNested({ each: true })
  @Type(() => SheetCellRequest)
  cells: SheetCellRequest[];

  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}
export class CollectionPartRequest {
  /** Name of a department of the member. */
  @IsString()
  department: string;

  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  people: string[];
}
export class OpenCollectionRequest {
  @IsOptional()
  @IsString()
  member?: string;

  /** Last day for the departments. */
  @IsOptional()
  @IsCalendarDay()
  until?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => CollectionPartRequest)
  departments: CollectionPartRequest[];
}
export class CollectionDoneRequest {
  @IsOptional()
  @IsString()
  member?: string;

  /** False: not done after all. */
  @IsOptional()
  @IsBoolean()
  done?: boolean;
}
export class AskAboutDemandRequest {
  @IsString()
  member: string;

  @IsString()
  articleNumber: string;

  /** The usual question when left out. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  text?: string;
}
export class AnswerDemandQuestionRequest {
  @IsString()
  @MaxLength(2_000)
  text: string;
}
