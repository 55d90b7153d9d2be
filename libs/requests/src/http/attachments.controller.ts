import { invalid } from '@app/kernel';
import { type Actor, contentDisposition, CurrentActor, Requires } from '@app/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { AttachFile } from '../application/attach-file.usecase';
import { AttachmentQuery } from './request.request';
import { AddedAttachmentResponse } from './request.response';

@Controller('procurement-requests/:id/attachments')
export class AttachmentsController {
  constructor(private readonly files: AttachFile) {}

  /** The bytes of one file (Content-Type: application/octet-stream), its name in the query. */
  @Post()
  @Requires('request.create')
  async add(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { name }: AttachmentQuery,
    @Body() body: Buffer,
  ): Promise<AddedAttachmentResponse> {
    if (!Buffer.isBuffer(body))
      throw invalid('file-expected', 'Bitte die Datei als Bytes senden (Content-Type: application/octet-stream).');
    return { id: await this.files.add(actor, id, name, body) };
  }

  @Get(':attachmentId')
  @Requires('request.read')
  async read(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('attachmentId') attachmentId: string,
  ): Promise<StreamableFile> {
    const { bytes, mediaType, name } = await this.files.read(actor, id, attachmentId);
    return new StreamableFile(bytes, {
      type: mediaType,
      disposition: contentDisposition('attachment', name),
      length: bytes.byteLength,
    });
  }

  @Delete(':attachmentId')
  @HttpCode(204)
  @Requires('request.create')
  remove(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('attachmentId') attachmentId: string,
  ): Promise<void> {
    return this.files.remove(actor, id, attachmentId);
  }
}
