import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'wouter';
import { useSession } from '../../app/session';
import { fromSearch, type Question, toSearch } from './question';

/** What else the address of the page holds. */
const PAGE_PARTS = ['verfahren', 'bereich', 'frist'] as const;

export interface AskedQuestion {
  readonly question: Question;
  /** False while the address names no question yet. */
  readonly asked: boolean;
  readonly search: URLSearchParams;
  /**
   * One step back of the browser takes back one field, however often it was typed into. `silently` leaves no step, for
   * what the page does by itself.
   */
  change(next: (question: Question) => Question, silently?: boolean): void;
  set(part: Partial<Question>): void;
  /** Changes a part of the page that is no part of the question. */
  open(part: (typeof PAGE_PARTS)[number], value: string | null): void;
}

const changedIn = (before: Question, after: Question): string =>
  (Object.keys(after) as (keyof Question)[])
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .join();

/** The question of the page. It lives in the address: shareable, and the back button works. */
export function useQuestion(): AskedQuestion {
  const { today } = useSession();
  const [search, setSearch] = useSearchParams();
  const question = useMemo(() => fromSearch(search, today), [search, today]);
  const lastChange = useRef('');

  const change = useCallback(
    (next: (question: Question) => Question, silently = false): void => {
      const after = next(question);
      const changed = changedIn(question, after);
      if (changed === '') return;
      const replace = silently || changed === lastChange.current;
      lastChange.current = changed;
      setSearch(
        (now) => {
          const written = toSearch(after, today);
          for (const part of PAGE_PARTS) {
            const value = now.get(part);
            if (value !== null) written.set(part, value);
          }
          return written;
        },
        { replace },
      );
    },
    [question, setSearch, today],
  );
  const set = useCallback((part: Partial<Question>) => change((now) => ({ ...now, ...part })), [change]);
  const open = useCallback(
    (part: (typeof PAGE_PARTS)[number], value: string | null): void => {
      setSearch(
        (now) => {
          const next = new URLSearchParams(now);
          if (value === null) next.delete(part);
          else next.set(part, value);
          return next;
        },
        { replace: true },
      );
    },
    [setSearch],
  );
  return { question, asked: search.has('beginn'), search, change, set, open };
}
