import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiProblem, asProblem, call, mergeEdits } from '../../shared/api';
import { clearDraft, readDraft, saveDraft } from '../../shared/api/draft';
import { type Fault, PATH, type ProcurementRequest, type RequestContent, type SavedRequest } from './model';

const TYPING_PAUSE_MS = 700;

/** Fields that were changed here and by somebody else, with what both wrote, for the person to choose. */
export interface Conflict {
  readonly changedBy: string;
  readonly fields: readonly {
    readonly field: string;
    readonly name: string;
    readonly stored: string;
    readonly yours: string;
  }[];
}
interface Stored {
  readonly version: number;
  readonly content: RequestContent;
}
/** What was typed and not yet stored, kept in this browser over a reload. */
interface Kept extends Stored {
  readonly base: RequestContent;
}
interface Stale {
  readonly current: Stored & { readonly changedBy: string };
  readonly differences: readonly {
    readonly pointer: string;
    readonly name: string;
    readonly stored: string;
    readonly yours: string;
  }[];
}

export interface SavedRequestDraft {
  readonly content: RequestContent;
  readonly state: 'saved' | 'saving' | 'refused' | 'conflict';
  readonly savedAt: string;
  readonly missing: readonly Fault[];
  readonly required: readonly string[];
  readonly problem: ApiProblem | undefined;
  readonly conflict: Conflict | undefined;
  /** Who changed other fields meanwhile; their changes were taken in. */
  readonly mergedFrom: string | undefined;
  /** `now`: saved at once, for choices that change what is asked. */
  change(content: RequestContent, now?: boolean): void;
  /** Takes the stored value for the named fields, keeps what was typed here for the others, and saves. */
  resolve(takeStored: readonly string[]): void;
  /** Waits until everything typed is with the server; false when it refused. */
  flush(): Promise<boolean>;
}

/** Keeps the typed request on the server, one call after the other and each with the version before it. */
export function useSavedRequest(initial: ProcurementRequest): SavedRequestDraft {
  const queries = useQueryClient();
  const { id } = initial;
  const draft = `antrag-${id}`;
  const [kept] = useState(() => readDraft<Kept>(draft));
  const stored = useRef<Stored>(
    kept ? { version: kept.version, content: kept.base } : { version: initial.version, content: initial.content },
  );
  const typed = useRef<RequestContent>(kept?.content ?? initial.content);
  const theirs = useRef<RequestContent>(undefined);
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const [content, setContent] = useState(kept?.content ?? initial.content);
  const [state, setState] = useState<SavedRequestDraft['state']>('saved');
  const [savedAt, setSavedAt] = useState(initial.changedAt);
  const [asked, setAsked] = useState({ missing: initial.missing, required: initial.required });
  const [problem, setProblem] = useState<ApiProblem>();
  const [conflict, setConflict] = useState<Conflict>();
  const [mergedFrom, setMergedFrom] = useState<string>();

  const put = async (): Promise<boolean> => {
    const sent = typed.current;
    const before = stored.current;
    if (JSON.stringify(sent) === JSON.stringify(before.content)) return true;
    setState('saving');
    try {
      const request = { path: { id }, version: before.version, body: sent };
      const answer = (await call('put', `${PATH}/{id}`, request)) as SavedRequest;
      stored.current = { version: answer.version, content: sent };
      if (typed.current === sent) clearDraft(draft);
      setSavedAt(answer.savedAt);
      setAsked({ missing: answer.missing, required: answer.required });
      setProblem(undefined);
      setState('saved');
      return true;
    } catch (error) {
      return refused(asProblem(error));
    }
  };

  const refused = (refusal: ApiProblem): Promise<boolean> | boolean => {
    if (refusal.status !== 412) {
      setProblem(refusal);
      setState('refused');
      return false;
    }
    const { current, differences } = refusal.extra as unknown as Stale;
    const { values: both, conflicts } = mergeEdits(stored.current.content, typed.current, current.content);
    stored.current = current;
    typed.current = both;
    theirs.current = current.content;
    setContent(both);
    setMergedFrom(current.changedBy);
    if (conflicts.length === 0) return put();
    const fields = differences
      .map(({ pointer, ...difference }) => ({ ...difference, field: pointer.slice(1) }))
      .filter(({ field }) => conflicts.some((conflict) => conflict.field === field));
    setConflict({ changedBy: current.changedBy, fields });
    setState('conflict');
    return false;
  };

  const flush = (): Promise<boolean> => {
    clearTimeout(timer.current);
    queue.current = queue.current.then(put);
    return queue.current;
  };

  const change = (next: RequestContent, now = false): void => {
    typed.current = next;
    setContent(next);
    saveDraft(draft, { ...stored.current, base: stored.current.content, content: next } satisfies Kept);
    clearTimeout(timer.current);
    // While the person has to choose between two versions, nothing is sent.
    if (conflict) return;
    timer.current = setTimeout(() => void flush(), now ? 0 : TYPING_PAUSE_MS);
  };

  const resolve = (takeStored: readonly string[]): void => {
    const now = theirs.current;
    if (now) {
      const taken = Object.entries(now).filter(([field]) => takeStored.includes(field));
      typed.current = { ...typed.current, ...Object.fromEntries(taken) };
    }
    setContent(typed.current);
    setConflict(undefined);
    setState('saved');
    void flush();
  };

  // What an earlier visit could not send is sent now; whoever leaves the page sends what is still waiting.
  const latest = useRef(flush);
  useEffect(() => {
    latest.current = flush;
  });
  const forget = useCallback(() => void queries.invalidateQueries({ queryKey: [PATH] }), [queries]);
  useEffect(() => {
    if (kept) void latest.current();
    return () => void latest.current().then(forget);
  }, [kept, forget]);

  return { content, state, savedAt, ...asked, problem, conflict, mergedFrom, change, resolve, flush };
}
