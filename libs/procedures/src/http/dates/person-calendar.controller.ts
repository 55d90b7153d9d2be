import { notFound } from '@app/kernel';
import { download, Public } from '@app/platform';
import { Controller, Get, Param, Req, type StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { PersonCalendarQuery } from '../../application/dates/person-calendar.query';

/** A calendar program knows the secret address and nothing else. */
@Controller('calendar')
export class PersonCalendarController {
  constructor(private readonly calendars: PersonCalendarQuery) {}

  /** `{token}.ics`: the person's dates. Every other name is answered alike. */
  @Get(':file')
  @Public()
  @ApiProduces('text/calendar')
  async read(@Param('file') file: string, @Req() request: FastifyRequest): Promise<StreamableFile> {
    const token = /^([A-Za-z0-9_-]{43})\.ics$/.exec(file)?.[1];
    if (!token) throw notFound('Dieses Kalenderabonnement');
    return download(await this.calendars.read(token, request.id), 'Vergaben', 'ics');
  }
}
