import { useId } from 'react';

export interface ProgressProps {
  readonly label: string;
  /** How much is done; without it the end is not known. */
  readonly value?: number;
  readonly max?: number;
  /** What is going on right now, read out when it changes: "Seite 3 von 12". */
  readonly status?: string;
}

/** Long work: a bar, and the state as text in a live region. */
export function Progress({ label, value, max = 100, status }: ProgressProps) {
  const id = useId();
  const percent = value === undefined ? undefined : Math.round((Math.min(value, max) / max) * 100);
  return (
    <div className="progress">
      <div className="progress__texts">
        <label htmlFor={id}>{label}</label>
        {percent !== undefined && <span className="figure">{percent} %</span>}
      </div>
      <progress id={id} max={max} value={value} />
      <p className="muted small" role="status">
        {status ?? ''}
      </p>
    </div>
  );
}
