import { IsCalendarDay, PageQuery, Trimmed } from '@app/platform';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { DECLARATION_KINDS, type DeclarationKind, type DeclarationResult, type Light, LIGHTS } from '../contract';

export class CompanyRequest {
  @Trimmed()
  @IsString()
  @MinLength(1, { message: 'Bitte geben Sie den Namen des Unternehmens an.' })
  @MaxLength(200)
  name: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(100)
  legalForm?: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(200)
  street?: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(20)
  postcode?: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(200)
  city?: string;

  /** Two letters; left out it is DE. */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(2)
  country?: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(200)
  email?: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(60)
  phone?: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(200)
  website?: string;

  /** Checked by syntax, a German one by its check digit, too. */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(30)
  vatId?: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(100)
  registerCourt?: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(60)
  registerNumber?: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(60)
  pqNumber?: string;

  /** Small or medium-sized enterprise by 2003/361/EC; null where nobody has asked. */
  @IsOptional()
  @IsBoolean()
  sme?: boolean | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @IsString({ each: true, message: 'Hier werden CPV-Codes als Text erwartet.' })
  @MaxLength(12, { each: true, message: 'Ein CPV-Code hat höchstens zehn Zeichen.' })
  cpv?: string[];

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(4000)
  notes?: string;
}

export class CompanyFilterQuery extends PageQuery {
  /** Words in name, place, numbers or e-mail; typing mistakes are forgiven. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  /** Code of a field of activity: companies with a wider or narrower code are found, too. */
  @IsOptional()
  @IsString()
  @MaxLength(12)
  cpv?: string;

  /** Whose light is meant by `light`; the register query where it is left out. */
  @IsOptional()
  @IsIn(DECLARATION_KINDS.filter((kind) => kind !== 'own'))
  kind?: DeclarationKind;

  @IsOptional()
  @IsIn(LIGHTS)
  light?: Light;

  @IsOptional()
  @IsIn(['active', 'blocked'])
  status?: 'active' | 'blocked';
}

export class CompanyExportQuery extends CompanyFilterQuery {
  @IsIn(['csv', 'xlsx'])
  format: 'csv' | 'xlsx';
}

export class CompanyDuplicateQuery {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  postcode?: string;

  @IsOptional()
  @IsString()
  @MaxLength(30)
  vatId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  email?: string;

  /** The company that is being edited. */
  @IsOptional()
  @IsString()
  except?: string;
}

export class CompanyQuery {
  /** The day the lights are for; today where it is left out. */
  @IsOptional()
  @IsCalendarDay()
  on?: string;
}

export class CompanyImportQuery {
  @IsIn(['check', 'apply'])
  mode: 'check' | 'apply';
}

export class CompanyBlockRequest {
  @Trimmed()
  @IsString()
  @MinLength(3, { message: 'Bitte begründen Sie die Sperre in einem Satz.' })
  @MaxLength(1000)
  reason: string;
}

export class CompanyMergeRequest {
  /** The company that is merged into this one. */
  @IsString()
  otherId: string;
}

export class CompanyMergeQuery {
  @IsString()
  otherId: string;
}

export class CompanyDeclarationRequest {
  @IsIn(DECLARATION_KINDS)
  kind: DeclarationKind;

  /** What an own kind is called. */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(200)
  title?: string;

  /** Day of the register's answer or of the declaration. */
  @IsCalendarDay()
  givenOn: string;

  @IsIn(['clear', 'adverse'])
  result: DeclarationResult;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(100)
  documentNumber?: string;

  /** Last day the paper itself names. */
  @IsOptional()
  @IsCalendarDay()
  statedUntil?: string | null;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  note?: string;
}

export class CompanyWithdrawalRequest {
  @Trimmed()
  @IsString()
  @MinLength(3, { message: 'Bitte begründen Sie die Rücknahme in einem Satz.' })
  @MaxLength(1000)
  reason: string;
}

export class CompanyProofQuery {
  /** Name of the file. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  name?: string;
}

export class CompanyContactRequest {
  @Trimmed()
  @IsString()
  @MinLength(1, { message: 'Bitte geben Sie den Namen der Ansprechperson an.' })
  @MaxLength(200)
  name: string;

  /** What the person does there. */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(100)
  role?: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(200)
  email?: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(60)
  phone?: string;
}
