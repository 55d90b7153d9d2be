import { useCallback, useEffect, useState } from 'react';
import { useSession } from '../../app/session';
import { readDraft, saveDraft } from '../../shared/api/draft';
import { useDelayed } from '../../shared/ui';
import {
  emptyDraft,
  type EvaluationAnswer,
  type EvaluationDraft,
  type EvaluationQuestion,
  questionOf,
} from './evaluation-draft';
import { type Live, useLiveAnswer } from './use-law';

const REST_MS = 180;
const PATH = '/api/law/evaluations';

export interface EditedDraft {
  readonly draft: EvaluationDraft;
  change(next: (draft: EvaluationDraft) => EvaluationDraft): void;
  set(part: Partial<EvaluationDraft>): void;
}

/** What was entered, kept in this browser under the name; `first` is taken where nothing is kept yet. */
export function useEvaluationDraft(name: string, first: (usual: EvaluationDraft) => EvaluationDraft): EditedDraft {
  const { today } = useSession();
  const [draft, setDraft] = useState(() => {
    const usual = emptyDraft(today);
    const kept = readDraft<Partial<EvaluationDraft>>(name);
    return kept ? { ...usual, ...kept } : first(usual);
  });
  useEffect(() => saveDraft(name, draft), [name, draft]);
  const set = useCallback((part: Partial<EvaluationDraft>) => setDraft((now) => ({ ...now, ...part })), []);
  return { draft, change: setDraft, set };
}

export interface EvaluationState {
  /** What the answer belongs to; undefined while no bid is complete. */
  readonly question: EvaluationQuestion | undefined;
  readonly live: Live<EvaluationAnswer>;
  /** The weight of the price the shown answer was asked with, so that the two never disagree. */
  readonly askedWeight: string | undefined;
  readonly compared: Live<EvaluationAnswer>;
}

export function useEvaluation(draft: EvaluationDraft): EvaluationState {
  const rested = useDelayed(draft, REST_MS);
  const question = questionOf(rested);
  const other = rested.compareWith === '' ? undefined : questionOf(rested, rested.compareWith);
  const live = useLiveAnswer<EvaluationAnswer>(PATH, question?.body);
  const [asked, setAsked] = useState<{ answer?: EvaluationAnswer; weight?: string }>({});
  if (question && !live.isOld && live.answer !== asked.answer) {
    setAsked({ answer: live.answer, weight: question.body.priceWeight });
  }
  return {
    question,
    live,
    askedWeight: asked.weight,
    compared: useLiveAnswer<EvaluationAnswer>(PATH, other?.body),
  };
}
