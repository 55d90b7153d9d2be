import { Trimmed } from '@app/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { CODE_TYPES, type CodeType } from '../domain/code-list';

export class NutsCodesQuery {
  /** German words, or the beginning of a code; left out: the codes right below `parent`, or the top of the list. */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(200)
  q?: string;

  /** Only codes below this one. */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(20)
  parent?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

export class CpvCodesQuery extends NutsCodesQuery {
  @IsOptional()
  @IsIn(CODE_TYPES, { message: 'Erlaubt sind nur: supplies, services, works.' })
  type?: CodeType;
}
