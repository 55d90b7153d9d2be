import { PageQuery } from '@app/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
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
import { LARGEST_BATCH } from '../domain/batch';
import { DocumentSubjectRequest } from './document.request';

export class BatchDocumentRequest {
  @IsIn(TEMPLATES.map(({ id }) => id))
  template: TemplateId;

  @IsObject()
  @ValidateNested()
  @Type(() => DocumentSubjectRequest)
  subject: DocumentSubjectRequest;
}

export class CreateDocumentBatchRequest {
  /** What people call the whole: „Umlage 2026, Abrechnungen der Mitglieder“. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  title: string;

  /** In the order in which they are printed. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LARGEST_BATCH)
  @ValidateNested({ each: true })
  @Type(() => BatchDocumentRequest)
  documents: BatchDocumentRequest[];
}

export class SelectDocumentsRequest {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  title?: string;

  /** Finished documents in the order in which they are printed. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LARGEST_BATCH)
  @IsUUID(undefined, { each: true })
  documentIds: string[];
}

export class DocumentBatchListQuery extends PageQuery {
  /** Only batches whose documents are all about this. */
  @IsOptional()
  @IsString()
  subjectType?: string;

  @IsOptional()
  @IsString()
  subjectId?: string;
}
