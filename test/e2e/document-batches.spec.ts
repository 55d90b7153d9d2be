import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DocumentRequests, type DocumentRequest } from '@app/documents/contract';
import { type Actor, DEMO_CENTRES, systemActor, UnitOfWork } from '@app/platform';
import pg from 'pg';
import { sampleOf } from '../../libs/documents/src/infrastructure/render';
import { pageTexts } from '../../libs/documents/src/infrastructure/render/testing/pdf-reader';
import { eventually } from '../support/eventually';
import { type Client, type Product, startProduct } from '../support/product';

jest.setTimeout(60_000);

interface BatchBody {
  id: string;
  title: string;
  total: number;
  waiting: number;
  running: number;
  done: number;
  failed: number;
  cancelled: number;
  pages: number;
  finishedAt: string | null;
  requestedBy: string | null;
  failures: { id: string; title: string; error: string }[];
  printFile: { state: string; pages: number | null; error: string | null } | null;
}

const LETTERS = 40;
const BATCHES = '/api/document-batches';

/** Letters to invented companies; the template takes any text, so each can be found again. */
const letter = (number: number, memberId: string | null = null, more: object = {}): DocumentRequest => ({
  template: 'procedure-letter',
  title: `Informationsschreiben an Firma ${number}`,
  subject: { type: 'procedure', id: 'batch-procedure', label: '2026-L-0001' },
  memberId,
  data: { ...sampleOf('procedure-letter'), subject: `Schreiben Nummer ${number}.`, ...more },
});
const letters = (count: number): DocumentRequest[] => Array.from({ length: count }, (_, index) => letter(index + 1));

describe('batches of documents', () => {
  let product: Product;
  let officer: Client;
  let officerActor: Actor;
  let sql: pg.Client;
  beforeAll(async () => {
    product = await startProduct();
    officer = await product.as('sachbearbeitung@demo.example');
    sql = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await sql.connect();
    const { rows } = await sql.query<{ id: string }>(
      `select id from identity.person where email = 'sachbearbeitung@demo.example'`,
    );
    const system = systemActor(DEMO_CENTRES['gross-gerau'], 'document-batches.spec');
    officerActor = { ...system, personId: rows[0]?.id ?? '', name: 'Sachbearbeitung' };
  });
  afterAll(async () => {
    await sql.end();
    await product.stop();
  });

  const requested = (title: string, requests: readonly DocumentRequest[]) =>
    product.app
      .get(UnitOfWork)
      .run(officerActor, () => product.app.get(DocumentRequests).requestBatch(title, requests));
  const batchOf = async (id: string): Promise<BatchBody> => (await officer.get<BatchBody>(`${BATCHES}/${id}`)).body;
  const settled = (id: string): Promise<BatchBody> =>
    eventually(
      `batch ${id} settled`,
      async () => {
        const batch = await batchOf(id);
        return batch.finishedAt !== null && batch;
      },
      50_000,
    );
  const bytesOf = async (url: string, client = officer): Promise<Buffer> => {
    const answer = await fetch(`${product.address}${url}`, { headers: { cookie: client.cookie } });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };
  const printed = (id: string): Promise<BatchBody> =>
    eventually(`print file of ${id}`, async () => {
      const batch = await batchOf(id);
      if (batch.printFile?.state === 'failed') throw new Error(batch.printFile.error ?? 'failed');
      return batch.printFile?.state === 'done' && batch;
    });
  const unzipped = (zip: Buffer): Map<string, Buffer> => {
    const folder = mkdtempSync(path.join(tmpdir(), 'vergabezentrum-batch-'));
    try {
      writeFileSync(path.join(folder, 'a.zip'), zip);
      execFileSync('unzip', ['-q', 'a.zip', '-d', 'out'], { cwd: folder });
      const out = path.join(folder, 'out');
      return new Map(readdirSync(out).map((name) => [name, readFileSync(path.join(out, name))]));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('makes exactly that many, tells once, and gives them as one ZIP and one print file in their order', async () => {
    const { id, documentIds } = await requested('Informationsschreiben 2026-L-0001', letters(LETTERS));
    const batch = await settled(id);
    expect(batch).toMatchObject({ total: LETTERS, done: LETTERS, failed: 0, waiting: 0, running: 0, failures: [] });
    const { rows } = await sql.query<{ id: string }>('select id from documents.document where batch_id = $1', [id]);
    expect(rows.map((row) => row.id).sort()).toEqual([...documentIds].sort());
    const { rows: jobs } = await sql.query(
      `select from platform.delivery d join documents.document x on x.event_id = d.event_id
       where x.batch_id = $1 and d.subscriber = 'documents.render' and d.state = 'done'`,
      [id],
    );
    expect(jobs).toHaveLength(LETTERS);
    const { body } = await officer.get<{ items: { text: string; href: string }[] }>('/api/notifications');
    expect(body.items.filter(({ text }) => text.includes('2026-L-0001'))).toEqual([
      expect.objectContaining({
        text: `„Informationsschreiben 2026-L-0001“: ${LETTERS} Schriftstücke sind fertig.`,
        href: `/dokumente?sammlung=${id}`,
      }),
    ]);

    const zip = await bytesOf(`${BATCHES}/${id}/zip`);
    expect((await bytesOf(`${BATCHES}/${id}/zip`)).equals(zip)).toBe(true);
    const files = unzipped(zip);
    const names = [...files.keys()].filter((name) => name.endsWith('.pdf')).sort();
    expect(names).toHaveLength(LETTERS);
    expect(names[6]).toBe('07 Informationsschreiben an Firma 7.pdf');
    const list = files.get('Liste.csv')?.toString() ?? '';
    for (const name of names) {
      expect(list).toContain(createHash('sha256').update(files.get(name)!).digest('hex'));
    }

    const answers = await Promise.all([1, 2].map(() => officer.post(`${BATCHES}/${id}/print-file`)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    const print = await printed(id);
    const { rows: made } = await sql.query('select from documents.print_file where batch_id = $1', [id]);
    expect(made).toHaveLength(1);
    const { rows: sums } = await sql.query<{ pages: number }>(
      'select sum(pages + pages % 2)::int as pages from documents.document where batch_id = $1',
      [id],
    );
    expect(print.printFile?.pages).toBe(sums[0]?.pages);
    const texts = pageTexts(await bytesOf(`${BATCHES}/${id}/print-file`));
    expect(texts).toHaveLength(sums[0]?.pages ?? 0);
    const starts = Array.from({ length: LETTERS }, (_, index) =>
      texts.findIndex((text) => text.includes(`Schreiben Nummer ${index + 1}.`)),
    );
    expect(starts.every((page) => page >= 0 && page % 2 === 0)).toBe(true);
    expect([...starts].sort((a, b) => a - b)).toEqual(starts);
  });

  it('names the one that failed and delivers the rest; when it is retried, ZIP and print file hold it, too', async () => {
    const uow = product.app.get(UnitOfWork);
    // A snapshot that cannot be drawn, written before anybody sees the request.
    const { id, documentIds } = await uow.run(officerActor, async () => {
      const batch = await product.app.get(DocumentRequests).requestBatch('Eines scheitert', letters(3));
      await uow.execute(`update documents.document set data = data - 'text' where id = $1`, [batch.documentIds[1]]);
      return batch;
    });
    const broken = documentIds[1] ?? '';
    const batch = await settled(id);
    expect(batch).toMatchObject({ done: 2, failed: 1 });
    expect(batch.failures).toEqual([
      { id: broken, title: 'Informationsschreiben an Firma 2', error: expect.stringContaining('text') as string },
    ]);
    const told = await officer.get<{ items: { text: string }[] }>('/api/notifications');
    expect(told.body.items.map(({ text }) => text)).toContain(
      '„Eines scheitert“: 2 Schriftstücke sind fertig, 1 ist fehlgeschlagen.',
    );
    const list = unzipped(await bytesOf(`${BATCHES}/${id}/zip`));
    expect([...list.keys()].sort()).toEqual([
      '1 Informationsschreiben an Firma 1.pdf',
      '3 Informationsschreiben an Firma 3.pdf',
      'Liste.csv',
    ]);
    expect(list.get('Liste.csv')?.toString()).toMatch(/Firma 2.*fehlgeschlagen/);
    await officer.post(`${BATCHES}/${id}/print-file`);
    const before = (await printed(id)).printFile?.pages ?? 0;

    await sql.query(`update documents.document set data = data || '{"text": "Nun geht es."}' where id = $1`, [broken]);
    expect((await officer.post(`${BATCHES}/${id}/retry`)).status).toBe(202);
    expect(await settled(id)).toMatchObject({ done: 3, failed: 0, printFile: null });
    expect((await officer.post(`${BATCHES}/${id}/retry`)).status).toBe(409);
    await officer.post(`${BATCHES}/${id}/print-file`);
    expect((await printed(id)).printFile?.pages).toBeGreaterThan(before);
  });

  it('cancels what is open, once, and refuses files while something is in work', async () => {
    const paused = await startProduct({ QUEUES: 'events' });
    try {
      const person = await paused.as('sachbearbeitung@demo.example');
      const subject = { type: 'sample', id: 'bidder-answers' };
      const documents = [1, 2, 3].map(() => ({ template: 'bidder-answers', subject }));
      const key = { 'idempotency-key': 'batch-twice' };
      const wishes = [1, 2].map(() => person.post<BatchBody>(BATCHES, { title: 'Drei Muster', documents }, key));
      const [first, second] = await Promise.all(wishes);
      expect([first?.status, second?.status]).toEqual([202, 202]);
      expect(first?.body.id).toBe(second?.body.id);
      const id = first?.body.id ?? '';
      expect(first?.body).toMatchObject({ total: 3, waiting: 3, requestedBy: expect.any(String) as string });
      expect((await person.get(`${BATCHES}/${id}/zip`)).status).toBe(409);
      expect((await person.post(`${BATCHES}/${id}/print-file`)).status).toBe(409);
      const { items } = (await person.get<{ items: { id: string }[] }>('/api/documents')).body;
      const documentIds = items.map((item) => item.id);
      const picked = await person.post<{ detail: string }>(`${BATCHES}/selection`, { documentIds });
      expect(picked).toMatchObject({
        status: 409,
        body: { detail: expect.stringContaining('Noch nicht fertig') as string },
      });
      const both = await Promise.all([1, 2].map(() => person.post<BatchBody>(`${BATCHES}/${id}/cancel`)));
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      const { body } = await person.get<BatchBody>(`${BATCHES}/${id}`);
      expect(body).toMatchObject({ cancelled: 3, waiting: 0, finishedAt: expect.any(String) as string });
    } finally {
      await paused.stop();
    }
  });

  it('refuses all when one is refused, and says which', async () => {
    const count = async (): Promise<number> =>
      (await sql.query<{ count: string }>('select count(*) from documents.document')).rows.map((row) =>
        Number(row.count),
      )[0] ?? 0;
    const before = await count();
    await expect(requested('Eins ist falsch', [letter(1), letter(2, null, { subject: '' })])).rejects.toMatchObject({
      kind: 'invalid',
      errors: [expect.objectContaining({ pointer: '/documents/1/subject' })],
    });
    await expect(requested('Leer', [])).rejects.toMatchObject({ code: 'batch-size' });
    expect(await count()).toBe(before);
  });

  it('puts picked documents together, and nothing of another member or centre', async () => {
    const { rows: members } = await sql.query<{ id: string; slug: string }>(
      `select id, slug from organisation.member where slug in ('raunheim', 'trebur') and centre_id = $1`,
      [DEMO_CENTRES['gross-gerau']],
    );
    const memberOf = (slug: string) => members.find((member) => member.slug === slug)?.id ?? '';
    const own = await requested('Raunheim', [letter(1, memberOf('raunheim')), letter(2, memberOf('raunheim'))]);
    const other = await requested('Trebur', [letter(3, memberOf('trebur'))]);
    await settled(own.id);
    await settled(other.id);
    const raunheim = await product.as('besteller.raunheim@demo.example');
    const select = (client: Client, documentIds: readonly string[]) =>
      client.post<BatchBody>(`${BATCHES}/selection`, { documentIds });

    const turned = [...own.documentIds].reverse();
    const picked = await select(raunheim, turned);
    expect(picked).toMatchObject({
      status: 201,
      body: { total: 2, done: 2, title: 'Zusammenstellung von 2 Schriftstücken' },
    });
    const files = unzipped(await bytesOf(`${BATCHES}/${picked.body.id}/zip`, raunheim));
    expect([...files.keys()].sort()).toEqual([
      '1 Informationsschreiben an Firma 2.pdf',
      '2 Informationsschreiben an Firma 1.pdf',
      'Liste.csv',
    ]);
    expect((await select(raunheim, [...own.documentIds, ...other.documentIds])).status).toBe(404);
    const stranger = await product.as('besteller.trebur@demo.example');
    const foreign = await product.as('leitung@wetterau.example');
    for (const client of [stranger, foreign]) {
      expect((await select(client, own.documentIds)).status).toBe(404);
      for (const id of [own.id, picked.body.id]) {
        for (const url of [`${BATCHES}/${id}`, `${BATCHES}/${id}/zip`, `${BATCHES}/${id}/print-file`]) {
          expect((await client.get(url)).status).toBe(404);
        }
        for (const step of ['cancel', 'retry', 'print-file']) {
          expect((await client.post(`${BATCHES}/${id}/${step}`)).status).toBe(404);
        }
      }
    }
    expect((await foreign.get<{ items: unknown[] }>(BATCHES)).body.items).toEqual([]);
    expect((await stranger.get<{ items: BatchBody[] }>(BATCHES)).body.items.map(({ id }) => id)).toEqual([other.id]);
  });

  it('streams the progress of the whole to whoever may see it', async () => {
    const heard = await listen(product, officer);
    const { id } = await requested('Mit Fortschritt', letters(4));
    const counts = await eventually('the stream to tell of the end', async () => {
      const own = heard.batches().filter((batch) => batch.id === id);
      return own.at(-1)?.finishedAt ? own.map(({ done }) => done) : false;
    });
    expect([...counts].sort((a, b) => a - b)).toEqual(counts);
    expect(counts.at(-1)).toBe(4);
    heard.close();
  });
});

/** Opens the stream of events and returns once the server has said that it is listening. */
async function listen(product: Product, client: Client): Promise<{ batches(): BatchBody[]; close(): void }> {
  const abort = new AbortController();
  const answer = await fetch(`${product.address}/api/documents/events`, {
    headers: { cookie: client.cookie },
    signal: abort.signal,
  });
  let text = '';
  const read = async (): Promise<void> => {
    for await (const chunk of answer.body ?? []) text += Buffer.from(chunk as Uint8Array).toString();
  };
  read().catch(() => undefined);
  await eventually('the stream to be ready', async () => text.includes('event: ready'));
  return {
    batches: () =>
      text
        .split('\n\n')
        .filter((block) => /^event: batch$/m.test(block) && /^data: /m.test(block))
        .map((block) => JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '{}') as BatchBody),
    close: () => abort.abort(),
  };
}
