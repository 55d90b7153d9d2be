import { QueueWatch } from '@app/platform';
import { eventually } from '../support/eventually';
import { type Product, startProduct } from '../support/product';

interface QueuesHealth {
  readonly status: string;
  readonly warnings: string[];
  readonly queues: {
    name: string;
    waiting: number;
    failed: number;
    oldestWaitingSeconds: number | null;
    lastHeartbeat: string | null;
  }[];
}
const TOKEN = 'kennwort-der-messwerte';

const health = async ({ address }: Product): Promise<QueuesHealth> =>
  (await (await fetch(`${address}/api/health/queues`)).json()) as QueuesHealth;
const metrics = (address: string, token?: string): Promise<Response> =>
  fetch(`${address}/api/metrics`, { headers: token ? { authorization: `Bearer ${token}` } : {} });

describe('the health of the queues', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct({ METRICS_TOKEN: TOKEN });
  });
  afterAll(() => product.stop());

  it('hears the heart of every queue', async () => {
    const { status, warnings, queues } = await eventually('a beat of every queue', async () => {
      const state = await health(product);
      return state.queues.every(({ name, lastHeartbeat }) => name === 'outbox' || lastHeartbeat) && state;
    });
    expect(queues.map(({ name }) => name)).toEqual(['outbox', 'events', 'documents', 'mail']);
    expect({ status, warnings }).toEqual({ status: 'ok', warnings: [] });
  });

  it('gives figures to monitoring and to nobody else', async () => {
    expect((await metrics(product.address)).status).toBe(401);
    expect((await metrics(product.address, 'falsches-kennwort')).status).toBe(401);
    const answer = await metrics(product.address, TOKEN);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    const text = await answer.text();
    expect(text).toMatch(/^vergabezentrum_queue_waiting\{queue="documents"\} \d+$/m);
    expect(text).toMatch(/^vergabezentrum_queue_heartbeat_age_seconds\{queue="documents"\} [\d.]+$/m);
    expect(text).toContain(
      'vergabezentrum_http_request_seconds_count{method="GET",route="/api/metrics",status="401"} 2',
    );
  });
});

describe('queues nobody works on', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct({}, { http: true, jobs: false });
  });
  afterAll(() => product.stop());

  it('are told of, with the age of what waits', async () => {
    const officer = await product.as('sachbearbeitung@demo.example');
    const wish = { template: 'purchase-order', subject: { type: 'sample', id: 'purchase-order' } };
    expect((await officer.post('/api/documents', wish)).status).toBe(202);
    const [outbox] = (await health(product)).queues;
    expect(outbox?.waiting).toBeGreaterThan(0);
    expect(outbox?.oldestWaitingSeconds).toBeGreaterThanOrEqual(0);

    const watch = product.app.get(QueueWatch);
    const states = await watch.states();
    expect(watch.warnings(states)).toEqual([]);
    const inTwentyMinutes = states.map((state) => ({
      ...state,
      oldestWaitingSeconds: state.oldestWaitingSeconds === null ? null : state.oldestWaitingSeconds + 1_200,
    }));
    expect(watch.warnings(inTwentyMinutes, new Date(Date.now() + 1_200_000))).toEqual([
      expect.stringMatching(/^In der Warteschlange „Postausgang der Anwendung“ wartet ein Auftrag seit 2\d Minuten\.$/),
      expect.stringMatching(/^An der Warteschlange „Folgearbeiten“ arbeitet seit 12\d\d Sekunden niemand\.$/),
      expect.stringMatching(/^An der Warteschlange „Dokumente“/),
      expect.stringMatching(/^An der Warteschlange „E-Mail“/),
    ]);
  });

  it('has no metrics without a token', async () => {
    expect((await metrics(product.address, TOKEN)).status).toBe(404);
  });
});
