import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ApiProblem, asProblem, call, queryKey } from '../../shared/api';
import type { Procedure, Unmet } from './model';

const PROCEDURE = '/api/procedures/{id}';

/** Acts that stand for themselves: what somebody else changed meanwhile does not make them wrong. */
const INDEPENDENT = /^(items|confirmations)\//;

export interface ProcedureSteps {
  /** The refusal of the last step, until the next one. */
  readonly problem: ApiProblem | undefined;
  /** Name of the step that runs now. */
  readonly running: string | undefined;
  /** Posts to the procedure ("transitions") and shows its new state. Returns whether it was done. */
  run(step: string, body?: object): Promise<boolean>;
  /** After a form of its own has changed the procedure. */
  changed(): Promise<void>;
  clear(): void;
}

/** Every step of a procedure: sent with the version that was seen, refusals kept for the page to show. */
export function useProcedureSteps(procedure: Pick<Procedure, 'id' | 'version'>): ProcedureSteps {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<ApiProblem>();
  const [running, setRunning] = useState<string>();
  const { id, version } = procedure;

  const changed = async (): Promise<void> => {
    const parts = ['', '/record', '/deadlines', '/review-proceedings'].map((part) => `${PROCEDURE}${part}`);
    const paths = [...parts, '/api/procedures', '/api/today'];
    await Promise.all(paths.map((path) => queries.invalidateQueries({ queryKey: [path] })));
  };
  const run = async (step: string, body: object = {}): Promise<boolean> => {
    if (running) return false;
    setRunning(step);
    setProblem(undefined);
    try {
      const answer = (await call('post', `${PROCEDURE}/${step}`, {
        path: { id },
        body,
        ...(INDEPENDENT.test(step) ? {} : { version }),
      })) as Procedure;
      queries.setQueryData(queryKey(PROCEDURE, { path: { id } }), answer);
      // The new state is shown already: a click on it must not be lost while the lists are read again.
      setRunning(undefined);
      await changed();
      return true;
    } catch (error) {
      setRunning(undefined);
      setProblem(asProblem(error));
      return false;
    }
  };
  return { problem, running, run, changed, clear: () => setProblem(undefined) };
}

/** The unmet conditions a refusal names. */
export function unmetOf(problem: ApiProblem): readonly Unmet[] {
  const { conditions } = problem.extra;
  return Array.isArray(conditions) ? (conditions as Unmet[]) : [];
}
