import { convertIcsCalendar, type IcsCalendar } from 'ts-ics';
import { type CalendarFile, calendarFile } from './calendar-file';

const entry = (more: Partial<CalendarFile['entries'][number]> = {}): CalendarFile['entries'][number] => ({
  uid: 'award-1@vergabezentrum',
  day: '2028-02-29',
  at: null,
  summary: 'Zuschlag – 2026-L-0001 Büromöbel',
  description: 'Frühestens am Tag nach dem Ende der Wartefrist.',
  ...more,
});
const file = (...entries: CalendarFile['entries']): string =>
  calendarFile({
    name: 'Zeitplan 2026-L-0001; Möbel, Stühle',
    stamp: new Date('2026-11-22T09:30:00.250Z'),
    sequence: 7,
    entries,
  }).toString('utf8');
const read = (text: string): IcsCalendar => convertIcsCalendar(undefined, text);
const lines = (text: string): string[] => text.split('\r\n');

describe('a calendar file (RFC 5545, read back by a second library)', () => {
  it('is published under its name, as Outlook, Thunderbird and Apple Calendar show it', () => {
    const text = file(entry());
    expect(lines(text).slice(0, 4)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Vergabezentrum//Zeitplan//DE',
      'CALSCALE:GREGORIAN',
    ]);
    expect(text).toContain('METHOD:PUBLISH\r\n');
    expect(text).toContain('X-WR-CALNAME:Zeitplan 2026-L-0001\\; Möbel\\, Stühle\r\n');
    expect(text).toContain('\r\nNAME:Zeitplan 2026-L-0001\\; Möbel\\, Stühle\r\n');
  });

  it('3.1: ends every line with CRLF and folds after 75 octets without cutting a letter', () => {
    const long = 'Öffentliche Ausschreibung für Straßenbeleuchtung – 12,5 %; „günstig“ 😀 '.repeat(12).trim();
    const text = file(entry({ summary: long, description: `${long}\n${long}` }));
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const widths = lines(text).map((line) => Buffer.byteLength(line));
    expect(Math.max(...widths)).toBeLessThanOrEqual(75);
    expect(widths.filter((width) => width > 70).length).toBeGreaterThan(10);
    const [event] = read(text).events ?? [];
    expect([event?.summary, event?.description]).toEqual([long, `${long}\n${long}`]);
  });

  it('3.3.11: keeps backslash, semicolon, comma and line break', () => {
    const awkward = 'a\\b; c, d\n\\n';
    expect(read(file(entry({ description: awkward }))).events?.[0]?.description).toBe(awkward);
    const forged = file(entry({ description: 'x\nEND:VEVENT\r\nBEGIN:VEVENT' }));
    expect(lines(forged).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
  });

  it('3.1: keeps no control character, neither a bare CR nor another line end, in any text', () => {
    const awkward = 'a\rATTACH:x\r\nb\u0085c\u2028d\u0000\u0007\u000b\u001b\u007fe\tf';
    const forged = calendarFile({
      name: awkward,
      stamp: new Date('2026-11-22T09:30:00Z'),
      sequence: 1,
      entries: [entry({ summary: awkward, description: awkward })],
    }).toString('utf8');
    // Control characters are just what must not be there.
    // eslint-disable-next-line no-control-regex
    expect(forged.replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029]/);
    const [event] = read(forged).events ?? [];
    expect(event?.summary).toBe('a ATTACH:x b c de\tf');
    expect(event?.description).toBe('a\nATTACH:x\nb\nc\nde\tf');
  });

  it('3.6.1: a day is a date without a time zone, up to the day after it, also on 29 February', () => {
    const text = file(entry());
    expect(text).toContain('DTSTART;VALUE=DATE:20280229\r\nDTEND;VALUE=DATE:20280301\r\n');
    expect(text).not.toContain('VTIMEZONE');
    expect(read(text).events?.[0]?.start).toMatchObject({ type: 'DATE', date: new Date('2028-02-29T00:00:00Z') });
  });

  it.each([
    ['before the clock goes forward', '2026-03-28T11:00:00Z', '20260328T120000'],
    ['on the day it goes forward', '2026-03-29T10:00:00Z', '20260329T120000'],
    ['in the summer', '2026-07-01T10:00:00Z', '20260701T120000'],
    ['on the day it goes back', '2026-10-25T11:00:00Z', '20261025T120000'],
    ['after it went back', '2026-10-26T11:00:00Z', '20261026T120000'],
  ])('3.6.5: noon in Germany %s is the same instant for the reader', (_, at, local) => {
    const text = file(entry({ day: at.slice(0, 10), at: new Date(at) }));
    expect(text).toContain(`DTSTART;TZID=Europe/Berlin:${local}\r\n`);
    expect(text).not.toContain('DTEND;');
    expect(read(text).events?.[0]?.start.date.toISOString()).toBe(at.replace('Z', '.000Z'));
  });

  it('says who is who and which version it is, from the data alone', () => {
    const once = file(entry(), entry({ uid: 'notice-1@vergabezentrum', day: '2026-11-24' }));
    expect(file(entry(), entry({ uid: 'notice-1@vergabezentrum', day: '2026-11-24' }))).toBe(once);
    expect(once.match(/DTSTAMP:20261122T093000Z\r\n/g)).toHaveLength(2);
    expect(read(once).events?.map(({ uid, sequence }) => [uid, sequence])).toEqual([
      ['award-1@vergabezentrum', 7],
      ['notice-1@vergabezentrum', 7],
    ]);
  });

  it('without a single date is still a calendar', () => {
    expect(read(file()).events ?? []).toEqual([]);
  });
});
