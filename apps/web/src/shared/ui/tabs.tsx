import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** A number behind the label, such as how many entries wait inside. */
  readonly count?: number;
  readonly content: ReactNode;
}

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** The open tab where the page keeps it (in the address); without it the tabs keep it themselves. */
  readonly active?: string;
  readonly onChange?: (id: string) => void;
}

/** Tabs by the WAI-ARIA pattern: arrows, Home and End move and open. */
export function Tabs({ label, tabs, active, onChange }: TabsProps) {
  const prefix = useId();
  const list = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(tabs[0]?.id);
  const wanted = active ?? own;
  const current = tabs.find((tab) => tab.id === wanted) ?? tabs[0];

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
      <div ref={list} role="tablist" aria-label={label} className="tabs__list" onKeyDown={keys}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${prefix}-${tab.id}`}
            className="tabs__tab"
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
