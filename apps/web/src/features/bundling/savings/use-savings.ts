import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ApiProblem, call, type FieldError } from '../../../shared/api';
import { useDelayed } from '../../../shared/ui';
import { type Savings, type SavingsWish, type TypedWish, wishOf } from './savings-wish';

/** Long enough that not every key asks the server. */
const REST_MS = 250;

export interface LiveSavings {
  /** The last answer; it stays while the next one is on its way or the fields are wrong. */
  readonly savings: Savings | undefined;
  readonly wish: SavingsWish | undefined;
  readonly isOld: boolean;
  /** Mistakes of the page and of the server, by field. */
  readonly errors: readonly FieldError[];
  /** A refusal that belongs to no field. */
  readonly problem: ApiProblem | undefined;
  retry(): void;
}

/** Computes anew whenever the fields have rested. */
export function useSavings(bundleId: string, typed: TypedWish): LiveSavings {
  const rested = useDelayed(typed, REST_MS);
  const read = wishOf(rested);
  const wish = 'wish' in read ? read.wish : undefined;
  const { data, error, isFetching, refetch } = useQuery<Savings, ApiProblem>({
    queryKey: ['/api/bundles/{id}/savings', bundleId, wish ?? null],
    queryFn: async ({ signal }) =>
      (await call('post', '/api/bundles/{id}/savings', { path: { id: bundleId }, body: wish, signal })) as Savings,
    enabled: wish !== undefined,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  const refused = error ?? undefined;
  return {
    savings: data,
    wish,
    isOld: isFetching || wish === undefined || typed !== rested || refused !== undefined,
    errors: 'errors' in read ? read.errors : (refused?.errors ?? []).map(atField),
    problem: refused && refused.errors.length === 0 ? refused : undefined,
    retry: () => void refetch(),
  };
}

/** Members and tiers are one field each on the page. */
const atField = ({ pointer, message }: FieldError): FieldError => ({
  pointer: pointer.startsWith('/members') ? '/members' : pointer.startsWith('/tiers') ? '/tierLines' : pointer,
  message,
});
