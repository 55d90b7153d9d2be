import { addDays, germanDate, type LocalDate } from '@app/kernel';
import { type Calendar, isWorkingDay, type StepId, type Timeline, type TimelineStep } from '@app/law';

/** A day on which a member is closed or one of its bodies sits. */
export interface MemberDay {
  readonly memberId: string;
  readonly kind: 'closed' | 'session';
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly label: string;
}

/** A day that is lawful but falls badly for a member. It never blocks; `better` is the nearest day that fits, if there is one. */
export interface DateHint {
  readonly stepId: StepId;
  readonly sentence: string;
  readonly better: LocalDate | null;
}

/** What the hints rest on; `names` are those of the buyers by id. */
export interface MemberDates {
  readonly names: ReadonlyMap<string, string>;
  readonly days: readonly MemberDay[];
  readonly calendar: Calendar;
  readonly today: LocalDate;
}

/** Steps on which somebody of the member has to be there. */
const ATTENDED: readonly StepId[] = [
  'notice',
  'participation-end',
  'invitation',
  'answers-until',
  'tender-end',
  'opening',
  'losers-informed',
  'award',
];
/** A member is not closed for longer than this without a working day between. */
const FURTHEST_DAYS = 60;

/** Dates still ahead that fall on closing days of a buyer, and decisions without a session of its bodies. */
export function dateHints(timeline: Timeline, dates: MemberDates): readonly DateHint[] {
  return [...closingHints(timeline, dates), ...sessionHints(timeline, dates)];
}

function closingHints(timeline: Timeline, dates: MemberDates): readonly DateHint[] {
  return timeline.steps
    .filter(({ id, planned }) => ATTENDED.includes(id) && planned >= dates.today)
    .flatMap((step) => {
      const closed = closedOn(step.planned, dates);
      if (closed.length === 0) return [];
      const why = closed.map(({ memberId, label }) => `${dates.names.get(memberId) ?? ''} (${label})`).join(', ');
      const better = openDay(step, dates);
      const sentence = `${step.germanName} am ${germanDate(step.planned)} fällt auf einen Schließtag: ${why}.${better ? ` Besser ist der ${germanDate(better)}.` : ''}`;
      return [{ stepId: step.id, sentence, better }];
    });
}

const closedOn = (day: LocalDate, { days, names }: MemberDates): readonly MemberDay[] =>
  days.filter(({ kind, memberId, from, to }) => kind === 'closed' && names.has(memberId) && from <= day && day <= to);

const isOpen = (day: LocalDate, dates: MemberDates): boolean =>
  isWorkingDay(dates.calendar, day) && closedOn(day, dates).length === 0;

/** The next open day the law allows for the step, else the last one before; null where there is none. */
function openDay({ planned, earliest, latest }: TimelineStep, dates: MemberDates): LocalDate | null {
  const allowed = (day: LocalDate): boolean =>
    day >= dates.today && (earliest === null || day >= earliest) && (latest === null || day <= latest);
  for (const step of [1, -1]) {
    for (let distance = 1; distance <= FURTHEST_DAYS; distance += 1) {
      const day = addDays(planned, step * distance);
      if (!allowed(day)) break;
      if (isOpen(day, dates)) return day;
    }
  }
  return null;
}

/**
 * The body of the member decides between the opening and the step that tells its decision: the information of the
 * bidders, or the award where there is no standstill. Members without any known session give no hint.
 */
function sessionHints({ steps }: Timeline, dates: MemberDates): readonly DateHint[] {
  const planned = (id: StepId): LocalDate | undefined => steps.find((step) => step.id === id)?.planned;
  const opening = planned('opening');
  const told = steps.find(({ id }) => id === (planned('standstill-end') ? 'losers-informed' : 'award'));
  if (opening === undefined || told === undefined || told.planned < dates.today) return [];
  return [...dates.names].flatMap(([memberId, name]) => {
    const sessions = dates.days
      .filter((day) => day.kind === 'session' && day.memberId === memberId && day.from > opening)
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    const [first] = sessions;
    const known = dates.days.some((day) => day.kind === 'session' && day.memberId === memberId);
    if (!known || (first && first.from <= told.planned)) return [];
    const between = `Zwischen Öffnung und ${told.id === 'award' ? 'Zuschlag' : 'Information der Bieter'} (${germanDate(told.planned)}) ist in ${name} keine Sitzung eingetragen`;
    if (!first) return [{ stepId: told.id, sentence: `${between}, auch keine spätere.`, better: null }];
    const better = isOpen(first.from, dates) ? first.from : openAfter(first.from, dates);
    const bindingEnds = planned('binding-until');
    const late = bindingEnds !== undefined && bindingEnds < first.from;
    const sentence = `${between}. Die nächste: ${first.label} am ${germanDate(first.from)}.${late ? ` Die Bindefrist endet vorher (${germanDate(bindingEnds)}) und müsste länger sein.` : ''}`;
    return [{ stepId: told.id, sentence, better }];
  });
}

function openAfter(day: LocalDate, dates: MemberDates): LocalDate | null {
  for (let distance = 1; distance <= FURTHEST_DAYS; distance += 1) {
    if (isOpen(addDays(day, distance), dates)) return addDays(day, distance);
  }
  return null;
}
