import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type ApiProblem } from '../../shared/api';
import { useDelayed } from '../../shared/ui';
import { movedDays, type TimelineAnswer, type TypeAnswer, typeFor } from './chain';
import type { Assessment } from './limits';
import { assessmentRequest, type Question, timelineRequest, type TimelineRequest } from './question';

/** Long enough that not every key asks the server, short enough that nobody waits for it. */
const REST_MS = 180;

/** An answer that stays on the page until the next one is there. */
export interface Live<Answer> {
  readonly answer: Answer | undefined;
  readonly problem: ApiProblem | undefined;
  /** The shown answer belongs to an earlier question. */
  readonly isOld: boolean;
  /** Asks once more, for when the server did not answer. */
  retry(): void;
}

/**
 * Asks the law library as soon as there is a body. A question that is overtaken is cancelled, and its answer, should it
 * come all the same, is never shown in place of a newer one. A refusal leaves the last answer on the page.
 */
export function useLiveAnswer<Answer>(path: string, body: unknown): Live<Answer> {
  const asks = body !== undefined;
  const { data, error, isFetching, refetch } = useQuery<Answer, ApiProblem>({
    queryKey: [path, body ?? null],
    queryFn: async ({ signal }) => (await call('post', path, { body, signal })) as Answer,
    enabled: asks,
    // The law of a day does not change while a page is open; entries of the centre invalidate the path.
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });
  const [shown, setShown] = useState<Answer | undefined>(data);
  if (asks && data !== undefined && data !== shown) setShown(data);
  return {
    answer: data ?? shown,
    problem: asks ? (error ?? undefined) : undefined,
    isOld: !asks || data === undefined || isFetching,
    retry: () => void refetch(),
  };
}

export interface KompassAnswer {
  readonly assessment: Live<Assessment>;
  readonly timeline: Live<TimelineAnswer>;
  /** What the dates were asked for; undefined while there is no type. */
  readonly timelineBody: TimelineRequest | undefined;
  /** The type the dates are shown for. */
  readonly type: TypeAnswer | undefined;
  /** By how many days the last change moved each step. */
  readonly moved: Readonly<Record<string, number>>;
}

/** All answers to one question. The dates wait for the regime, so that they are never asked for a type it does not know. */
export function useKompass(question: Question): KompassAnswer {
  const rested = useDelayed(question, REST_MS);
  const assessment = useLiveAnswer<Assessment>('/api/law/assessments', assessmentRequest(rested));
  const { answer } = assessment;
  const settled = answer !== undefined && !assessment.isOld && !assessment.problem;
  const type = answer && typeFor(rested.procedureType, answer.procedureTypes);
  const body = settled && type ? timelineRequest(rested, answer.regime, type.type) : undefined;
  const timeline = useLiveAnswer<TimelineAnswer>('/api/law/timelines', body);
  return { assessment, timeline, timelineBody: body, type, moved: useMoved(timeline.answer) };
}

/** Compares each new chain of dates with the one that was shown before it. */
function useMoved(timeline: TimelineAnswer | undefined): Readonly<Record<string, number>> {
  const [last, setLast] = useState<{ shown: TimelineAnswer | undefined; moved: Readonly<Record<string, number>> }>({
    shown: timeline,
    moved: {},
  });
  if (timeline === last.shown) return last.moved;
  const moved = last.shown && timeline ? movedDays(last.shown.steps, timeline.steps) : {};
  setLast({ shown: timeline, moved });
  return moved;
}
