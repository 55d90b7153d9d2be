import { useId } from 'react';
import { useSession } from '../../app/session';
import { date, daysBetween, relativeDay, weekdayName } from '../../shared/format';
import { Badge, Button, Citations, classNames, DateField, Icon, Tooltip } from '../../shared/ui';
import {
  byDay,
  cautionsOf,
  firstStep,
  isRisk,
  movedText,
  type Step,
  type TimelineAnswer,
  withDay,
  withoutDay,
} from './chain';
import type { AskedQuestion } from './use-question';

const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  days: ['Tag', 'Tage'],
  'working-days': ['Werktag', 'Werktage'],
  weeks: ['Woche', 'Wochen'],
  months: ['Monat', 'Monate'],
  hours: ['Stunde', 'Stunden'],
};

/** Further away nobody counts in days. */
const FAR_DAYS = 365;

const lengthOf = ({ minimum }: Step): string | null => {
  if (!minimum) return null;
  const [one, many] = UNITS[minimum.unit] ?? [minimum.unit, minimum.unit];
  return `${minimum.length} ${minimum.length === 1 ? one : many}`;
};

interface Props {
  readonly timeline: TimelineAnswer;
  readonly moved: Readonly<Record<string, number>>;
  readonly asked: AskedQuestion;
}

/** All dates in order, each to be changed in place; whatever follows from it is shown at once. */
export function DateChain({ timeline, moved, asked }: Props) {
  return (
    <ol className="kompass-chain" aria-label="Termine">
      {byDay(timeline.steps).map((step) => (
        <DateRow key={step.id} step={step} timeline={timeline} moved={moved[step.id]} asked={asked} />
      ))}
    </ol>
  );
}

interface RowProps extends Omit<Props, 'moved'> {
  readonly step: Step;
  readonly moved: number | undefined;
}

function DateRow({ step, timeline, moved, asked }: RowProps) {
  const { question, change } = asked;
  const { today } = useSession();
  const id = useId();
  const conflicts = timeline.conflicts.filter(({ stepId }) => stepId === step.id);
  const isGoal = question.anchor?.stepId === step.id;
  const isFirst = !question.anchor && step.id === firstStep(timeline.steps);
  const byHand = question.overrides[step.id] !== undefined;
  return (
    <li className={classNames('kompass-date', !step.lawful && 'kompass-date--unlawful')}>
      <div className="kompass-date__name">
        <strong>{step.germanName}</strong>
        <span className="kompass-date__marks">
          {!step.lawful && <Badge tone="danger">unzulässig</Badge>}
          {isGoal && <Badge tone="info">Ziel</Badge>}
          {byHand && (
            <Badge tone="neutral" icon="edit">
              selbst gesetzt
            </Badge>
          )}
          {step.shifted && <Skipped step={step} />}
        </span>
      </div>
      <div className="kompass-date__day">
        <DateField
          id={id}
          label={step.germanName}
          labelHidden
          value={step.planned}
          onChange={() => undefined}
          onCommit={(day) => day !== step.planned && change((now) => withDay(now, timeline.steps, step.id, day))}
        />
        <span className="small muted kompass-date__weekday">
          {weekdayName(step.planned)}
          {Math.abs(daysBetween(today, step.planned)) <= FAR_DAYS && `, ${relativeDay(step.planned, today)}`}
        </span>
      </div>
      <div className="kompass-date__change">
        {moved !== undefined && <span className="kompass-moved figure">{movedText(moved)}</span>}
        {byHand && !isFirst && (
          <Button small kind="tertiary" onClick={() => change((now) => withoutDay(now, step.id))}>
            Zurücksetzen
            <span className="visually-hidden">: {step.germanName}</span>
          </Button>
        )}
      </div>
      <div className="kompass-date__reason small">
        {conflicts.map(({ message }) => (
          <p key={message} className="kompass-date__conflict">
            <Icon name="danger" size="small" />
            {message}
          </p>
        ))}
        {cautionsOf(step, timeline.uncertain).map(({ id: fact, text }) => (
          <p key={text} className="kompass-date__caution">
            <Icon name={isRisk(fact) ? 'warning' : 'info'} size="small" />
            {text}
          </p>
        ))}
        <p>{step.reason}</p>
        <p className="kompass-date__bounds">
          {lengthOf(step) && <span>Frist: {lengthOf(step)}</span>}
          {step.earliest && <span>frühestens {date(step.earliest)}</span>}
          {step.latest && <span>spätestens {date(step.latest)}</span>}
          <Citations citations={step.citations} doubts={timeline.uncertain} />
        </p>
      </div>
    </li>
  );
}

/** Why the end of a period was moved. */
function Skipped({ step }: { readonly step: Step }) {
  return (
    <Tooltip
      className="kompass-shifted"
      content={() => (
        <>
          <strong>Das Fristende fällt auf keinen Arbeitstag und verschiebt sich:</strong>
          {step.skipped.map(({ date: day, why }) => (
            <span key={day}>
              {date(day)}: {why}
            </span>
          ))}
        </>
      )}
    >
      auf Arbeitstag verschoben
    </Tooltip>
  );
}
