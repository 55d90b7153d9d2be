import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem, asProblem, call } from '../../shared/api';
import { type CartContent, contentOf, toRequest } from './cart-content';
import type { Requisition } from './ordering-api';

const TYPING_PAUSE_MS = 600;

export interface SavedCart {
  readonly content: CartContent;
  readonly requisition: Requisition;
  readonly state: 'saved' | 'saving' | 'refused';
  readonly problem: ApiProblem | undefined;
  change(content: CartContent): void;
  /** Takes over what another window changed meanwhile and keeps what was typed here. */
  reload(): Promise<void>;
  /** Waits until everything typed is with the server; false when it refused. */
  flush(): Promise<boolean>;
}

/** Keeps the typed cart on the server, one call after the other and each with the version before it. */
export function useSavedCart(initial: Requisition): SavedCart {
  const queries = useQueryClient();
  const [content, setContent] = useState(() => contentOf(initial));
  const [requisition, setRequisition] = useState(initial);
  const [state, setState] = useState<SavedCart['state']>('saved');
  const [problem, setProblem] = useState<ApiProblem>();
  const current = useRef({ requisition: initial, content, sent: JSON.stringify(toRequest(content, initial)) });
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));

  const save = (): Promise<boolean> => {
    queue.current = queue.current.then(async (before) => {
      const { requisition: seen, content: typed, sent } = current.current;
      const body = toRequest(typed, seen);
      const text = JSON.stringify(body);
      if (text === sent) return before;
      setState('saving');
      try {
        const answer = (await call('put', '/api/requisitions/{id}', {
          path: { id: seen.id },
          version: seen.version,
          body,
        })) as Requisition;
        current.current = { ...current.current, requisition: answer, sent: text };
        setRequisition(answer);
        setProblem(undefined);
        setState('saved');
        queries.setQueryData(['/api/requisitions/{id}', { id: answer.id }, {}], answer);
        return true;
      } catch (error) {
        setProblem(asProblem(error));
        setState('refused');
        return false;
      }
    });
    return queue.current;
  };

  useEffect(() => {
    const timer = setTimeout(() => void save(), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
    // Saving is due whenever something was typed; it reads the newest state by itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [content]);

  const adopt = (answer: Requisition, next: CartContent): void => {
    current.current = {
      requisition: answer,
      content: next,
      sent: JSON.stringify(toRequest(contentOf(answer), answer)),
    };
    setRequisition(answer);
    setContent(next);
    setProblem(undefined);
    setState('saved');
  };

  // The page may open with what the cache held before an article was added.
  useEffect(() => {
    const { requisition: seen, content: typed, sent } = current.current;
    const untouched = JSON.stringify(toRequest(typed, seen)) === sent;
    if (initial.version > seen.version && untouched) adopt(initial, contentOf(initial));
  }, [initial]);

  const reload = async (): Promise<void> => {
    const { requisition: seen, content: typed } = current.current;
    const answer = (await call('get', '/api/requisitions/{id}', { path: { id: seen.id } })) as Requisition;
    const known = new Set(seen.lines.map(({ articleNumber }) => articleNumber));
    const added = contentOf(answer).lines.filter(({ articleNumber }) => !known.has(articleNumber));
    adopt(answer, { ...typed, lines: [...typed.lines, ...added] });
  };

  return {
    content,
    requisition,
    state,
    problem,
    reload,
    change: (next) => {
      current.current = { ...current.current, content: next };
      setContent(next);
    },
    flush: () => save(),
  };
}
