import { addDays, dayInGermany, type LocalDate, timeInGermany, ZONE } from '@app/kernel';
import ICAL from 'ical.js';

export interface CalendarFile {
  readonly name: string;
  /** Instant the data are from; never the clock, so that the same data give the same bytes. */
  readonly stamp: Date;
  readonly sequence: number;
  readonly entries: readonly {
    readonly uid: string;
    readonly day: LocalDate;
    /** A moment instead of the whole day. */
    readonly at: Date | null;
    readonly summary: string;
    readonly description: string;
    /** Where the entries change one by one; else those of the file. */
    readonly stamp?: Date;
    readonly sequence?: number;
    readonly cancelled?: boolean;
    /** Its page. */
    readonly url?: string;
  }[];
}

// ical.js counts 75 octets without the space that begins a folded line; RFC 5545, 3.1 counts it.
ICAL.foldLength = 74;
// Texts like any other; ical.js would not escape what it does not know (NAME: RFC 7986, 5.1).
for (const property of ['name', 'x-wr-calname']) ICAL.design.icalendar.property[property] = { defaultType: 'text' };

/** Germany's clock since 1996 (RFC 5545, 3.6.5): the rules for summer and winter time. */
const GERMANY = `BEGIN:VTIMEZONE
TZID:${ZONE}
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE`.replaceAll('\n', '\r\n');

/**
 * A calendar for Outlook, Thunderbird and Apple Calendar (RFC 5545, published, not an invitation): UTF-8, CRLF, lines
 * of at most 75 octets. Days are days, whatever the reader's time zone; moments are in German time.
 */
export function calendarFile({ name, stamp, sequence, entries }: CalendarFile): Buffer {
  const calendar = new ICAL.Component('vcalendar');
  const set = (property: string, value: string): unknown =>
    calendar.updatePropertyWithValue(property, inOneLine(value));
  set('version', '2.0');
  set('prodid', '-//Vergabezentrum//Zeitplan//DE');
  set('calscale', 'GREGORIAN');
  set('method', 'PUBLISH');
  set('name', name);
  set('x-wr-calname', name);
  set('x-wr-timezone', ZONE);
  if (entries.some(({ at }) => at !== null)) calendar.addSubcomponent(ICAL.Component.fromString(GERMANY));
  for (const { uid, day, at, summary, description, url, cancelled, ...own } of entries) {
    const changed = utc(own.stamp ?? stamp);
    const event = new ICAL.Component('vevent');
    event.addPropertyWithValue('uid', uid);
    event.addPropertyWithValue('dtstamp', changed);
    event.addPropertyWithValue('last-modified', changed);
    event.addPropertyWithValue('sequence', own.sequence ?? sequence);
    if (cancelled) event.addPropertyWithValue('status', 'CANCELLED');
    if (url) event.addPropertyWithValue('url', url);
    if (at === null) {
      event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(day));
      event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(addDays(day, 1)));
    } else event.addProperty(inGermany(at));
    event.addPropertyWithValue('summary', inOneLine(summary));
    event.addPropertyWithValue('description', clean(description));
    event.addPropertyWithValue('transp', 'TRANSPARENT');
    calendar.addSubcomponent(event);
  }
  return Buffer.from(`${calendar.toString()}\r\n`);
}

/** ical.js escapes the line feed only: a bare CR would end the line for some readers, other controls are not allowed. */
const clean = (text: string): string =>
  // Control characters are just what has to go.
  // eslint-disable-next-line no-control-regex
  text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');

const inOneLine = (text: string): string => clean(text).replace(/\n/g, ' ');

const utc = (instant: Date): InstanceType<typeof ICAL.Time> =>
  ICAL.Time.fromDateTimeString(`${instant.toISOString().slice(0, 19)}Z`);

/** A start without an end: the moment itself (RFC 5545, 3.6.1). */
function inGermany(instant: Date): InstanceType<typeof ICAL.Property> {
  const start = new ICAL.Property('dtstart');
  start.setParameter('tzid', ZONE);
  start.setValue(ICAL.Time.fromDateTimeString(`${dayInGermany(instant)}T${timeInGermany(instant)}:00`));
  return start;
}
