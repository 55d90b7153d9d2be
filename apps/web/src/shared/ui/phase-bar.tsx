import { classNames } from './class-names';
import { Icon } from './icon';

export interface Phase {
  readonly id: string;
  readonly label: string;
  readonly state: 'done' | 'current' | 'open' | 'stopped';
  /** A second line: a date, a person. */
  readonly detail?: string;
}

const STATES: Readonly<Record<Phase['state'], string>> = {
  done: 'abgeschlossen',
  current: 'aktuell',
  open: 'offen',
  stopped: 'angehalten',
};

/** More phases than this have no room for their names side by side. */
const MOST_NAMED = 7;

/** Where a procedure or a form with several steps stands. Of many phases the names of the present and the next are shown. */
export function PhaseBar({ label, phases }: { readonly label: string; readonly phases: readonly Phase[] }) {
  const long = phases.length > MOST_NAMED;
  const at = phases.findIndex(({ state }) => state === 'current' || state === 'stopped');
  const next = phases[at + 1];
  return (
    <div className="phase-bar-frame">
      <ol className={classNames('phase-bar', long && 'phase-bar--long')} aria-label={label}>
        {phases.map((phase, index) => (
          <li
            key={phase.id}
            className={`phase-bar__phase phase-bar__phase--${phase.state}`}
            aria-current={phase.state === 'current' ? 'step' : undefined}
            title={long ? phase.label : undefined}
          >
            <span className="phase-bar__mark" aria-hidden="true">
              {phase.state === 'done' ? (
                <Icon name="check" size="small" />
              ) : phase.state === 'stopped' ? (
                <Icon name="warning" size="small" />
              ) : (
                index + 1
              )}
            </span>
            <span className={long ? 'visually-hidden' : 'phase-bar__text'}>
              <span className="phase-bar__label">{phase.label}</span>
              <span className="visually-hidden"> ({STATES[phase.state]})</span>
              {phase.detail && <span className="phase-bar__detail">{phase.detail}</span>}
            </span>
          </li>
        ))}
      </ol>
      {long && at >= 0 && (
        <p className="phase-bar__now">
          <strong>{phases[at]?.label}</strong>
          <span className="muted">
            {' '}
            Schritt {at + 1} von {phases.length}
            {next && `, danach: ${next.label}`}
          </span>
        </p>
      )}
    </div>
  );
}
