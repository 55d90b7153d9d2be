import { germanDate } from '@app/kernel';
import { lengthText } from '../periods/period-rules';
import type { Timeline } from '../timeline/timeline';
import type { TimelineStep } from '../timeline/timeline-steps';
import { STEP_IDS } from '../timeline/timeline-steps';
import type { Change, Decision } from './decision';

/** Steps that come, go or follow another rule, and planned days that are lawful only under the old law. */
export function periodChanges(
  { timeline: old }: Decision,
  { timeline: now }: Decision,
  hasGaps: boolean,
): readonly Change[] {
  if (!old || !now) return [];
  const before = new Map(old.steps.map((step) => [step.id, step]));
  const after = new Map(now.steps.map((step) => [step.id, step]));
  const steps = STEP_IDS.flatMap((id): Change[] => {
    const [known, step] = [before.get(id), after.get(id)];
    const text = textOf(known, step, hasGaps ? 'Schritt nicht mehr hinterlegt' : 'Schritt entfällt');
    if (text === null) return [];
    return [{ kind: 'period', text, citations: [...(known?.citations ?? []), ...(step?.citations ?? [])] }];
  });
  const conflicted = new Set(old.conflicts.map(({ stepId }) => stepId));
  const conflicts = now.conflicts
    .filter(({ stepId }) => !conflicted.has(stepId))
    .map(({ stepId, message }): Change => ({
      kind: 'period',
      text: `Der geplante Tag ist zulässig → nicht zulässig. ${message.replace(/\.$/, '')}`,
      citations: after.get(stepId)?.citations ?? [],
    }));
  return [...steps, ...awardChange(old, now), ...conflicts];
}

/** What everything before comes down to. */
function awardChange(old: Timeline, now: Timeline): readonly Change[] {
  if (old.earliestAward === now.earliestAward || !old.earliestAward || !now.earliestAward) return [];
  const days = `${germanDate(old.earliestAward)} → ${germanDate(now.earliestAward)}`;
  return [{ kind: 'period', text: `Frühester Zuschlag bei gleicher Absendung: ${days}`, citations: [] }];
}

function textOf(old: TimelineStep | undefined, now: TimelineStep | undefined, goes: string): string | null {
  if (!old) return now ? `Neuer Schritt: ${now.germanName} am ${germanDate(now.planned)}` : null;
  if (!now) return `${goes}: ${old.germanName}`;
  const minimum = ({ minimum: period }: TimelineStep): string =>
    period ? lengthText(period.length, period.unit) : 'keine feste Mindestfrist';
  if (minimum(old) !== minimum(now)) return `${now.germanName}: ${minimum(old)} → ${minimum(now)}`;
  // A step that begins on another day only follows the one before, which is named itself.
  if (old.from !== now.from) return null;
  const days = (step: TimelineStep): string =>
    step.earliest !== null
      ? `frühestens ${germanDate(step.earliest)}`
      : step.latest !== null
        ? `spätestens ${germanDate(step.latest)}`
        : germanDate(step.planned);
  return days(old) === days(now) ? null : `${now.germanName}: ${days(old)} → ${days(now)}`;
}
