import { PageQuery } from '@app/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { FIGURE_IDS, type FigureId } from '../domain/annual-figures';

export class AnnualReportQuery {
  /** First day, ISO; without days the reporting year that is running (1 July to 30 June). */
  @IsOptional()
  @IsString()
  @MaxLength(10)
  from?: string;

  /** Last day, ISO. */
  @IsOptional()
  @IsString()
  @MaxLength(10)
  to?: string;

  /** `pdf` asks for the document and answers 202 with its id. */
  @IsOptional()
  @IsIn(['json', 'csv', 'xlsx', 'pdf'])
  format: 'json' | 'csv' | 'xlsx' | 'pdf' = 'json';
}

export class AnnualReportRowsQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(10)
  from?: string;

  @IsOptional()
  @IsString()
  @MaxLength(10)
  to?: string;

  @IsIn(FIGURE_IDS)
  figure: FigureId;

  /** Code of a procedure type; empty for procedures that have none yet. */
  @IsOptional()
  @IsString()
  @MaxLength(50)
  procedureType?: string;

  /** Code of a nature (`supplies`). */
  @IsOptional()
  @IsString()
  @MaxLength(50)
  nature?: string;

  /** Slug of a member. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  member?: string;
}
