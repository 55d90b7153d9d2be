import { AskLaw } from '../application/ask-law';
import { computeTimeline, type TimelineRequest } from '@app/law';
import { type Actor, CurrentActor, download, NotRemembered, Requires, SignedIn } from '@app/platform';
import { Body, Controller, HttpCode, Post, type StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { MakeCompassSheet } from '../application/make-compass-sheet.usecase';
import { calendarOfQuestion } from '../application/write-timeline-calendar';
import { TimelineCalendars } from '../contract';
import { LawSheetRequest, LawTimelineRequest } from './law.request';
import { LawSheetResponse } from './law.response';

/** Answers of the Kompass to take along: the sheet for the file and the calendar. */
@Controller('law')
export class LawSheetController {
  constructor(
    private readonly law: AskLaw,
    private readonly sheets: MakeCompassSheet,
    private readonly calendars: TimelineCalendars,
  ) {}

  @Post('sheets')
  @Requires('document.request')
  async sheet(@CurrentActor() actor: Actor, @Body() body: LawSheetRequest): Promise<LawSheetResponse> {
    return { documentId: await this.sheets.execute(actor, body.title, body.assessment, body.timeline) };
  }

  @Post('timelines/calendar')
  @HttpCode(200)
  @SignedIn()
  @NotRemembered()
  @ApiProduces('text/calendar')
  async calendar(@CurrentActor() actor: Actor, @Body() body: LawTimelineRequest): Promise<StreamableFile> {
    const request = body as TimelineRequest;
    const law = await this.law.of(actor);
    const calendar = calendarOfQuestion(request, computeTimeline(request, law));
    return download(this.calendars.file(calendar), `Zeitplan ${calendar.label}`, 'ics');
  }
}
