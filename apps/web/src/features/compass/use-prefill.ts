import { useEffect } from 'react';
import { usePermissions } from '../../app/session';
import { type ApiProblem, useApiQuery } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import type { Question } from './question';
import type { AskedQuestion } from './use-question';
import { codeIn, NATURES, STATES } from './words';

type Procedure = components['schemas']['ProcedureResponse'];

/** The question a procedure asks: value, nature, state, start, type and the dates planned so far. */
export const questionOf = (usual: Question, procedure: Procedure): Question => ({
  ...usual,
  startsOn: procedure.startsOn,
  state: codeIn(STATES, procedure.state, 'HE'),
  nature: codeIn(NATURES, procedure.nature, 'supplies'),
  kind: 'value',
  value: procedure.estimatedValue,
  procedureType: procedure.procedureType ?? '',
  noticeDispatchedOn: procedure.timelineInputs?.noticeDispatchedOn ?? '',
  overrides: procedure.timelineInputs?.overrides ?? {},
});

export interface Prefill {
  readonly procedure: Procedure | undefined;
  readonly problem: ApiProblem | undefined;
}

/** With `?verfahren=` and nothing else asked yet, the page asks what that procedure asks. */
export function usePrefill({ asked, search, change }: AskedQuestion): Prefill {
  const can = usePermissions();
  const id = search.get('verfahren');
  const { data, error } = useApiQuery('/api/procedures/{id}', {
    path: { id: id ?? '' },
    enabled: id !== null && can('procedure.read'),
  });
  useEffect(() => {
    if (data && !asked) change((usual) => questionOf(usual, data), true);
  }, [data, asked, change]);
  return { procedure: data, problem: error ?? undefined };
}
