import { existsSync } from 'node:fs';
import path from 'node:path';
import { addDays, addMonths } from '@app/kernel';
import { DEMO_CENTRES } from '@app/platform';
import pg from 'pg';
import { eventually } from '../support/eventually';
import { ProcurementDesk, type Refusal } from '../support/procurement';
import type { Client } from '../support/product';

jest.setTimeout(90_000);

interface Kept {
  readonly subject: { type: string; id: string; label: string };
  readonly documents: number;
  readonly until: string | null;
  readonly rules: readonly { kind: string; text: string; citation: string | null }[];
  readonly obstacles: readonly string[];
  readonly hold: { id: string; reason: string } | null;
  readonly items: readonly { id: string; title: string; sha256: string }[];
}
interface Deletion {
  readonly documentId: string;
  readonly title: string;
  readonly sha256: string;
  readonly rules: readonly string[];
  readonly reason: string;
  readonly deletedBy: string;
  readonly file: string | null;
}
type Sample = 'purchase-order' | 'bidder-answers' | 'missing-documents' | 'price-comparison' | 'annual-report';
const SAMPLES: readonly Sample[] = [
  'purchase-order',
  'bidder-answers',
  'missing-documents',
  'price-comparison',
  'annual-report',
];
const REASON = 'Frist abgelaufen, Aktenplan geprüft';

describe('keeping and deleting documents', () => {
  let desk: ProcurementDesk;
  let head: Client;
  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    head = desk.head;
    for (const id of SAMPLES)
      await desk.officer.post('/api/documents', { template: id, subject: { type: 'sample', id } });
    await eventually('the documents', async () => {
      const { body } = await desk.officer.get<{ items: { state: string }[] }>('/api/documents?subjectType=sample');
      return body.items.length === SAMPLES.length && body.items.every(({ state }) => state === 'done');
    });
  });
  afterAll(() => desk.product.stop());

  const kept = async (id: string, who = head, type = 'sample'): Promise<Kept> =>
    (await who.get<Kept>(`/api/retention/subjects/${type}/${id}`)).body;
  const order = async (id: Sample, more: object = {}): Promise<object> => {
    const { subject, items } = await kept(id);
    const { type } = subject;
    const documents = items.map((item) => item.id);
    return { subject: { type, id }, documents, reason: REASON, confirmation: subject.label, ...more };
  };
  const remove = async (id: Sample, more: object = {}, who = head) =>
    who.post<{ deleted: number } & Refusal>('/api/retention/deletions', await order(id, more));
  const hold = (id: string, who = head) =>
    who.post<{ id: string } & Refusal>('/api/retention/holds', {
      subject: { type: 'sample', id },
      reason: 'Klage vor dem Landgericht',
    });
  const place = (sha256: string): string =>
    path.join(desk.product.dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.bin`);
  const protocol = async (): Promise<readonly Deletion[]> =>
    (await head.get<{ items: Deletion[] }>('/api/retention/deletions')).body.items;

  it('assumes no period: without a rule nothing may go', async () => {
    const { until, obstacles, documents } = await kept('purchase-order');
    expect([until, documents]).toEqual([null, 1]);
    expect(obstacles).toEqual(['Für diese Unterlagen ist kein Ende der Aufbewahrung hinterlegt.']);
    const refused = await remove('purchase-order');
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('kein Ende der Aufbewahrung')]);
  });

  it('a rule of the centre is set with its source, marked as its own, and holds to its last day', async () => {
    const rule = { subjectType: 'sample', years: 1, note: 'Aktenplan, Gruppe 02' };
    expect((await head.post('/api/retention/rules', { ...rule, years: 0 })).status).toBe(400);
    expect((await head.post('/api/retention/rules', rule)).status).toBe(204);
    expect((await head.post('/api/retention/rules', rule)).status).toBe(204);
    const { body } = await head.get<{ items: object[] }>('/api/retention/rules');
    expect(body.items).toEqual([
      expect.objectContaining({ subjectType: 'sample', years: 1, setBy: expect.any(String) }),
    ]);
    const { until, rules } = await kept('purchase-order');
    expect(rules).toEqual([{ kind: 'own', citation: null, until, text: expect.stringContaining('Eigene Regel') }]);
    expect(until).toBe(addMonths(desk.today, 12));
    const early = await remove('purchase-order');
    expect([early.status, early.body.detail]).toEqual([409, expect.stringContaining('Aufbewahrungsfrist läuft bis')]);
    expect((await head.get<{ items: Kept[] }>('/api/retention/subjects?due=true')).body.items).toEqual([]);
  });

  it('the law says how long the file of a procedure is kept, and that it goes on', async () => {
    const id = await desk.create();
    const made = await desk.officer.post<{ id: string }>('/api/documents', {
      template: 'procurement-record',
      subject: { type: 'procedure', id },
    });
    expect(made.status).toBe(202);
    await eventually('the record', async () => {
      const { body } = await desk.officer.get<{ state: string }>(`/api/documents/${made.body.id}`);
      return body.state === 'done';
    });
    const { rules, obstacles } = await kept(id, head, 'procedure');
    expect(rules).toEqual([expect.objectContaining({ kind: 'law', citation: expect.stringContaining('UVgO') })]);
    expect(obstacles).toContain('Der Vorgang ist noch nicht abgeschlossen.');
  });

  describe('after the last day', () => {
    beforeAll(async () => {
      await desk.clockTo(addDays(addMonths(desk.today, 12), 1));
      head = await desk.product.as('leitung@demo.example');
    });

    it('lists what may go', async () => {
      const { body } = await head.get<{ items: Kept[] }>('/api/retention/subjects?due=true');
      expect(body.items.map(({ subject }) => subject.id).sort()).toEqual([...SAMPLES].sort());
    });

    it('a hold keeps it, until it is lifted with a reason', async () => {
      const placed = await hold('purchase-order');
      expect(placed.status).toBe(201);
      expect((await hold('purchase-order')).status).toBe(409);
      const refused = await remove('purchase-order');
      expect([refused.status, refused.body.detail]).toEqual([
        409,
        expect.stringContaining('Löschsperre: Klage vor dem Landgericht'),
      ]);
      const release = `/api/retention/holds/${placed.body.id}/release`;
      expect((await head.post(release, { reason: 'x' })).status).toBe(400);
      expect((await head.post(release, { reason: 'Klage zurückgenommen' })).status).toBe(204);
      expect((await head.post(release, { reason: 'Klage zurückgenommen' })).status).toBe(409);
    });

    it('nobody of another centre reaches it by its ids, and only head and administration may', async () => {
      const other = await desk.product.as('leitung@wetterau.example');
      const wish = await order('purchase-order');
      expect((await other.get('/api/retention/subjects/sample/purchase-order')).status).toBe(404);
      expect((await other.post('/api/retention/deletions', wish)).status).toBe(404);
      expect((await hold('purchase-order', other)).status).toBe(404);
      const placed = await hold('annual-report');
      const reason = { reason: 'Klage zurückgenommen' };
      expect((await other.post(`/api/retention/holds/${placed.body.id}/release`, reason)).status).toBe(404);
      expect((await head.post(`/api/retention/holds/${placed.body.id}/release`, reason)).status).toBe(204);
      for (const [email, reads] of [
        ['sachbearbeitung@demo.example', 403],
        ['revision@demo.example', 200],
        ['besteller.nauheim@demo.example', 403],
      ] as const) {
        const who = await desk.product.as(email);
        expect((await who.get('/api/retention/subjects')).status).toBe(reads);
        expect((await who.get('/api/retention/deletions')).status).toBe(reads);
        expect((await who.post('/api/retention/deletions', wish)).status).toBe(403);
        expect((await hold('purchase-order', who)).status).toBe(403);
      }
      expect((await kept('purchase-order')).documents).toBe(1);
    });

    /** A file for the printer that holds these documents; its hash. */
    const printed = async (documentIds: readonly string[]): Promise<string> => {
      const picked = await desk.officer.post<{ id: string }>('/api/document-batches/selection', { documentIds });
      await desk.officer.post(`/api/document-batches/${picked.body.id}/print-file`);
      const owner = new pg.Client({ connectionString: desk.product.testDatabase.ownerUrl });
      await owner.connect();
      const made = `select sha256 from documents.print_file where batch_id = $1 and state = 'done'`;
      return eventually('the file for the printer', async () => {
        const { rows } = await owner.query<{ sha256: string }>(made, [picked.body.id]);
        return rows[0]?.sha256;
      }).finally(() => owner.end());
    };

    it('goes with its file and data, and stays in the protocol, the trail and its row', async () => {
      const [document] = (await kept('purchase-order')).items;
      const wrong = await remove('purchase-order', { confirmation: 'Bestellun' });
      expect([wrong.status, wrong.body.errors]).toEqual([400, [expect.objectContaining({ pointer: '/confirmation' })]]);
      const stale = await remove('purchase-order', { documents: ['01900000-0000-7000-8000-00000000dead'] });
      expect(stale.status).toBe(409);
      expect(existsSync(place(document!.sha256))).toBe(true);
      const copy = await printed([document!.id, (await kept('annual-report')).items[0]!.id]);
      const done = await remove('purchase-order');
      expect([done.status, done.body.deleted]).toEqual([200, 1]);
      const [entry] = await eventually('the file is gone', async () => {
        const entries = await protocol();
        return entries[0]?.file ? entries : undefined;
      });
      expect(entry).toMatchObject({
        ...{ documentId: document!.id, title: document!.title, sha256: document!.sha256, reason: REASON },
        rules: [expect.stringContaining('Aktenplan, Gruppe 02')],
        file: 'removed',
      });
      expect(existsSync(place(document!.sha256))).toBe(false);
      await eventually('its copy for the printer is gone', async () => !existsSync(place(copy)));
      const row = await head.get<{ state: string; deletedAt: string | null }>(`/api/documents/${document!.id}`);
      expect(row.body).toMatchObject({ state: 'done', deletedAt: expect.any(String) });
      const file = await head.get<Refusal>(`/api/documents/${document!.id}/file`);
      expect([file.status, file.body.detail]).toEqual([
        409,
        expect.stringContaining('nach Ablauf seiner Aufbewahrung'),
      ]);
      expect((await head.get('/api/retention/subjects/sample/purchase-order')).status).toBe(404);
      const trail = await head.get<{ items: { action: string }[] }>('/api/audit?subject=purchase-order');
      expect(trail.body.items.map(({ action }) => action)).toContain('retention.deleted');
      // Nobody takes a line out of the protocol, and the data of the document are gone.
      const owner = new pg.Client({ connectionString: desk.product.testDatabase.appUrl });
      await owner.connect();
      try {
        await expect(owner.query('delete from documents.deletion')).rejects.toThrow(/permission denied/);
        await expect(owner.query(`update documents.deletion set reason = 'x'`)).rejects.toThrow(/permission denied/);
      } finally {
        await owner.end();
      }
      const again = await head.post('/api/retention/deletions', {
        ...{ subject: { type: 'sample', id: 'purchase-order' }, documents: [document!.id] },
        ...{ reason: REASON, confirmation: 'Bestellung' },
      });
      expect(again.status).toBe(404);
    });

    it('leaves the file while any centre refers to the same bytes', async () => {
      const [document] = (await kept('bidder-answers')).items;
      const owner = new pg.Client({ connectionString: desk.product.testDatabase.ownerUrl });
      await owner.connect();
      const insert = `insert into documents.document (centre_id, id, template, template_version, title, subject_type,
          subject_id, subject_label, data, state, progress, sha256, size, pages, requested_at, finished_at, event_id)
        values ($1, gen_random_uuid(), 'bidder-answers', 1, 'Dasselbe', 'sample', 'x', 'x', '{}', 'done', 100, $2, 1, 1,
          now(), now(), gen_random_uuid())`;
      await owner.query(insert, [DEMO_CENTRES.wetterau, document!.sha256]).finally(() => owner.end());
      expect((await remove('bidder-answers')).status).toBe(200);
      await eventually('the file was looked after', async () => (await protocol())[0]?.file === 'kept');
      expect(existsSync(place(document!.sha256))).toBe(true);
    });

    it.each(['missing-documents', 'price-comparison'] as const)(
      'a hold and a deletion of %s in the same moment: one of them wins, never both',
      async (id) => {
        const wish = await order(id);
        const [held, deleted] = await Promise.all([hold(id), head.post('/api/retention/deletions', wish)]);
        expect([held.status === 201, deleted.status === 200].filter(Boolean)).toHaveLength(1);
        const { status } = await head.get(`/api/retention/subjects/sample/${id}`);
        expect(status).toBe(held.status === 201 ? 200 : 404);
        expect(held.status === 201 ? deleted.status : held.status).toBe(held.status === 201 ? 409 : 404);
      },
    );
  });
});
