import createClient, { type Middleware } from 'openapi-fetch';
import { createActionKeys } from './idempotency';
import { problemOf, unanswered } from './problem';
import type { paths } from './schema';

export type HttpMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';
type QueryValue = string | number | boolean | null | undefined | readonly string[];

export interface CallOptions {
  /** Values of the {placeholders} in the path. */
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** Sent as JSON; text, Blob and FormData are sent as they are. */
  readonly body?: unknown;
  /** Content type of a body that is not JSON, such as "text/csv". */
  readonly contentType?: string;
  /** The version that was read: sent as If-Match. */
  readonly version?: number | string;
  readonly signal?: AbortSignal;
  readonly as?: 'json' | 'text' | 'blob';
}

const SESSION_PATH = '/api/session';
const RETRY_AFTER_MS = [400, 1500];

let csrfToken: string | undefined;
let onUnauthenticated = (): void => undefined;

/** The session tells the client its token; all state-changing calls carry it from then on. */
export const setCsrfToken = (token: string | undefined): void => {
  csrfToken = token;
};

/** Called when the server answers 401 to any call but the sign-in itself. */
export const whenUnauthenticated = (listener: () => void): void => {
  onUnauthenticated = listener;
};

const csrf: Middleware = {
  onRequest({ request }) {
    if (csrfToken && request.method !== 'GET') request.headers.set('X-CSRF-Token', csrfToken);
    return request;
  },
};

const client = createClient<paths>({ baseUrl: globalThis.location.origin });
client.use(csrf);

// The generated schema types the callers (hooks.ts); a path it does not know yet may be called all the same.
type LooseRequest = (
  method: HttpMethod,
  path: string,
  init: Record<string, unknown>,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
const request = client.request as unknown as LooseRequest;

const actions = createActionKeys();

const isRaw = (body: unknown): boolean => typeof body === 'string' || body instanceof Blob || body instanceof FormData;

function headersOf(options: CallOptions, idempotencyKey: string | undefined): Record<string, string> {
  return {
    Accept: options.as === 'blob' || options.as === 'text' ? '*/*' : 'application/json, application/problem+json',
    ...(options.contentType ? { 'Content-Type': options.contentType } : {}),
    ...(options.version === undefined ? {} : { 'If-Match': `"${options.version}"` }),
    ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
  };
}

/** A POST that gets no answer is sent again under the same key; other calls are left to the query cache or the person. */
async function send(method: HttpMethod, path: string, options: CallOptions, idempotencyKey: string | undefined) {
  const waits = idempotencyKey ? RETRY_AFTER_MS : [];
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await request(method, path, {
        params: { path: options.path, query: options.query },
        body: options.body,
        headers: headersOf(options, idempotencyKey),
        parseAs: options.as ?? 'json',
        signal: options.signal,
        ...(isRaw(options.body) ? { bodySerializer: (body: unknown) => body } : {}),
      });
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      const pause = waits[attempt];
      if (pause === undefined) throw unanswered();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

const actionOf = (method: HttpMethod, path: string, { path: values, query, body }: CallOptions): string =>
  JSON.stringify([method, path, values, query, body instanceof Blob ? [body.size, body.type] : body]);

/** Calls the server; throws an `ApiProblem` for every answer that is not 2xx and for a call without answer. */
export async function call(method: HttpMethod, path: string, options: CallOptions = {}): Promise<unknown> {
  const action = method === 'post' ? actionOf(method, path, options) : undefined;
  const answer = await send(method, path, options, action && actions.keyFor(action));
  if (action) actions.answered(action);
  if (answer.response.ok) return answer.data;
  if (answer.response.status === 401 && path !== SESSION_PATH) onUnauthenticated();
  throw problemOf(answer.response.status, answer.error);
}
