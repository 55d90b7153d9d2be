import { germanDate } from '@app/kernel';
import { lengthText, type TimelineStep } from '@app/law';
import type { CalendarEntry, TimelineCalendar } from '../contract';

/** One entry per step, in the order of the days. The id names procedure and step, never the day. */
export function calendarEntries({
  key,
  label,
  timeline,
  times,
  notes = [],
}: TimelineCalendar): readonly CalendarEntry[] {
  return [...timeline.steps]
    .sort((a, b) => (a.planned === b.planned ? 0 : a.planned < b.planned ? -1 : 1))
    .map((step) => ({
      uid: `${step.id}-${key}@vergabezentrum`,
      day: step.planned,
      at: times[step.id] ?? null,
      summary: `${step.lawful ? '' : 'Unzulässig geplant: '}${step.germanName} – ${label}`,
      description: descriptionOf(step, timeline.conflicts.find(({ stepId }) => stepId === step.id)?.message, [
        ...notes.filter(({ stepId }) => stepId === step.id).map(({ sentence }) => `Hinweis: ${sentence}`),
        `Regelstand ${timeline.ruleSet.id}, Fassung ${timeline.ruleSet.version}.`,
      ]),
    }));
}

function descriptionOf(step: TimelineStep, problem: string | undefined, after: readonly string[]): string {
  const statutes = [...new Set(step.citations.map(({ statute }) => statute))].filter((text) => text !== '');
  const unsure = step.citations.some(({ status }) => status !== 'verified');
  return [
    step.reason,
    ...(step.minimum ? [`Mindestfrist: ${lengthText(step.minimum.length, step.minimum.unit)}.`] : []),
    ...(statutes.length > 0 ? [`Fundstelle: ${statutes.join('; ')}.`] : []),
    step.lawful ? 'Der Termin hält die bekannten Fristen ein.' : `Der Termin ist unzulässig. ${problem ?? ''}`.trim(),
    ...(step.latest !== null && step.lawful ? [`Spätestens am ${germanDate(step.latest)}.`] : []),
    ...(unsure ? ['Nicht gesichert, bitte vor der Verwendung im Gesetz nachlesen.'] : []),
    ...after,
  ].join('\n');
}
