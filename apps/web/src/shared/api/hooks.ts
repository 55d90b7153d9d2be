import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryKey,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { PathsWithMethod, SuccessResponseJSON } from 'openapi-typescript-helpers';
import { call, type CallOptions, type HttpMethod } from './client';
import type { ApiProblem } from './problem';
import type { paths } from './schema';

type GetPath = PathsWithMethod<paths, 'get'>;
type GetAnswer<Path extends GetPath> = paths[Path] extends {
  get: infer Operation extends Record<string | number, unknown>;
}
  ? SuccessResponseJSON<Operation>
  : never;

export interface QueryOptions extends Omit<CallOptions, 'body' | 'contentType' | 'version' | 'signal'> {
  /** False while something the call needs is not known yet. */
  readonly enabled?: boolean;
  /** Shows the old answer until the new one is there, for filters and pages. */
  readonly keepPrevious?: boolean;
  /** Asks again after so many milliseconds while `true` or a number is returned, for long work. */
  readonly refetchInterval?: number | false | ((data: unknown) => number | false);
}

/** The key under which an answer is cached: the path first, so that `invalidate('/api/orders')` meets all of its calls. */
export const queryKey = (path: string, options: Pick<CallOptions, 'path' | 'query'> = {}): QueryKey => [
  path,
  options.path ?? {},
  options.query ?? {},
];

/**
 * Reads from the server. Typed by the generated schema for a path it knows; otherwise name the answer:
 * `useApiQuery<Procedure>('/api/procedures/{id}', { path: { id } })`.
 */
export function useApiQuery<Path extends GetPath>(
  path: Path,
  options?: QueryOptions,
): UseQueryResult<GetAnswer<Path>, ApiProblem>;
export function useApiQuery<Data>(path: string, options?: QueryOptions): UseQueryResult<Data, ApiProblem>;
export function useApiQuery(path: string, options: QueryOptions = {}): UseQueryResult<unknown, ApiProblem> {
  const { enabled, keepPrevious, refetchInterval, ...request } = options;
  return useQuery<unknown, ApiProblem>({
    queryKey: queryKey(path, request),
    queryFn: ({ signal }) => call('get', path, { ...request, signal }).then((data) => data ?? null),
    enabled,
    placeholderData: keepPrevious ? keepPreviousData : undefined,
    refetchInterval:
      typeof refetchInterval === 'function' ? (query) => refetchInterval(query.state.data) : refetchInterval,
  });
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string | null;
}

export interface ApiList<Item> {
  readonly items: readonly Item[];
  readonly isLoading: boolean;
  readonly problem: ApiProblem | null;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  loadMore(): void;
}

/** Reads a list page by page (`?limit=&cursor=`); goes with `<LoadMore list={…} />`. */
export function useApiList<Item>(path: string, options: QueryOptions = {}): ApiList<Item> {
  const { enabled, keepPrevious, refetchInterval: _unused, ...request } = options;
  const list = useInfiniteQuery({
    queryKey: [...queryKey(path, request), 'pages'],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...request.query, ...(pageParam ? { cursor: pageParam } : {}) };
      return (await call('get', path, { ...request, query, signal })) as Page<Item>;
    },
    initialPageParam: '',
    getNextPageParam: (page: Page<Item>) => page.nextCursor || undefined,
    enabled,
    placeholderData: keepPrevious ? keepPreviousData : undefined,
  });
  return {
    items: list.data?.pages.flatMap((page) => page.items) ?? [],
    isLoading: list.isLoading,
    problem: list.error as ApiProblem | null,
    hasMore: list.hasNextPage,
    isLoadingMore: list.isFetchingNextPage,
    loadMore: () => void list.fetchNextPage(),
  };
}

export interface MutationOptions<Answer, Input> {
  /** What is sent for the input; without it the input itself is the body. */
  readonly request?: (input: Input) => CallOptions;
  /** Paths whose cached answers are asked for again afterwards. */
  readonly invalidates?: readonly string[];
  readonly onSuccess?: (answer: Answer, input: Input) => void;
  readonly onProblem?: (problem: ApiProblem, input: Input) => void;
}

/** Changes something on the server: `useApiMutation<Order, Draft>('post', '/api/requisitions', { invalidates: [...] })`. */
export function useApiMutation<Answer = unknown, Input = void>(
  method: Exclude<HttpMethod, 'get'>,
  path: string,
  options: MutationOptions<Answer, Input> = {},
): UseMutationResult<Answer, ApiProblem, Input> {
  const queries = useQueryClient();
  return useMutation<Answer, ApiProblem, Input>({
    mutationFn: async (input) => {
      const request = options.request ? options.request(input) : { body: input };
      return (await call(method, path, request)) as Answer;
    },
    onSuccess: async (answer, input) => {
      options.onSuccess?.(answer, input);
      await Promise.all((options.invalidates ?? []).map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
    onError: (problem, input) => options.onProblem?.(problem, input),
  });
}
