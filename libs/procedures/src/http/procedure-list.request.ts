import { type LocalDate, type DomainError, invalid } from '@app/kernel';
import { NATURES, PROCEDURE_TYPES, REGIMES } from '@app/law';
import { IsCalendarDay, PageQuery, Trimmed } from '@app/platform';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { PHASES } from '../domain/phase';
import { SORTS } from '../infrastructure/procedure-order';
import { RISKS } from '../infrastructure/procedure-risk';
import { VIEW_KINDS, type ViewKind } from '../infrastructure/procedure-view.repository';

const LIST_SORTS = SORTS.flatMap((sort) => [sort, `-${sort}`]);
/** Ids asked for at once: the cards in view. */
const MOST_IDS = 100;

const separated = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value;
const yesOrNo = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MONEY = /^\d{1,12}(\.\d{1,2})?$/;
const MONEY_SENTENCE = 'Hier wird ein Betrag in Euro erwartet, zum Beispiel 25000.00.';

/** Filters of the list, its figures, its calendar and its files: the same parameters everywhere. */
export class ProcedureFilterQuery extends PageQuery {
  /** Phases separated by commas; `open`: all that are not closed. */
  @IsOptional()
  @Transform(separated)
  @IsArray()
  @IsIn([...PHASES, 'open'], { each: true })
  phase?: string[];

  @IsOptional()
  @IsIn(REGIMES)
  regime?: string;

  @IsOptional()
  @IsIn(NATURES)
  nature?: string;

  @IsOptional()
  @IsIn(PROCEDURE_TYPES)
  procedureType?: string;

  /** Words that must all occur in file number, title, buyers, bidders, CPV codes and titles of lots. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  /** Slug of a member that buys. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  member?: string;

  /** Id of the person in charge, `me`, or `none` where nobody is. */
  @IsOptional()
  @Matches(/^(me|none|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/, { message: 'Diese Person gibt es nicht.' })
  officer?: string;

  /** Whether the person is in charge, the deputy, or either (default: in charge). */
  @IsOptional()
  @IsIn(['officer', 'deputy', 'either'])
  officerRole?: 'officer' | 'deputy' | 'either';

  @IsOptional()
  @Transform(yesOrNo)
  @IsBoolean()
  joint?: boolean;

  @IsOptional()
  @Transform(yesOrNo)
  @IsBoolean()
  suspended?: boolean;

  @IsOptional()
  @IsCalendarDay()
  deadlineFrom?: LocalDate;

  @IsOptional()
  @IsCalendarDay()
  deadlineTo?: LocalDate;

  @IsOptional()
  @Matches(MONEY, { message: MONEY_SENTENCE })
  valueFrom?: string;

  @IsOptional()
  @Matches(MONEY, { message: MONEY_SENTENCE })
  valueTo?: string;

  /** Year of creation. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2200)
  year?: number;

  @IsOptional()
  @IsIn(RISKS)
  risk?: (typeof RISKS)[number];
}

export class ProcedureListQueryRequest extends ProcedureFilterQuery {
  /** `-` in front for descending. */
  @IsOptional()
  @IsIn(LIST_SORTS)
  sort?: string;
}

export class ProcedureExportQuery extends ProcedureListQueryRequest {
  @IsIn(['csv', 'xlsx'])
  format: 'csv' | 'xlsx';

  /** Ids of columns separated by commas; left out: all of them. */
  @IsOptional()
  @Transform(separated)
  @IsArray()
  @IsString({ each: true })
  columns?: string[];
}

export class ProcedureDatesRequest extends ProcedureFilterQuery {
  @IsCalendarDay()
  from: LocalDate;

  @IsCalendarDay()
  to: LocalDate;
}

export class ProcedureIdsQuery {
  /** Ids separated by commas. */
  @Transform(separated)
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_IDS)
  @Matches(UUID, { each: true, message: 'Diese Kennung gibt es nicht.' })
  ids: string[];
}

export class ProcedureViewRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(80)
  name: string;

  /** Seen by everyone of the centre. */
  @IsBoolean()
  shared: boolean;

  @IsIn(VIEW_KINDS)
  kind: ViewKind;

  /** The filters as parameters of the list. */
  @IsObject()
  filters: Record<string, string>;

  @IsIn(LIST_SORTS)
  sort: string;

  /** Ids of the shown columns; none: the usual ones. */
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  columns: string[];
}

export class DefaultViewRequest {
  /** Null: no view opens first. */
  @IsOptional()
  @Matches(UUID, { message: 'Diese Ansicht gibt es nicht.' })
  viewId?: string | null;
}

const FILTER_NAMES = [
  ...['phase', 'regime', 'nature', 'procedureType', 'q', 'member', 'officer', 'officerRole', 'joint', 'suspended'],
  ...['deadlineFrom', 'deadlineTo', 'valueFrom', 'valueTo', 'year', 'risk'],
];

/** A view keeps parameters of the list and nothing else. Throws `invalid`. */
export function requireFilters(filters: Readonly<Record<string, unknown>>): void {
  const errors = Object.entries(filters)
    .filter(([name, value]) => !FILTER_NAMES.includes(name) || typeof value !== 'string' || value.length > 300)
    .map(([name]) => ({ pointer: `/filters/${name}`, message: 'Diesen Filter gibt es nicht.' }));
  if (errors.length > 0)
    throw invalid('unknown-filter', 'Die Ansicht enthält unbekannte Filter.', errors) as DomainError;
}
