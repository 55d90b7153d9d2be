import { useSession } from '../../../app/session';
import { date } from '../../../shared/format';
import { Badge, Citations, type Doubt, Timeline, type TimelineEntry, type Tone } from '../../../shared/ui';
import type { Clock } from './model';

const TIMELINESS: Readonly<Record<'in-time' | 'late' | 'unclear', readonly [Tone, string]>> = {
  'in-time': ['success', 'rechtzeitig gerügt'],
  late: ['danger', 'verspätet gerügt'],
  unclear: ['warning', 'rechtzeitig nur, wenn die Frist auf den nächsten Arbeitstag rückt'],
};

/** The periods that follow from what happened, in the order of their days, and what is not certain about them. */
export function Clocks({
  label,
  clocks,
  doubts,
  before = [],
}: {
  readonly label: string;
  readonly clocks: readonly Clock[];
  readonly doubts: readonly Doubt[];
  /** What has happened already. */
  readonly before?: readonly TimelineEntry[];
}) {
  const { today } = useSession();
  const entries = [...before, ...clocks.map((clock) => entryOf(clock, doubts, today))];
  if (entries.length === 0) return null;
  return (
    <>
      <Timeline label={label} entries={inOrder(entries)} />
      {doubts.length > 0 && (
        <details className="details">
          <summary>
            Nicht gesichert: {doubts.length === 1 ? 'ein Punkt' : `${doubts.length} Punkte`} vor der Verwendung prüfen
          </summary>
          <ul>
            {doubts.map(({ id, text }) => (
              <li key={`${id} ${text}`}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** By day; what has none comes last. */
const inOrder = (entries: readonly TimelineEntry[]): readonly TimelineEntry[] =>
  [...entries].sort((a, b) => (a.date ?? '9').localeCompare(b.date ?? '9'));

function entryOf(clock: Clock, doubts: readonly Doubt[], today: string): TimelineEntry {
  const { id, germanName, ends, lastCountedDay, safeDay, reason, citations, timeliness } = clock;
  return {
    id,
    date: ends,
    title: germanName,
    state: ends === null || ends > today ? 'planned' : ends === today ? 'current' : 'over',
    reason: (
      <>
        {reason} <Citations citations={citations} doubts={doubts} />
      </>
    ),
    children: (
      <>
        {timeliness && <Badge tone={TIMELINESS[timeliness][0]}>{TIMELINESS[timeliness][1]}</Badge>}
        {lastCountedDay !== null && ends !== null && lastCountedDay !== ends && (
          <p className="small">
            Vorsichtig gerechnet endet die Frist schon am <strong>{date(lastCountedDay)}</strong>; sicher vorüber ist
            sie ab dem <strong>{date(safeDay ?? ends)}</strong>.
          </p>
        )}
      </>
    ),
  };
}
