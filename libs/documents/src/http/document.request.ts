import { PageQuery } from '@app/platform';
import { Type } from 'class-transformer';
import {
  IsBooleanString,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { TEMPLATES, type TemplateId } from '../contract/templates';
import { DOCUMENT_STATES, type DocumentState } from '../domain/document';

export class DocumentSubjectRequest {
  /** What the document is about: `procedure`, `order`, `demand-round` …, or `sample` for the gallery. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  type: string;

  /** Id of the subject; for a sample the id of the template, or that of one of its named samples. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  id: string;
}

export class CreateDocumentRequest {
  @IsIn(TEMPLATES.map(({ id }) => id))
  template: TemplateId;

  @IsObject()
  @ValidateNested()
  @Type(() => DocumentSubjectRequest)
  subject: DocumentSubjectRequest;

  /** Only for samples: fields that replace those of the sample. */
  @IsOptional()
  @IsObject()
  data?: Record<string, unknown>;
}

export class DocumentListQuery extends PageQuery {
  @IsOptional()
  @IsString()
  subjectType?: string;

  @IsOptional()
  @IsString()
  subjectId?: string;

  @IsOptional()
  @IsIn(DOCUMENT_STATES)
  state?: DocumentState;

  /** `true`: only the newest edition of each document. */
  @IsOptional()
  @IsBooleanString()
  latest?: string;

  /** All editions of this document. */
  @IsOptional()
  @IsUUID()
  editionsOf?: string;
}

export class TemplateListQuery {
  /** Only templates that can be made for such a subject. */
  @IsOptional()
  @IsString()
  subjectType?: string;
}

export class TemplateSampleQuery {
  /** Id of one of the template's named samples; without it the one that is called as the template. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  sample?: string;
}
