import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run, type Running } from '@app/composition';
import { createLog, loadConfig, type Log } from '@app/platform';
import { createTestDatabase, type TestDatabase } from './database';

/** The whole product on a cloned database and a free port, in this process. */
export interface Product extends Running {
  readonly address: string;
  readonly testDatabase: TestDatabase;
  readonly dataDir: string;
  /** Signs in and returns a client for that person. */
  as(email: string): Promise<Client>;
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** Speaks JSON with the API as one signed-in person. */
export class Client {
  constructor(
    private readonly address: string,
    readonly cookie: string,
    readonly csrfToken: string,
  ) {}

  get<T = Record<string, unknown>>(url: string): Promise<Answer<T>> {
    return this.send<T>('GET', url);
  }
  post<T = Record<string, unknown>>(
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    return this.send<T>('POST', url, body, headers);
  }
  delete<T = Record<string, unknown>>(url: string): Promise<Answer<T>> {
    return this.send<T>('DELETE', url);
  }

  /** `body`: an object is sent as JSON, bytes or text as text/csv. */
  async send<T>(method: string, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(`${this.address}${url}`, {
      method,
      headers: {
        cookie: this.cookie,
        'x-csrf-token': this.csrfToken,
        ...(body === undefined ? {} : { 'content-type': raw ? 'text/csv' : 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : raw ? (body as string) : JSON.stringify(body),
    });
    const type = response.headers.get('content-type') ?? '';
    // A stream of events never ends by itself; whoever wants its events reads them with fetch.
    if (type.startsWith('text/event-stream')) await response.body?.cancel();
    const text = type.startsWith('text/event-stream') ? '' : await response.text();
    const json = /json/.test(type);
    return { status: response.status, body: (json && text ? JSON.parse(text) : text) as T, headers: response.headers };
  }
}

/** Starts the product for a test file; `stop()` also drops its database. */
export async function startProduct(
  env: Record<string, string> = {},
  parts = { http: true, jobs: true },
  log?: Log,
): Promise<Product> {
  const testDatabase = await createTestDatabase('demo');
  const dataDir = await mkdtemp(path.join(tmpdir(), 'vergabezentrum-product-'));
  const config = loadConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: testDatabase.ownerUrl,
    DEMO: '1',
    LOG_LEVEL: 'silent',
    ...env,
  });
  const running = await run(config, parts, log ?? createLog(config.logLevel));
  const address = running.address ?? '';
  return {
    ...running,
    address,
    testDatabase,
    dataDir,
    as: (email) => signIn(address, email),
    stop: async () => {
      await running.stop();
      await testDatabase.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function signIn(address: string, email: string, password = 'demo'): Promise<Client> {
  const response = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (response.status !== 204) throw new Error(`sign-in of ${email}: ${response.status} ${await response.text()}`);
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const session = (await (await fetch(`${address}/api/session`, { headers: { cookie } })).json()) as {
    csrfToken: string;
  };
  return new Client(address, cookie, session.csrfToken);
}
