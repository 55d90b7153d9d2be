import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { classNames } from './class-names';

export interface PopoverProps {
  /** What the button shows. */
  readonly button: ReactNode;
  /** The button's name where what it shows has no text. */
  readonly label?: string;
  readonly children: (close: () => void) => ReactNode;
  readonly className?: string;
  readonly onOpen?: () => void;
}

/** A button that opens a small panel under it; Escape, a click outside and leaving it by keyboard close it. */
export function Popover({ button, label, children, className, onOpen }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const panelId = useId();

  useEffect(() => {
    if (!open) return;
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);

  return (
    <div
      ref={root}
      className={classNames('popover', className)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        trigger.current?.focus();
      }}
    >
      <button
        ref={trigger}
        type="button"
        className="popover__button"
        aria-expanded={open}
        aria-controls={open ? panelId : undefined}
        aria-label={label}
        onClick={() => {
          if (!open) onOpen?.();
          setOpen(!open);
        }}
      >
        {button}
      </button>
      {open && (
        <div id={panelId} className="popover__panel">
          {children(() => setOpen(false))}
        </div>
      )}
    </div>
  );
}
