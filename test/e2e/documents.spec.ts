import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Actor, Config, systemActor, UnitOfWork, DEMO_CENTRES } from '@app/platform';
import { DocumentRequests, type PurchaseOrderData, TEMPLATES } from '@app/documents/contract';
import { sampleOf } from '../../libs/documents/src/infrastructure/render';
import { eventually } from '../support/eventually';
import { type Client, type Product, startProduct } from '../support/product';

jest.setTimeout(60_000);

interface DocumentBody {
  id: string;
  state: string;
  progress: number;
  error: string | null;
  sha256: string | null;
  pages: number | null;
  template: string;
  templateVersion: number;
  title: string;
  subject: { type: string; id: string; label: string };
  requestedAt: string;
  finishedAt: string | null;
  version: number;
}

describe('documents', () => {
  let product: Product;
  let officer: Client;
  beforeAll(async () => {
    product = await startProduct();
    officer = await product.as('sachbearbeitung@demo.example');
  });
  afterAll(() => product.stop());

  const wish = (template: string, data?: object): object => ({
    template,
    subject: { type: 'sample', id: template },
    data,
  });
  const request = async (client: Client, body: object, headers = {}): Promise<string> => {
    const answer = await client.post<{ id: string; state: string }>('/api/documents', body, headers);
    expect({ status: answer.status, state: answer.body.state }).toEqual({ status: 202, state: 'waiting' });
    return answer.body.id;
  };
  const settled = (client: Client, id: string): Promise<DocumentBody> =>
    eventually(`document ${id} done`, async () => {
      const { body } = await client.get<DocumentBody>(`/api/documents/${id}`);
      if (body.state === 'failed') throw new Error(body.error ?? 'failed');
      return body.state === 'done' && body;
    });
  const fetchFile = (client: Client, id: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${product.address}/api/documents/${id}/file`, { headers: { cookie: client.cookie, ...headers } });

  it('lists the templates', async () => {
    const { body } = await officer.get<{ items: unknown[] }>('/api/document-templates');
    expect(body.items).toMatchObject(TEMPLATES);
    const none = await officer.get<{ items: unknown[] }>('/api/document-templates?subjectType=nothing-of-the-kind');
    expect(none.body.items).toEqual([]);
  });

  it.each(TEMPLATES.map(({ id, version }) => [id, version] as const))(
    'makes the sample of %s, archives it by its hash and serves the same bytes',
    async (template, templateVersion) => {
      const id = await request(officer, wish(template));
      const document = await settled(officer, id);
      expect(Object.keys(document).sort()).toEqual(
        [
          'id',
          'state',
          'progress',
          'error',
          'sha256',
          'size',
          'pages',
          'requestedBy',
          'attempts',
          'edition',
          'editions',
          'canRegenerate',
          'template',
          'templateVersion',
          'title',
          'subject',
          'requestedAt',
          'finishedAt',
          'version',
          'deletedAt',
        ].sort(),
      );
      expect(document).toMatchObject({
        template,
        templateVersion,
        progress: 100,
        error: null,
        subject: { type: 'sample', id: template },
      });
      expect(document.pages).toBeGreaterThan(0);
      const answer = await fetchFile(officer, id);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      expect(answer.headers.get('content-disposition')).toMatch(
        /^inline; filename=".+\.pdf"; filename\*=UTF-8''.+\.pdf$/,
      );
      expect(answer.headers.get('etag')).toBe(`"${document.sha256}"`);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(document.sha256);
      expect((await fetchFile(officer, id, { 'if-none-match': `"${document.sha256}"` })).status).toBe(304);
    },
  );

  it('makes one document for two requests with the same key', async () => {
    const headers = { 'idempotency-key': 'documents-twice' };
    const body = wish('purchase-order', { orderNumber: 'B-2027-0099' });
    const [first, second] = await Promise.all([request(officer, body, headers), request(officer, body, headers)]);
    expect(first).toBe(second);
    const document = await settled(officer, first);
    const audit = (await product.as('leitung@demo.example')).get<{
      items: { action: string; after: { sha256: string } }[];
    }>(`/api/audit?subject=${first}`);
    const { items } = (await audit).body;
    expect(items.map(({ action }) => action)).toEqual(['document.archived', 'document.requested']);
    expect(items[0]?.after.sha256).toBe(document.sha256);
  });

  it('tells the person who asked', async () => {
    const id = await request(officer, wish('annual-report'));
    await settled(officer, id);
    const { body } = await officer.get<{ items: { text: string; href: string }[] }>('/api/notifications');
    expect(body.items).toContainEqual(
      expect.objectContaining({ text: '„Jahresbericht (Muster)“ ist fertig.', href: `/dokumente?dokument=${id}` }),
    );
  });

  it('refuses data that the template cannot be filled with, naming the field', async () => {
    const answer = await officer.post<{ detail: string; errors: { pointer: string }[] }>(
      '/api/documents',
      wish('purchase-order', { orderNumber: '' }),
    );
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch(/problem\+json/);
    expect(answer.body.errors.map(({ pointer }) => pointer)).toEqual(['/orderNumber']);
  });

  it.each([
    [{ template: 'no-such-thing', subject: { type: 'sample', id: 'x' } }, '/template'],
    [{ template: 'annual-report', subject: { type: 'sample', id: 'purchase-order' } }, '/subject/id'],
    [{ template: 'annual-report', subject: { type: 'nothing-of-the-kind', id: '1' } }, '/subject/type'],
    [{ template: 'annual-report', subject: { type: 'sample' } }, '/subject/id'],
    [{ template: 'annual-report' }, '/subject'],
  ])('refuses %j with a pointer to what is wrong', async (body, pointer) => {
    const answer = await officer.post<{ errors: { pointer: string; message: string }[] }>('/api/documents', body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0]?.pointer).toBe(pointer);
  });

  it('gives nobody a document who may not ask for it', async () => {
    const controller = await product.as('controlling.raunheim@demo.example');
    expect((await controller.post('/api/documents', wish('annual-report'))).status).toBe(403);
    const orderer = await product.as('besteller.raunheim@demo.example');
    expect((await orderer.post('/api/documents', wish('annual-report'))).status).toBe(403);
  });

  it('shows a document of a member to that member and the centre, to nobody else', async () => {
    const { app } = product;
    const actor: Actor = systemActor(DEMO_CENTRES['gross-gerau'], 'documents.spec');
    const uow = app.get(UnitOfWork);
    const data: PurchaseOrderData = { ...sampleOf('purchase-order'), orderNumber: 'B-2027-00777' };
    const id = await uow.run(actor, async () => {
      const raunheim = await uow.first<{ id: string }>(`select id from organisation.member where slug = 'raunheim'`);
      return app.get(DocumentRequests).request({
        template: 'purchase-order',
        title: 'Bestellung B-2027-00777',
        subject: { type: 'order', id: 'an-order', label: 'B-2027-00777' },
        memberId: raunheim?.id ?? null,
        data,
      });
    });
    await settled(officer, id);
    const own = await product.as('besteller.raunheim@demo.example');
    expect((await own.get<DocumentBody>(`/api/documents/${id}`)).body.title).toBe('Bestellung B-2027-00777');
    expect((await fetchFile(own, id)).status).toBe(200);
    const listed = await own.get<{ items: DocumentBody[] }>(
      '/api/documents?subjectType=order&subjectId=an-order&state=done',
    );
    expect(listed.body.items.map((item) => item.id)).toEqual([id]);
    for (const email of ['besteller.trebur@demo.example', 'leitung@wetterau.example']) {
      const stranger = await product.as(email);
      expect((await stranger.get(`/api/documents/${id}`)).status).toBe(404);
      expect((await fetchFile(stranger, id)).status).toBe(404);
      expect((await stranger.post(`/api/documents/${id}/retry`)).status).not.toBe(202);
      expect((await stranger.get<{ items: unknown[] }>('/api/documents')).body.items).toEqual([]);
    }
    expect((await officer.get('/api/documents/not-an-id')).status).toBe(404);
  });

  it('gives up a waiting document, once, and does not make it afterwards', async () => {
    const paused = await startProduct({ QUEUES: 'events' });
    try {
      const person = await paused.as('sachbearbeitung@demo.example');
      const { body } = await person.post<{ id: string }>('/api/documents', wish('annual-report'));
      expect(
        (await fetch(`${paused.address}/api/documents/${body.id}/file`, { headers: { cookie: person.cookie } })).status,
      ).toBe(409);
      expect((await person.post(`/api/documents/${body.id}/retry`)).status).toBe(409);
      const both = await Promise.all([
        person.post(`/api/documents/${body.id}/cancel`),
        person.post(`/api/documents/${body.id}/cancel`),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect((await person.get<DocumentBody>(`/api/documents/${body.id}`)).body.state).toBe('cancelled');
    } finally {
      await paused.stop();
    }
  });

  it('does not hand out a file that is no longer what was archived', async () => {
    const id = await request(officer, wish('purchase-order', { orderNumber: 'B-2027-00042' }));
    const { sha256 } = await settled(officer, id);
    const folder = path.join(product.app.get(Config).dataDir, 'files');
    const file = (await readdir(folder, { recursive: true })).find((name) => name.endsWith(`${sha256}.bin`)) ?? '';
    const bytes = await readFile(path.join(folder, file));
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    await writeFile(path.join(folder, file), bytes);
    const answer = await fetchFile(officer, id);
    expect(answer.status).toBe(409);
    expect(((await answer.json()) as { detail: string }).detail).toMatch(/Prüfwert/);
  });

  it('streams the progress to whoever may see the document', async () => {
    const stranger = await product.as('leitung@wetterau.example');
    const [seen, unseen] = [await listen(product, officer), await listen(product, stranger)];
    const id = await request(officer, wish('demand-round-protocol'));
    const states = await eventually('the stream to tell of the end', async () => {
      const own = seen.documents().filter((document) => document.id === id);
      return own.at(-1)?.state === 'done' && own.map(({ progress }) => progress);
    });
    expect([...states].sort((a, b) => a - b)).toEqual(states);
    expect(unseen.documents()).toEqual([]);
    seen.close();
    unseen.close();
  });

  it('ends open streams when the product stops', async () => {
    const other = await startProduct();
    const stream = await listen(other, await other.as('leitung@demo.example'));
    await other.stop();
    await eventually('the stream to end', async () => stream.ended());
  });
});

interface EventStream {
  documents(): DocumentBody[];
  ended(): boolean;
  close(): void;
}

/** Opens the stream of events and returns once the server has said that it is listening. */
async function listen(product: Product, client: Client): Promise<EventStream> {
  const abort = new AbortController();
  const answer = await fetch(`${product.address}/api/documents/events`, {
    headers: { cookie: client.cookie },
    signal: abort.signal,
  });
  expect(answer.headers.get('content-type')).toMatch(/event-stream/);
  let text = '';
  let isEnded = false;
  const read = async (): Promise<void> => {
    for await (const chunk of answer.body ?? []) text += Buffer.from(chunk as Uint8Array).toString();
    isEnded = true;
  };
  read().catch(() => {
    isEnded = true;
  });
  await eventually('the stream to be ready', async () => text.includes('event: ready'));
  return {
    documents: () =>
      text
        .split('\n\n')
        .filter((block) => /^event: document$/m.test(block) && /^data: /m.test(block))
        .map((block) => JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '{}') as DocumentBody),
    ended: () => isEnded,
    close: () => abort.abort(),
  };
}
