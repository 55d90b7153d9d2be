import { useEffect, useId, useLayoutEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import { Button } from './button';
import { Icon, type IconName } from './icon';

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName;
  /** Either leads somewhere … */
  readonly href?: string;
  /** … or does something. */
  readonly onClick?: () => void;
}

const EDGE = 8;

/** Beside its button and inside the window, also where the table around it scrolls. */
function placeOf(button: DOMRect, list: DOMRect): CSSProperties {
  const below = button.bottom + list.height + EDGE <= window.innerHeight;
  const left = Math.min(Math.max(EDGE, button.right - list.width), window.innerWidth - list.width - EDGE);
  return { left, top: below ? button.bottom + 2 : Math.max(EDGE, button.top - list.height - 2) };
}

export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** What the button shows instead of three dots; its name stays the label, which should contain it. */
  readonly text?: string;
}

/** A menu button (WAI-ARIA): arrows move, Escape closes and gives the focus back. */
export function Menu({ label, items, text }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<CSSProperties>();
  const [, navigate] = useLocation();
  const id = useId();

  useLayoutEffect(() => {
    if (!open || !root.current || !list.current) return;
    setPlace(placeOf(root.current.getBoundingClientRect(), list.current.getBoundingClientRect()));
    const scrolled = (): void => setOpen(false);
    window.addEventListener('scroll', scrolled, { capture: true, once: true });
    return () => window.removeEventListener('scroll', scrolled, { capture: true });
  }, [open]);

  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus({ preventScroll: true });
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const close = (): void => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };
  const choose = (item: MenuItem): void => {
    close();
    item.onClick?.();
    if (item.href?.startsWith('/api/')) window.location.assign(item.href);
    else if (item.href) navigate(item.href);
  };
  const keys = (event: KeyboardEvent): void => {
    if (!open) return;
    const entries = [...(root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const at = entries.findIndex((entry) => entry === document.activeElement);
    const target = {
      ArrowDown: (at + 1) % entries.length,
      ArrowUp: (at - 1 + entries.length) % entries.length,
      Home: 0,
      End: entries.length - 1,
    }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      entries[target]?.focus();
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
    if (event.key === 'Tab') setOpen(false);
  };

  return (
    <div ref={root} className="menu" onKeyDown={keys}>
      <Button
        small
        iconOnly={!text}
        kind="tertiary"
        icon={text ? 'arrow-down' : 'more-vert'}
        aria-label={text ? label : undefined}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {text ?? label}
      </Button>
      {open && (
        <div ref={list} id={id} role="menu" aria-label={label} className="menu__list" style={place}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="menu__item"
              onClick={() => choose(item)}
            >
              {item.icon && <Icon name={item.icon} size="small" />}
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
