import { useQueryClient } from '@tanstack/react-query';
import { useApiQuery } from '../../../shared/api';
import type { components } from '../../../shared/api/schema';
import type { Tone } from '../../../shared/ui';
import type { ProcedureSteps } from '../procedure-step';

export type AwardBodies = components['schemas']['AwardBodiesResponse'];
export type ProposalBodies = AwardBodies['proposals'][number];
export type MemberBody = ProposalBodies['bodies'][number];

const PATH = '/api/procedures/{id}/award-bodies';

export function useAwardBodies(procedureId: string) {
  return useApiQuery(PATH, { path: { id: procedureId } });
}

/** After something was recorded: the bodies and the procedure are read again. */
export function useBodiesChanged(steps: ProcedureSteps): () => void {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: [PATH] });
    void steps.changed();
  };
}

export const STATE_WORDS: Readonly<Record<MemberBody['state'], readonly [Tone, string]>> = {
  'by-rule': ['neutral', 'nicht nötig'],
  'not-needed': ['neutral', 'nicht nötig'],
  unknown: ['warning', 'noch zu klären'],
  awaited: ['warning', 'steht aus'],
  ahead: ['warning', 'Sitzung steht bevor'],
  agreed: ['success', 'zugestimmt'],
  refused: ['danger', 'abgelehnt'],
  postponed: ['warning', 'vertagt'],
};
