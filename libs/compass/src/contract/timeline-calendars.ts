import type { LocalDate } from '@app/kernel';
import type { StepId, Timeline } from '@app/law';

/** What a calendar file tells besides the dates themselves. */
export interface TimelineCalendar {
  /** Makes the ids of the entries: the same key and step are the same entry, also when its day has changed. */
  readonly key: string;
  /** Grows with every change, so that a calendar takes the later file. */
  readonly version: number;
  readonly changedAt: Date;
  /** What the procedure is called in the calendar: file number and title. */
  readonly label: string;
  readonly timeline: Timeline;
  /** Steps that end at a time of their day. */
  readonly times: Readonly<Partial<Record<StepId, Date>>>;
  /** Sentences for the descriptions of single steps. */
  readonly notes?: readonly { readonly stepId: StepId; readonly sentence: string }[];
}

/** A day of a calendar, or an instant where `at` is given. */
export interface CalendarEntry {
  readonly uid: string;
  readonly day: LocalDate;
  readonly at: Date | null;
  readonly summary: string;
  readonly description: string;
}

/** Calendar files (iCalendar, RFC 5545) of timelines. */
export abstract class TimelineCalendars {
  abstract file(calendar: TimelineCalendar): Buffer;
}
