import { type Actor, CurrentActor, Requires } from '@app/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { AuditExtract } from '../application/audit-extract';
import { RequestedDocumentResponse } from './document.response';

export class AuditExtractRequest {
  /** Id of the subject whose entries are wanted, or a period like `2026-01-01_2026-03-31`. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  about: string;
}

@Controller('audit/extracts')
export class AuditExtractController {
  constructor(private readonly extracts: AuditExtract) {}

  /** Asks for an extract of the audit trail as a document; the queue makes it. */
  @Post()
  @HttpCode(202)
  @Requires('audit.read')
  async create(
    @CurrentActor() actor: Actor,
    @Body() { about }: AuditExtractRequest,
  ): Promise<RequestedDocumentResponse> {
    return { id: await this.extracts.request(actor, about), state: 'waiting' };
  }
}
