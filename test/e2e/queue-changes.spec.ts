import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '@app/kernel';
import { DeliveryWorker } from '@app/platform';
import pg from 'pg';
import { DocumentRenderer } from '../../libs/documents/src/infrastructure/document-renderer';
import { wishDocuments } from '../support/document-wishes';
import { eventually } from '../support/eventually';
import { describeOnBothQueues, type QueueBackendUnderTest } from '../support/processes';
import { type Client, type Product, startProduct } from '../support/product';

jest.setTimeout(60_000);

type Render = DocumentRenderer['render'];

describeOnBothQueues('a document of the queue', (startQueue) => {
  let queue: QueueBackendUnderTest;
  let product: Product;
  let officer: Client;
  let sql: pg.Client;
  beforeAll(async () => {
    queue = await startQueue();
    product = await startProduct(queue.env);
    officer = await product.as('sachbearbeitung@demo.example');
    sql = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await sql.connect();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await sql.end();
    await product.stop();
    await queue.stop();
  });

  const one = async (name: string): Promise<string> => (await wishDocuments(product, { name, count: 1 }))[0] ?? '';
  const stateOf = async (id: string): Promise<string> =>
    (await officer.get<{ state: string }>(`/api/documents/${id}`)).body.state;
  const reach = (id: string, state: string): Promise<true | undefined | false> =>
    eventually(`document ${state}`, async () => (await stateOf(id)) === state);
  const act = async (id: string, what: 'cancel' | 'retry' | 'ahead'): Promise<number> =>
    (await officer.post(`/api/documents/${id}/${what}`)).status;
  const actionsOf = async (id: string): Promise<string[]> => {
    const { rows } = await sql.query('select action from audit.entry where subject_id = $1 order by seq', [id]);
    return (rows as { action: string }[]).map(({ action }) => action.replace('document.', ''));
  };
  const filesInStore = async (): Promise<number> =>
    (await readdir(path.join(product.dataDir, 'files'), { recursive: true }).catch(() => [])).filter((file) =>
      file.endsWith('.bin'),
    ).length;
  const drawBy = (draw: (render: Render, ...given: Parameters<Render>) => ReturnType<Render>): void => {
    const renderer = product.app.get(DocumentRenderer);
    const render = renderer.render.bind(renderer);
    jest.spyOn(renderer, 'render').mockImplementation((...given) => draw(render, ...given));
  };
  const openDeliveries = async (): Promise<number> => {
    const { rows } = await sql.query(
      `select count(*)::int as n from platform.delivery where subscriber = 'documents.render' and state = 'waiting'`,
    );
    return (rows as { n: number }[])[0]?.n ?? 0;
  };

  it('is cancelled while it is drawn: the drawing ends at once and nothing is archived', async () => {
    let isEnded = false;
    drawBy(
      (_render, _template, _data, signal) =>
        new Promise((_resolve, reject) =>
          signal?.addEventListener('abort', () => {
            isEnded = true;
            reject(new Error('thread ended'));
          }),
        ),
    );
    const before = await filesInStore();
    const id = await one('cancelled');
    await reach(id, 'running');
    expect(await Promise.all([act(id, 'cancel'), act(id, 'cancel')])).toEqual(expect.arrayContaining([200, 409]));
    await eventually('the drawing to end', async () => isEnded);
    await eventually('the job to end', async () => (await openDeliveries()) === 0);
    expect(await stateOf(id)).toBe('cancelled');
    expect(await actionsOf(id)).toEqual(['requested', 'cancelled']);
    expect(await filesInStore()).toBe(before);
    expect([await act(id, 'retry'), await act(id, 'cancel'), await act(id, 'ahead')]).toEqual([409, 409, 409]);
  });

  it('is not archived either when the drawing came to its end after the cancellation', async () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    // The signal was lost: nobody ends the drawing.
    drawBy((render, template, data) => held.then(() => render(template, data)));
    const before = await filesInStore();
    const id = await one('too-late');
    await reach(id, 'running');
    expect(await act(id, 'cancel')).toBe(200);
    letGo();
    const next = await one('next');
    await reach(next, 'done');
    expect(await stateOf(id)).toBe('cancelled');
    expect(await actionsOf(id)).toEqual(['requested', 'cancelled']);
    expect(await filesInStore()).toBe(before + 1);
  });

  it('is either cancelled or done when both happen at the same moment', async () => {
    const ids = await wishDocuments(product, { name: 'race', count: 16 });
    const answers = await Promise.all(
      ids.map(async (id, place) => {
        await eventually('its turn', async () => place % 2 === 0 || (await stateOf(id)) !== 'waiting');
        return act(id, 'cancel');
      }),
    );
    await eventually('all to have ended', async () => (await openDeliveries()) === 0);
    for (const [place, id] of ids.entries()) {
      const isCancelled = answers[place] === 200;
      expect(await stateOf(id)).toBe(isCancelled ? 'cancelled' : 'done');
      expect(await actionsOf(id)).toEqual(['requested', isCancelled ? 'cancelled' : 'archived']);
    }
    expect(answers.every((status) => status === 200 || status === 409)).toBe(true);
  });

  it('is tried again once, however often somebody asks', async () => {
    drawBy(() => Promise.reject(new DomainError('unprocessable', 'test', 'Das Logo ist nicht lesbar.')));
    const id = await one('failing');
    await reach(id, 'failed');
    expect((await officer.get<{ error: string }>(`/api/documents/${id}`)).body.error).toBe(
      'Das Logo ist nicht lesbar.',
    );
    expect([await act(id, 'cancel'), await act(id, 'ahead')]).toEqual([409, 409]);
    jest.restoreAllMocks();
    const answers = await Promise.all([act(id, 'retry'), act(id, 'retry'), act(id, 'retry')]);
    expect(answers.sort()).toEqual([202, 409, 409]);
    await reach(id, 'done');
    expect(await actionsOf(id)).toEqual(['requested', 'failed', 'retried', 'archived']);
    expect([await act(id, 'retry'), await act(id, 'cancel')]).toEqual([409, 409]);
  });
});

describeOnBothQueues('putting a document ahead', (startQueue) => {
  it('draws it before all that wait, and once', async () => {
    const queue = await startQueue();
    const product = await startProduct({ ...queue.env, QUEUES: 'events' });
    try {
      const officer = await product.as('sachbearbeitung@demo.example');
      const drawn: string[] = [];
      const renderer = product.app.get(DocumentRenderer);
      const render = renderer.render.bind(renderer);
      jest.spyOn(renderer, 'render').mockImplementation((template, data, signal) => {
        drawn.push((data as { orderNumber: string }).orderNumber);
        return render(template, data, signal);
      });
      const ids = await wishDocuments(product, { name: 'batch', member: 'raunheim', count: 12, priority: 'batch' });
      await wishDocuments(product, { name: 'person', member: 'raunheim', count: 12 });
      const last = ids.at(-1) ?? '';
      const places = async () =>
        (await officer.get<{ items: { id: string; urgency: string }[] }>('/api/documents/queue/documents')).body.items;
      expect((await places()).map(({ urgency }) => urgency)).toEqual([
        ...Array.from({ length: 12 }, () => 'person'),
        ...Array.from({ length: 12 }, () => 'batch'),
      ]);
      // Those it shall pass are in the queue already.
      const sql = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
      await sql.connect();
      await eventually('all to be queued', async () => {
        const { rowCount } = await sql.query(
          `select 1 from platform.delivery where subscriber = 'documents.render' and queued_at is not null`,
        );
        return rowCount === 24;
      });

      const member = await product.as('besteller.raunheim@demo.example');
      expect((await member.post(`/api/documents/${last}/ahead`)).status).toBe(403);
      expect((await officer.post(`/api/documents/${last}/ahead`)).status).toBe(200);
      expect((await places())[0]).toMatchObject({ id: last, urgency: 'ahead' });
      await eventually('it to be queued anew', async () => {
        const { rowCount } = await sql.query(
          `select 1 from platform.delivery where round = 1 and queued_at is not null`,
        );
        return rowCount === 1;
      });
      await sql.end();
      product.app.get(DeliveryWorker).start(['documents']);
      await eventually('all to be done', async () => (await places()).length === 0, 40_000);
      // Two are drawn side by side.
      expect(drawn.slice(0, 2)).toContain('batch-12');
      expect(drawn.filter((name) => name === 'batch-12')).toHaveLength(1);
      expect((await officer.post(`/api/documents/${last}/ahead`)).status).toBe(409);
    } finally {
      await product.stop();
      await queue.stop();
    }
  });
});
