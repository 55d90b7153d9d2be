import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { Menu } from './menu';

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** A number behind the label, such as how many entries wait inside. */
  readonly count?: number;
  /** Begins a new group of tabs: a line stands before it. */
  readonly startsGroup?: boolean;
  readonly content: ReactNode;
}

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** The open tab where the page keeps it (in the address); without it the tabs keep it themselves. */
  readonly active?: string;
  readonly onChange?: (id: string) => void;
}

/**
 * Tabs by the WAI-ARIA pattern: arrows, Home and End move and open. They stand in one row; where it is too narrow it
 * scrolls, fades at its hidden ends, and a menu names them all.
 */
export function Tabs({ label, tabs, active, onChange }: TabsProps) {
  const prefix = useId();
  const list = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(tabs[0]?.id);
  const wanted = active ?? own;
  const current = tabs.find((tab) => tab.id === wanted) ?? tabs[0];
  const hidden = useHiddenEnds(list, current?.id);

  const open = (id: string): void => {
    setOwn(id);
    onChange?.(id);
  };
  const keys = (event: KeyboardEvent): void => {
    const at = tabs.findIndex((tab) => tab === current);
    const target = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    const tab = target === undefined ? undefined : tabs[target];
    if (!tab) return;
    event.preventDefault();
    open(tab.id);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[target ?? 0]?.focus();
  };

  return (
    <div className="tabs">
      <div className="tabs__row">
        <div
          ref={list}
          role="tablist"
          aria-label={label}
          className="tabs__list"
          data-hidden-before={hidden.before || undefined}
          data-hidden-after={hidden.after || undefined}
          onKeyDown={keys}
        >
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${prefix}-${tab.id}`}
              className={tab.startsGroup ? 'tabs__tab tabs__tab--starts-group' : 'tabs__tab'}
              aria-selected={tab === current}
              aria-controls={tab === current ? `${prefix}-inhalt` : undefined}
              tabIndex={tab === current ? 0 : -1}
              onClick={() => open(tab.id)}
            >
              {tab.label}
              {tab.count !== undefined && <span className="tabs__count">{tab.count}</span>}
            </button>
          ))}
        </div>
        {(hidden.before || hidden.after) && (
          <Menu
            label={`Alle ${tabs.length}: ${label}`}
            text={`Alle ${tabs.length}`}
            items={tabs.map((tab) => ({ label: tab.label, onClick: () => open(tab.id) }))}
          />
        )}
      </div>
      {current && (
        <div
          role="tabpanel"
          id={`${prefix}-inhalt`}
          aria-labelledby={`${prefix}-${current.id}`}
          tabIndex={0}
          className="tabs__panel"
        >
          {current.content}
        </div>
      )}
    </div>
  );
}

interface HiddenEnds {
  readonly before: boolean;
  readonly after: boolean;
}

/** Which ends of the row are scrolled out of sight; the open tab is always brought into it. */
function useHiddenEnds(list: RefObject<HTMLDivElement | null>, current: string | undefined): HiddenEnds {
  const [hidden, setHidden] = useState<HiddenEnds>({ before: false, after: false });

  useEffect(() => {
    const row = list.current;
    if (!row) return;
    const measure = (): void => {
      const before = row.scrollLeft > 1;
      const after = row.scrollLeft + row.clientWidth < row.scrollWidth - 1;
      setHidden((now) => (now.before === before && now.after === after ? now : { before, after }));
    };
    const observer = new ResizeObserver(() => {
      showOpenTab(row);
      measure();
    });
    observer.observe(row);
    row.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      row.removeEventListener('scroll', measure);
    };
  }, [list]);

  useEffect(() => {
    if (list.current) showOpenTab(list.current);
  }, [list, current]);

  return hidden;
}

/** Not `scrollIntoView`, which would move the page as well. */
function showOpenTab(row: HTMLElement): void {
  const tab = row.querySelector<HTMLElement>('[aria-selected="true"]');
  if (!tab) return;
  const from = tab.offsetLeft - row.offsetLeft;
  const EDGE = 48;
  if (from - EDGE < row.scrollLeft) row.scrollLeft = from - EDGE;
  else if (from + tab.offsetWidth + EDGE > row.scrollLeft + row.clientWidth)
    row.scrollLeft = from + tab.offsetWidth + EDGE - row.clientWidth;
}
