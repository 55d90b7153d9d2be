import type { ReactNode } from 'react';
import { Button } from './button';

export interface FilterBarProps {
  readonly children: ReactNode;
  /** How many rows are left, said to screen readers when it changes. */
  readonly result?: string;
  /** Shown while any filter is set. */
  readonly onReset?: () => void;
}

/** Filters over a list: fields in a row that wraps, the number of hits and the way back to everything. */
export function FilterBar({ children, result, onReset }: FilterBarProps) {
  return (
    <search className="filter-bar">
      {children}
      {onReset && (
        <Button small kind="tertiary" onClick={onReset}>
          Filter zurücksetzen
        </Button>
      )}
      {result && (
        <span className="filter-bar__result" role="status">
          {result}
        </span>
      )}
    </search>
  );
}
