import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem, asProblem, call, useApiQuery } from '../../shared/api';
import {
  type CellKey,
  type Cells,
  currentCell,
  type LocalCell,
  keepMine,
  keyOf,
  markAnswered,
  markFailed,
  markSent,
  type ServerField,
  shownText,
  takeTheirs,
  typeInto,
  unsent,
} from './sheet-cells';
import type { DemandSheet } from './types';

const SAVE_AFTER_MS = 500;
const AGAIN_AFTER_MS = 4_000;
const PATH = '/api/demand-rounds/{id}/sheet';

export type SaveState = 'idle' | 'waiting' | 'saving' | 'failed';

/** The sheet of a member: what is typed goes to the server by itself, a moment later and when the page is left. */
export function useDemandSheet(roundId: string, member: string | undefined, reason: string | undefined) {
  const sheet = useApiQuery<DemandSheet>(PATH, { path: { id: roundId }, query: { member } });
  const queries = useQueryClient();
  const [cells, setCells] = useState<Cells>(new Map());
  const [state, setState] = useState<SaveState>('idle');
  const [problem, setProblem] = useState<ApiProblem>();
  const latest = useRef(cells);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saving = useRef<Promise<void>>(undefined);
  const flushRef = useRef<() => Promise<void>>(() => Promise.resolve());

  const change = useCallback((next: Cells): void => {
    latest.current = next;
    setCells(next);
  }, []);

  const saveOnce = useCallback(async (): Promise<void> => {
    const sent = unsent(latest.current);
    if (sent.length === 0) return;
    change(markSent(latest.current, sent));
    setState('saving');
    try {
      const answer = (await call('put', PATH, {
        path: { id: roundId },
        body: { member, cells: sent, ...(reason ? { reason } : {}) },
      })) as { saved: ServerField[]; conflicts: ServerField[] };
      change(markAnswered(latest.current, sent, answer.saved, answer.conflicts));
      setProblem(undefined);
      setState('idle');
    } catch (error) {
      change(markFailed(latest.current, sent));
      setProblem(asProblem(error));
      setState('failed');
      // A refusal stays one until something else is typed.
      if (!(error instanceof ApiProblem) || error.isUnanswered || error.status >= 500)
        timer.current = setTimeout(() => void flushRef.current(), AGAIN_AFTER_MS);
      throw error;
    }
  }, [change, member, reason, roundId]);

  /** Sends until nothing is left; one call after the other. */
  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    await saving.current?.catch(() => undefined);
    while (unsent(latest.current).length > 0) {
      saving.current = saveOnce();
      await saving.current;
    }
  }, [saveOnce]);
  useEffect(() => {
    flushRef.current = () => flush().catch(() => undefined);
  }, [flush]);

  useEffect(() => {
    const leave = (): void => void flushRef.current();
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      leave();
    };
  }, []);

  const later = (next: Cells): void => {
    change(next);
    setState('waiting');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flushRef.current(), SAVE_AFTER_MS);
  };
  const fields = new Map((sheet.data?.fields ?? []).map((field) => [keyOf(field), field]));

  const cellAt = (key: CellKey): LocalCell | undefined => currentCell(cells, key, fields.get(keyOf(key)));

  return {
    sheet,
    cells,
    fields,
    state,
    problem,
    cellAt,
    textOf: (key: CellKey): string => shownText(cellAt(key), fields.get(keyOf(key))),
    /** Null takes the draft away: what is reported counts again. */
    type: (key: CellKey, typed: string | null): void =>
      later(typeInto(latest.current, key, typed, fields.get(keyOf(key)))),
    typeAll: (all: readonly (CellKey & { readonly typed: string })[]): void =>
      later(all.reduce((now, each) => typeInto(now, each, each.typed, fields.get(keyOf(each))), latest.current)),
    keepMine: (key: CellKey): void => later(keepMine(latest.current, key)),
    takeTheirs: (key: CellKey): void => change(takeTheirs(latest.current, key)),
    flush,
    /** After the report: what was typed is no draft any more. */
    forget: async (): Promise<void> => {
      change(new Map());
      setState('idle');
      await queries.invalidateQueries({ queryKey: [PATH] });
    },
  };
}
export type SheetHandle = ReturnType<typeof useDemandSheet>;
