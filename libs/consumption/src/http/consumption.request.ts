import { PageQuery } from '@app/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

export class ConsumptionPostingQuery extends PageQuery {
  /** Slug of the member, for example `raunheim`. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  member?: string;

  /** Id or number of the cost centre. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  costCentre?: string;

  /** Article number. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  article?: string;

  /** First day, ISO. */
  @IsOptional()
  @IsString()
  @MaxLength(10)
  from?: string;

  /** Last day, ISO. */
  @IsOptional()
  @IsString()
  @MaxLength(10)
  to?: string;
}

export class ConsumptionQuery extends ConsumptionPostingQuery {
  /** Dimensions in their order, separated by commas: member, costCentre, article, month. Without it all of them. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  groupBy?: string;

  /** csv and xlsx hold every line, whatever the page. */
  @IsOptional()
  @IsIn(['json', 'csv', 'xlsx'])
  format: 'json' | 'csv' | 'xlsx' = 'json';
}
