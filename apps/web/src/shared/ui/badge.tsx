import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

const ICONS: Readonly<Record<Tone, IconName>> = {
  neutral: 'draft',
  info: 'info',
  success: 'success',
  warning: 'warning',
  danger: 'danger',
};

/** A state in one or two words. Colour, icon and text say the same, so that none of them is needed alone. */
export function Badge({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`badge badge--${tone}`}>
      <Icon name={icon ?? ICONS[tone]} size="small" />
      {children}
    </span>
  );
}
