import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export interface EmptyStateProps {
  readonly title: string;
  /** Why nothing is here and what comes next. */
  readonly children: ReactNode;
  readonly icon?: IconName;
  readonly action?: ReactNode;
}

/** In place of an empty list: teaches the next step. */
export function EmptyState({ title, children, icon = 'checklist', action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <Icon name={icon} size="large" />
      <p className="empty-state__title">{title}</p>
      <div className="empty-state__text">{children}</div>
      {action && <div className="button-row">{action}</div>}
    </div>
  );
}
