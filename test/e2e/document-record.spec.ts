import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEMO_CENTRES, systemActor, UnitOfWork } from '@app/platform';
import { DocumentRequests } from '@app/documents/contract';
import { sampleOf } from '../../libs/documents/src/infrastructure/render';
import { hasTool } from '../../libs/documents/src/infrastructure/render/testing/pdf-reader';
import { eventually } from '../support/eventually';
import { type Client, type Product, startProduct } from '../support/product';

jest.setTimeout(60_000);

interface RecordBody {
  id: string;
  state: string;
  sha256: string;
  size: number;
  templateVersion: number;
  requestedBy: string | null;
  requestedAt: string;
  finishedAt: string;
  attempts: number;
  edition: number;
  editions: number;
  canRegenerate: boolean;
}

describe('the record of a document', () => {
  let product: Product;
  let officer: Client;
  beforeAll(async () => {
    product = await startProduct();
    officer = await product.as('sachbearbeitung@demo.example');
  });
  afterAll(() => product.stop());

  const wish = (template: string, data?: object): object => ({
    ...{ template, data },
    subject: { type: 'sample', id: template },
  });
  const requested = async (body: object): Promise<string> =>
    (await officer.post<{ id: string }>('/api/documents', body)).body.id;
  const settled = (id: string): Promise<RecordBody> =>
    eventually(`document ${id} done`, async () => {
      const { body } = await officer.get<RecordBody>(`/api/documents/${id}`);
      return body.state === 'done' && body;
    });
  const fileOf = async (id: string): Promise<Buffer> => {
    const answer = await fetch(`${product.address}/api/documents/${id}/file`, { headers: { cookie: officer.cookie } });
    return Buffer.from(await answer.arrayBuffer());
  };
  const again = (client: Client, id: string) => client.post<{ id: string }>(`/api/documents/${id}/editions`);

  it('says who asked, when, how large the file is and how often it was begun', async () => {
    const document = await settled(await requested(wish('bidder-answers')));
    const bytes = await fileOf(document.id);
    const { body } = await officer.get<{ person: { name: string } }>('/api/session');
    expect(document).toMatchObject({ requestedBy: body.person.name, size: bytes.length, attempts: 1, edition: 1 });
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(document.sha256);
    expect(Date.parse(document.finishedAt)).toBeGreaterThanOrEqual(Date.parse(document.requestedAt));
  });

  (hasTool('pdfdetach') ? it : it.skip)(
    'hands out the data as they are attached to the PDF, to staff only',
    async () => {
      const { id } = await settled(await requested(wish('purchase-order', { orderNumber: 'B-2027-Ü' })));
      const folder = mkdtempSync(path.join(tmpdir(), 'vergabezentrum-record-'));
      writeFileSync(path.join(folder, 'a.pdf'), await fileOf(id));
      execFileSync('pdfdetach', ['-saveall', '-o', folder, path.join(folder, 'a.pdf')]);
      const attached = readFileSync(path.join(folder, 'daten.json'));
      rmSync(folder, { recursive: true });
      const answer = await fetch(`${product.address}/api/documents/${id}/data`, {
        headers: { cookie: officer.cookie },
      });
      expect(answer.headers.get('content-disposition')).toContain('attachment; filename="Bestellung (Muster).json"');
      expect(Buffer.from(await answer.arrayBuffer()).equals(attached)).toBe(true);
      expect(JSON.parse(attached.toString())).toMatchObject({
        template: 'purchase-order',
        data: { orderNumber: 'B-2027-Ü' },
      });
      expect((await (await product.as('revision@demo.example')).get(`/api/documents/${id}/data`)).status).toBe(200);
      expect(
        (await (await product.as('besteller.raunheim@demo.example')).get(`/api/documents/${id}/data`)).status,
      ).toBe(403);
      expect((await (await product.as('leitung@wetterau.example')).get(`/api/documents/${id}/data`)).status).toBe(404);
    },
  );

  it('makes another edition, keeps the old one as it was, and shows the newest with the older ones behind it', async () => {
    const first = await settled(await requested(wish('annual-report', { introduction: 'Die erste Fassung.' })));
    const before = await fileOf(first.id);
    // A double click without a key, and one after it: all of them are the same edition.
    const answers = await Promise.all([1, 2, 3].map(() => again(officer, first.id)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    const [second, ...others] = new Set(answers.map(({ body }) => body.id));
    expect(second).not.toBe(first.id);
    expect(others).toEqual([]);
    const newest = await settled(second ?? '');
    expect(newest).toMatchObject({ edition: first.edition + 1, editions: first.edition + 1, canRegenerate: true });
    expect(newest.sha256).not.toBe(first.sha256);
    expect((await fileOf(first.id)).equals(before)).toBe(true);

    const latest = await officer.get<{ items: RecordBody[] }>('/api/documents?latest=true&subjectId=annual-report');
    expect(latest.body.items.map(({ id }) => id)).toEqual([newest.id]);
    const all = await officer.get<{ items: RecordBody[] }>(`/api/documents?editionsOf=${first.id}`);
    expect(all.body.items.map(({ id, edition }) => [id, edition])).toEqual([
      [newest.id, newest.edition],
      [first.id, first.edition],
    ]);
  });

  it('numbers editions without gap or double, however many are asked for at once', async () => {
    const wishes = Array.from({ length: 8 }, () =>
      officer.post<{ id: string }>('/api/documents', wish('price-comparison')),
    );
    const ids = (await Promise.all(wishes)).map(({ body }) => body.id);
    const { body } = await officer.get<{ items: RecordBody[] }>(`/api/documents?editionsOf=${ids[0]}`);
    expect(body.items.map(({ edition }) => edition).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('refuses another edition of a letter that only its room can write, and to whoever may not ask', async () => {
    const uow = product.app.get(UnitOfWork);
    const actor = systemActor(DEMO_CENTRES['gross-gerau'], 'document-record.spec');
    const letter = await uow.run(actor, () =>
      product.app.get(DocumentRequests).request({
        ...{ template: 'procedure-letter', title: 'Schreiben', memberId: null, data: sampleOf('procedure-letter') },
        subject: { type: 'procedure', id: 'one', label: 'one' },
      }),
    );
    const refused = await officer.post<{ detail: string }>(`/api/documents/${letter}/editions`);
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('erzeugen Sie es dort neu');
    for (const email of ['revision@demo.example', 'besteller.raunheim@demo.example', 'leitung@wetterau.example']) {
      expect([403, 404]).toContain((await again(await product.as(email), letter)).status);
    }
  });
});
