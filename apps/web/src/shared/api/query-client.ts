import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

const MAX_READ_RETRIES = 2;

/** Reads are repeated only where the server did not answer or failed; a refusal stays a refusal. */
const worthRepeating = (count: number, error: Error): boolean =>
  count < MAX_READ_RETRIES && error instanceof ApiProblem && (error.isUnanswered || error.status >= 502);

/** Only reads of the same moment are shared: whoever opens a page sees what colleagues have just done. */
const FRESH_MS = 2_000;

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: FRESH_MS, retry: worthRepeating, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
