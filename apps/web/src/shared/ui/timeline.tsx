import { useContext, type ReactNode } from 'react';
import { date, relativeDay, weekdayName } from '../format';
import { Badge } from './badge';
import { Icon, type IconName } from './icon';
import { TodayContext } from './today-context';

export interface TimelineEntry {
  readonly id: string;
  /** The day (ISO) or null while it is not known. */
  readonly date: string | null;
  readonly title: string;
  /** A word beside the title, for example "Vorschlag". */
  readonly mark?: string;
  /** Why the date is what it is, with its paragraph. */
  readonly reason?: ReactNode;
  readonly state?: 'done' | 'current' | 'planned' | 'missed' | 'over';
  readonly children?: ReactNode;
}

const MARKS: Readonly<Record<NonNullable<TimelineEntry['state']>, readonly [IconName, string]>> = {
  done: ['check', 'erledigt'],
  current: ['arrow-forward', 'steht an'],
  planned: ['clock', 'geplant'],
  missed: ['danger', 'versäumt'],
  over: ['check', 'abgelaufen'],
};

/** Dates in their order, each with the reason for it. */
export function Timeline({ label, entries }: { readonly label: string; readonly entries: readonly TimelineEntry[] }) {
  const today = useContext(TodayContext);
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map(({ id, date: day, title, mark, reason, state = 'planned', children }) => (
        <li key={id} className={`timeline__entry timeline__entry--${state}`}>
          <span className="timeline__mark">
            <Icon name={MARKS[state][0]} size="small" />
          </span>
          <div className="timeline__day">
            {day ? (
              <time dateTime={day}>
                <span className="figure">{date(day)}</span>
                <span className="muted small">
                  {weekdayName(day)}, {relativeDay(day, today)}
                </span>
              </time>
            ) : (
              <span className="muted">noch offen</span>
            )}
          </div>
          <div className="timeline__text">
            <p className="timeline__title">
              {title}
              {mark && <Badge tone="info">{mark}</Badge>}
              <span className="visually-hidden"> ({MARKS[state][1]})</span>
            </p>
            {reason && <div className="muted small">{reason}</div>}
            {children}
          </div>
        </li>
      ))}
    </ol>
  );
}
