import { type Actor, contentDisposition, CurrentActor, Requires } from '@app/platform';
import { Controller, Get, HttpCode, Param, Post, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ArchiveRecord } from '../application/archive/archive-record';
import { ArchiveStateQuery } from '../application/archive/archive-state.query';
import { ExportArchive } from '../application/archive/export-archive.usecase';
import { ArchiveStateResponse } from './archive.response';

/** The whole file of a procedure as one ZIP. */
@Controller('procedures/:id/archive')
export class ArchiveController {
  constructor(
    private readonly exporting: ExportArchive,
    private readonly record: ArchiveRecord,
    private readonly state: ArchiveStateQuery,
  ) {}

  /**
   * The ZIP. Where the Vergabevermerk of the present state is not made yet, asks for it and waits some seconds; 409 when
   * that takes longer or fails, or for people who only read. The same state gives the same bytes; `x-archive-seal` is the SHA-256 of manifest.json.
   */
  @Get()
  @Requires('procedure.read')
  @ApiProduces('application/zip')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { stream, size, fileNumber, manifestSha256 } = await this.exporting.run(actor, id);
    void reply.header('x-archive-seal', manifestSha256);
    return new StreamableFile(stream, {
      type: 'application/zip',
      disposition: contentDisposition('attachment', `Vergabeakte ${fileNumber}.zip`),
      length: size,
    });
  }

  /** How far it is, how long the file is kept, and what was handed out so far. */
  @Get('state')
  @Requires('procedure.read')
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ArchiveStateResponse> {
    return this.stateOf(actor, id);
  }

  /** Has the Vergabevermerk made, so that the ZIP can be had at once afterwards. Safe to repeat. Not for readers. */
  @Post()
  @HttpCode(202)
  @Requires('procedure.manage')
  async prepare(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ArchiveStateResponse> {
    await this.record.prepare(actor, id);
    return this.stateOf(actor, id);
  }

  private async stateOf(actor: Actor, id: string): Promise<ArchiveStateResponse> {
    const { record, error, retention, archives } = await this.state.read(actor, id);
    const kept = retention.retention;
    return {
      record,
      error,
      retention: kept && { years: kept.years, until: kept.until, reason: kept.reason, citation: kept.citation },
      retentionNote: retention.note,
      archives: archives.map(({ manifestSha256, files, size, personName, createdAt }) => ({
        manifestSha256,
        files,
        size,
        by: personName,
        at: createdAt.toISOString(),
      })),
    };
  }
}
