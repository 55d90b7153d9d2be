import { contentDisposition, Requires } from '@app/platform';
import { Controller, Get, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TemplateSamples } from '../application/template-samples.query';
import { TemplateSampleQuery } from './document.request';

@Controller('document-templates')
export class TemplateSamplesController {
  constructor(private readonly samples: TemplateSamples) {}

  /** The template filled with invented data, as PDF, to look at in a page. */
  @Get(':id/sample')
  @Requires('document.read')
  async sample(
    @Param('id') id: string,
    @Query() { sample }: TemplateSampleQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const { bytes, sha256, fileName } = await this.samples.of(id, sample);
    const tag = `"${sha256}"`;
    void reply.header('etag', tag).header('cache-control', 'private, no-cache');
    // The gallery shows it in a frame of its own page; nobody else may.
    void reply.header('content-security-policy', "frame-ancestors 'self'");
    if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(tag)) {
      void reply.status(304);
      return undefined;
    }
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: contentDisposition('inline', fileName),
      length: bytes.byteLength,
    });
  }
}
