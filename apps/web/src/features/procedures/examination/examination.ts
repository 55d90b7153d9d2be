import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ApiProblem, asProblem, call, type HttpMethod, queryKey, useApiQuery } from '../../../shared/api';
import type { components } from '../../../shared/api/schema';

type Schemas = components['schemas'];
export type Examination = Schemas['ExaminationResponse'];
export type ExaminedLot = Schemas['ExaminedLotResponse'];
export type ExaminedBid = Schemas['ExaminedBidResponse'];
export type FormalCheck = Schemas['FormalCheckResponse'];
export type Judgement = Schemas['JudgementResponse'];
export type Criteria = Schemas['CriteriaResponse'];
export type LotPlan = Schemas['LotPlanResponse'];

const EXAMINATION = '/api/procedures/{id}/examination';
export const CRITERIA = '/api/procedures/{id}/criteria';
const AFFECTED = [EXAMINATION, CRITERIA, '/api/procedures/{id}', '/api/procedures/{id}/price-comparison', '/api/today'];

export interface ExaminationSteps {
  readonly data: Examination | undefined;
  readonly error: ApiProblem | null;
  readonly problem: ApiProblem | undefined;
  /** Sends a step ("formal") and shows the examination after it. Throws the refusal, so that forms show it at the field. */
  send(step: string, body: object, method?: HttpMethod): Promise<void>;
  /** As `send`, for buttons: the refusal is kept in `problem`. */
  press(step: string, body: object, method?: HttpMethod): Promise<boolean>;
  changed(): Promise<void>;
}

/** The examination of a procedure with the steps people take in it. */
export function useExamination(id: string): ExaminationSteps {
  const queries = useQueryClient();
  const { data, error } = useApiQuery(EXAMINATION, { path: { id } });
  const [problem, setProblem] = useState<ApiProblem>();
  const changed = async (): Promise<void> => {
    await Promise.all(AFFECTED.map((path) => queries.invalidateQueries({ queryKey: [path] })));
  };
  const send = async (step: string, body: object, method: HttpMethod = 'post'): Promise<void> => {
    setProblem(undefined);
    const answer = await call(method, `${EXAMINATION}/${step}`, { path: { id }, body });
    queries.setQueryData(queryKey(EXAMINATION, { path: { id } }), answer);
    await changed();
  };
  const press = async (step: string, body: object, method?: HttpMethod): Promise<boolean> => {
    try {
      await send(step, body, method);
      return true;
    } catch (refusal) {
      setProblem(asProblem(refusal));
      return false;
    }
  };
  return { data, error, problem, send, press, changed };
}
