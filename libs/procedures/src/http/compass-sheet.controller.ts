import { type Actor, CurrentActor, download, Requires } from '@app/platform';
import { Body, Controller, Get, Param, Post, type StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { ProcedureCalendarQuery } from '../application/procedure-calendar.query';
import { StoreCompassSheet } from '../application/store-compass-sheet.usecase';
import { CompassSheetRequest } from './procedure.request';
import { CompassSheetResponse } from './procedure.response';
import { SeenVersion } from './seen-version';

/** What of a procedure goes elsewhere: the sheet of the Kompass into its file, its dates into a calendar. */
@Controller('procedures/:id')
export class CompassSheetController {
  constructor(
    private readonly sheets: StoreCompassSheet,
    private readonly calendar: ProcedureCalendarQuery,
  ) {}

  @Post('compass-sheets')
  @Requires('procedure.manage')
  async store(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Body() { assessment, timeline, applyTimeline }: CompassSheetRequest,
  ): Promise<CompassSheetResponse> {
    const command = { assessment, timeline: timeline ?? null, applyTimeline: applyTimeline ?? false };
    return { documentId: await this.sheets.run(actor, id, command, seen) };
  }

  @Get('timeline.ics')
  @Requires('procedure.read')
  @ApiProduces('text/calendar')
  async timeline(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const { fileNumber, bytes } = await this.calendar.read(actor, id);
    return download(bytes, `Zeitplan ${fileNumber}`, 'ics');
  }
}
