import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import { useApiQuery } from '../shared/api';
import { Icon } from '../shared/ui';
import { useDelayed } from '../shared/ui/use-delayed';

interface Hit {
  readonly type: string;
  readonly label: string;
  readonly detail: string | null;
  readonly href: string;
}

const MIN_LENGTH = 2;
const DELAY_MS = 200;

/** Searches everything the person may see: file number, order number, article, supplier. "/" moves the focus here. */
export function GlobalSearch() {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const wanted = useDelayed(text.trim(), DELAY_MS);
  const searching = wanted.length >= MIN_LENGTH;
  const { data, isFetching, error } = useApiQuery<{ items: readonly Hit[] }>('/api/search', {
    query: { q: wanted },
    enabled: searching && open,
    keepPrevious: true,
  });
  const hits = searching ? (data?.items ?? []) : [];
  const isOpen = open && text.trim().length >= MIN_LENGTH;

  useEffect(() => {
    const slash = (event: globalThis.KeyboardEvent): void => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (
        event.key !== '/' ||
        event.ctrlKey ||
        event.metaKey ||
        target?.closest('input, textarea, select, [contenteditable]')
      )
        return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', slash);
    return () => document.removeEventListener('keydown', slash);
  }, []);

  const choose = (hit: Hit): void => {
    setOpen(false);
    setText('');
    navigate(hit.href);
  };

  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      if (isOpen) event.preventDefault();
      setOpen(false);
      return;
    }
    if (event.key === 'Enter') {
      const hit = hits[active] ?? (hits.length === 1 ? hits[0] : undefined);
      if (isOpen && hit) choose(hit);
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || hits.length === 0) return;
    event.preventDefault();
    setOpen(true);
    setActive((current) => (current < 0 && step < 0 ? hits.length - 1 : (current + step + hits.length) % hits.length));
  };

  const status = error
    ? 'Die Suche ist gerade nicht möglich.'
    : isFetching
      ? 'Suche läuft …'
      : resultText(hits.length, wanted);
  return (
    <div
      className="global-search"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <Icon name="search" size="small" />
      <input
        ref={input}
        className="global-search__input"
        type="search"
        role="combobox"
        aria-label="Suche nach Aktenzeichen, Bestellnummer, Artikel oder Lieferant"
        aria-expanded={isOpen && hits.length > 0}
        aria-controls={`${id}-liste`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && active >= 0 ? `${id}-${active}` : undefined}
        placeholder="Suchen"
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={keys}
      />
      <div className={isOpen ? 'global-search__panel' : 'visually-hidden'}>
        <ul id={`${id}-liste`} role="listbox" aria-label="Treffer">
          {isOpen &&
            hits.map((hit, index) => (
              <li
                key={hit.href}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                className="option"
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(hit)}
              >
                <span className="option__kind">{hit.type}</span>
                <span className="option__label">{hit.label}</span>
                {hit.detail && <span className="option__detail">{hit.detail}</span>}
              </li>
            ))}
        </ul>
        <p className="global-search__status" role="status">
          {isOpen ? status : ''}
        </p>
      </div>
    </div>
  );
}

function resultText(count: number, text: string): string {
  if (count === 0)
    return `Nichts gefunden zu „${text}“. Prüfen Sie die Schreibweise oder suchen Sie nach einem Teil des Wortes.`;
  return count === 1 ? '1 Treffer' : `${count} Treffer`;
}
