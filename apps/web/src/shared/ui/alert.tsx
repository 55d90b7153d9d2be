import type { ReactNode } from 'react';
import type { ApiProblem } from '../api/problem';
import { Button } from './button';
import { Icon } from './icon';

export interface AlertProps {
  readonly tone?: 'info' | 'success' | 'warning' | 'danger';
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** True where the message appears by itself after the page was read. */
  readonly live?: boolean;
}

export function Alert({ tone = 'info', title, children, actions, live }: AlertProps) {
  const role = live ? (tone === 'danger' ? 'alert' : 'status') : undefined;
  return (
    <div className={`alert alert--${tone}`} role={role}>
      <Icon name={tone} />
      <div className="alert__text">
        <p className="alert__title">{title}</p>
        {children && <div className="alert__body">{children}</div>}
        {actions && <div className="button-row">{actions}</div>}
      </div>
    </div>
  );
}

/** A refusal of the server in place of what could not be shown, with the way on. */
export function ProblemAlert({ problem, onRetry }: { problem: ApiProblem; onRetry?: () => void }) {
  return (
    <Alert
      tone="danger"
      live
      title={problem.title}
      actions={
        onRetry && (
          <Button small icon="autorenew" onClick={onRetry}>
            Erneut versuchen
          </Button>
        )
      }
    >
      <p>{problem.detail}</p>
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map((error) => (
            <li key={`${error.pointer} ${error.message}`}>{error.message}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
