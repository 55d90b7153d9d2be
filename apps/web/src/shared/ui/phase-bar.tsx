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

/** Where a procedure or a form with several steps stands. */
export function PhaseBar({ label, phases }: { readonly label: string; readonly phases: readonly Phase[] }) {
  return (
    <div className="phase-bar-frame">
      <ol className="phase-bar" aria-label={label}>
        {phases.map((phase, index) => (
          <li
            key={phase.id}
            className={`phase-bar__phase phase-bar__phase--${phase.state}`}
            aria-current={phase.state === 'current' ? 'step' : undefined}
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
            <span className="phase-bar__text">
              <span className="phase-bar__label">{phase.label}</span>
              <span className="visually-hidden"> ({STATES[phase.state]})</span>
              {phase.detail && <span className="phase-bar__detail">{phase.detail}</span>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
