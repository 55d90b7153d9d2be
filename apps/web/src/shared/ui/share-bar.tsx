import type { ReactNode } from 'react';

const SCARCE_PERCENT = 90;

/** How much of a whole is used, 0 to 100 percent: a bar for the eye, the figures as text for everybody. */
export const ShareBar = ({ percent, children }: { readonly percent: number; readonly children: ReactNode }) => (
  <span className="rest-bar">
    <span className="rest-bar__track" aria-hidden="true">
      <span
        className={percent >= SCARCE_PERCENT ? 'rest-bar__fill rest-bar__fill--scarce' : 'rest-bar__fill'}
        style={{ width: `${percent}%` }}
      />
    </span>
    <span className="rest-bar__text figure">{children}</span>
  </span>
);
