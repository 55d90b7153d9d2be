import { invalid } from '@app/kernel';
import { type Actor, contentDisposition, CurrentActor, Requires } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces } from '@nestjs/swagger';
import { RecordDeclaration } from '../application/record-declaration.usecase';
import { CompanyDeclarationRequest, CompanyProofQuery, CompanyWithdrawalRequest } from './company.request';
import { CompanyResponse } from './company.response';
import { CompanyPage } from './company-page';

@Controller('companies/:id/declarations')
export class DeclarationsController {
  constructor(
    private readonly declarations: RecordDeclaration,
    private readonly page: CompanyPage,
  ) {}

  /** Records a declaration or the answer of a register; earlier ones stay readable. */
  @Post()
  @Requires('company.manage')
  record(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: CompanyDeclarationRequest,
  ): Promise<CompanyResponse> {
    const { kind, title = '', givenOn, result, documentNumber = '', statedUntil, note = '' } = body;
    return this.page.after(actor, id, () =>
      this.declarations.record(actor, id, {
        ...{ kind, givenOn, result, documentNumber, note },
        title: kind === 'own' ? title : '',
        statedUntil: statedUntil ?? null,
      }),
    );
  }

  /** One recorded by mistake: it counts no more and stays readable with the reason. */
  @Post(':declarationId/withdrawal')
  @HttpCode(200)
  @Requires('company.manage')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('declarationId') declarationId: string,
    @Body() { reason }: CompanyWithdrawalRequest,
  ): Promise<CompanyResponse> {
    return this.page.after(actor, id, () => this.declarations.withdraw(actor, id, declarationId, reason));
  }

  /** A PDF, PNG or JPEG file as bytes, at most 10 MB. The same file twice is one proof. */
  @Post(':declarationId/proofs')
  @Requires('company.manage')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  attach(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('declarationId') declarationId: string,
    @Query() { name = '' }: CompanyProofQuery,
    @Body() body: unknown,
  ): Promise<CompanyResponse> {
    if (!(body instanceof Uint8Array)) {
      throw invalid('proof', 'Die Datei wird als Inhalt der Anfrage erwartet (application/octet-stream).');
    }
    return this.page.after(actor, id, () => this.declarations.attach(actor, id, declarationId, name, body));
  }

  @Get(':declarationId/proofs/:proofId')
  @Requires('company.read')
  @ApiProduces('application/pdf', 'image/png', 'image/jpeg')
  async proof(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('declarationId') declarationId: string,
    @Param('proofId') proofId: string,
  ): Promise<StreamableFile> {
    const { proof, bytes } = await this.declarations.read(actor, id, declarationId, proofId);
    return new StreamableFile(bytes, {
      type: proof.mediaType,
      disposition: contentDisposition('attachment', proof.fileName),
      length: bytes.byteLength,
    });
  }
}
