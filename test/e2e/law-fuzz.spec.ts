import fc from 'fast-check';
import { anyCall, type LawCall } from '../support/law-requests';
import { type Client, type Product, startProduct } from '../support/product';

const CALLS = Number(process.env['FUZZ_CALLS'] ?? 2_500);
const AT_ONCE = 8;
const EXPECTED = [200, 400, 422];
/** FUZZ_SEED=… repeats a run. */
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

interface Outcome {
  readonly call: LawCall;
  readonly status: number;
  readonly type: string;
  readonly ms: number;
}

const short = ({ call, status, type, ms }: Outcome): string =>
  `${status} ${type} after ${ms.toFixed(0)} ms: ${call.method} ${call.url} ${(call.text ?? '').slice(0, 600)}`;

describe('the law library asked anything at all', () => {
  let product: Product;
  let officer: Client;
  beforeAll(async () => {
    product = await startProduct({}, { http: true, jobs: false });
    officer = await product.as('sachbearbeitung@demo.example');
  });
  afterAll(() => product.stop());

  async function ask(call: LawCall): Promise<Outcome> {
    const started = performance.now();
    const response = await fetch(`${product.address}${call.url}`, {
      method: call.method,
      headers: {
        cookie: officer.cookie,
        'x-csrf-token': officer.csrfToken,
        ...(call.text === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: call.text,
    });
    await response.arrayBuffer();
    const type = response.headers.get('content-type') ?? '';
    return { call, status: response.status, type, ms: performance.now() - started };
  }

  it(`answers ${CALLS} random requests with 200, 400 or 422 and nothing else`, async () => {
    const calls = fc.sample(anyCall, { seed: SEED, numRuns: CALLS });
    const outcomes: Outcome[] = [];
    const started = performance.now();
    let next = 0;
    const asker = async (): Promise<void> => {
      for (let call = calls[next++]; call; call = calls[next++]) outcomes.push(await ask(call));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, asker));
    const count = (status: number): number => outcomes.filter((outcome) => outcome.status === status).length;
    const slowest = outcomes.reduce((slow, outcome) => (outcome.ms > slow.ms ? outcome : slow));
    process.stdout.write(
      `law fuzz: FUZZ_SEED=${SEED}, ${EXPECTED.map((status) => `${count(status)} × ${status}`).join(', ')} in ${((performance.now() - started) / 1000).toFixed(1)} s; slowest ${short(slowest).slice(0, 300)}\n`,
    );
    const wrong = outcomes.filter(
      ({ status, type }) =>
        !EXPECTED.includes(status) || (status !== 200 && !type.startsWith('application/problem+json')),
    );
    expect({ seed: SEED, wrong: wrong.slice(0, 5).map(short) }).toEqual({ seed: SEED, wrong: [] });
    // Requests that are all refused alike would show nothing.
    expect(EXPECTED.filter((status) => count(status) === 0)).toEqual([]);
  }, 600_000);
});
