import { useEffect, useId, useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { classNames } from './class-names';

export interface TooltipProps {
  /** What the button shows; it must have a text. */
  readonly children: ReactNode;
  /** The note itself. `pinned` is true after a click: only then may it hold links that take the focus. */
  readonly content: (pinned: boolean) => ReactNode;
  readonly className?: string;
  /** The button's name where what it shows is too short to be understood; read in place of it. */
  readonly label?: string;
}

type State = 'closed' | 'peek' | 'pinned';

const EDGE = 8;
const OPEN_AFTER_MS = 120;
const CLOSE_AFTER_MS = 180;

/** Under the button, or above it where there is no room; never out of the window. */
function placeOf(button: DOMRect, panel: DOMRect): CSSProperties {
  const below = button.bottom + panel.height + EDGE <= window.innerHeight;
  const left = Math.min(Math.max(EDGE, button.left), Math.max(EDGE, window.innerWidth - panel.width - EDGE));
  return { left, top: below ? button.bottom + 4 : Math.max(EDGE, button.top - panel.height - 4) };
}

/**
 * A button with a note that opens on hover and on focus and stays after a click. Escape closes it and
 * leaves the focus on the button, and the pointer may move into it (WCAG 1.4.13).
 */
export function Tooltip({ children, content, className, label }: TooltipProps) {
  const [state, setState] = useState<State>('closed');
  const [place, setPlace] = useState<CSSProperties>();
  const root = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const id = useId();
  const open = state !== 'closed';

  useLayoutEffect(() => {
    if (!open) return undefined;
    // In the top layer no table or card around it cuts it off.
    panel.current?.showPopover?.();
    const put = (): void => {
      if (!button.current || !panel.current) return;
      setPlace(placeOf(button.current.getBoundingClientRect(), panel.current.getBoundingClientRect()));
    };
    put();
    window.addEventListener('scroll', put, { capture: true, passive: true });
    return () => window.removeEventListener('scroll', put, { capture: true });
  }, [open]);

  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setState('closed');
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      // A dialog around it stays open.
      event.preventDefault();
      event.stopPropagation();
      // The focus must not get lost with a link of the note.
      if (panel.current?.contains(document.activeElement)) button.current?.focus();
      setState('closed');
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('keydown', escape, { capture: true });
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('keydown', escape, { capture: true });
    };
  }, [open]);

  useEffect(() => () => clearTimeout(timer.current), []);

  const later = (act: () => void, ms: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, ms);
  };
  const peek = (): void => setState((now) => (now === 'closed' ? 'peek' : now));
  const leave = (): void =>
    setState((now) => (now === 'peek' && document.activeElement !== button.current ? 'closed' : now));

  return (
    <span
      ref={root}
      className="tooltip"
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && later(peek, OPEN_AFTER_MS)}
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && later(leave, CLOSE_AFTER_MS)}
      onBlur={({ relatedTarget }) => {
        if (!root.current?.contains(relatedTarget)) setState('closed');
      }}
    >
      <button
        ref={button}
        type="button"
        className={classNames('tooltip__button', className)}
        aria-expanded={open}
        aria-describedby={open ? id : undefined}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && peek()}
        onClick={() => {
          clearTimeout(timer.current);
          setState((now) => (now === 'pinned' ? 'closed' : 'pinned'));
        }}
      >
        {label === undefined ? children : <span aria-hidden="true">{children}</span>}
        {label !== undefined && <span className="visually-hidden">{label}</span>}
      </button>
      {open && (
        <span ref={panel} id={id} popover="manual" className="tooltip__panel" style={place}>
          {content(state === 'pinned')}
        </span>
      )}
    </span>
  );
}
