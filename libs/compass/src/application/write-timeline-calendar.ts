import { createHash } from 'node:crypto';
import { instantInGermany } from '@app/kernel';
import { PROCEDURE_TYPE_NAMES, type Timeline, type TimelineRequest } from '@app/law';
import { calendarFile } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type TimelineCalendar, TimelineCalendars } from '../contract';
import { calendarEntries } from '../domain/timeline-calendar';

@Injectable()
export class WriteTimelineCalendar extends TimelineCalendars {
  file(calendar: TimelineCalendar): Buffer {
    return calendarFile({
      name: `Zeitplan ${calendar.label}`,
      stamp: calendar.changedAt,
      sequence: calendar.version,
      entries: calendarEntries(calendar),
    });
  }
}

/**
 * The calendar of a timeline that belongs to no procedure. Only its dates say which case it is: the same dates are the
 * same entries, other dates others, so that two cases never overwrite each other.
 */
export function calendarOfQuestion(request: TimelineRequest, timeline: Timeline): TimelineCalendar {
  const { state, regime, nature, procedureType } = request;
  const dates = timeline.steps.map(({ id, planned }) => [id, planned]);
  const which = JSON.stringify([state, regime, nature, procedureType, dates]);
  return {
    key: createHash('sha256').update(which).digest('hex').slice(0, 32),
    version: 0,
    changedAt: instantInGermany(timeline.steps[0]?.planned ?? request.startsOn, '00:00'),
    label: PROCEDURE_TYPE_NAMES[procedureType],
    timeline,
    times: {},
  };
}
