import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verifyArchive } from '../../libs/procedures/src/infrastructure/archive/pruefen.mjs';
import { eventually } from '../support/eventually';
import { ProcurementDesk } from '../support/procurement';
import { startProduct } from '../support/product';
import { S3Server } from '../support/s3-server';

jest.setTimeout(60_000);

interface Document {
  readonly state: string;
  readonly sha256: string | null;
}
interface Job {
  readonly subscriber: string;
  readonly state: string;
  readonly attempts: number;
  readonly error: string | null;
}

describe('files in a bucket', () => {
  let server: S3Server;
  let desk: ProcurementDesk;
  beforeAll(async () => {
    server = await S3Server.start();
    desk = await ProcurementDesk.open(startProduct(server.env));
  });
  afterAll(async () => {
    await desk?.product.stop();
    await server?.stop();
  });

  const request = async (): Promise<string> => {
    const wish = { template: 'purchase-order', subject: { type: 'sample', id: 'purchase-order' } };
    return (await desk.officer.post<{ id: string }>('/api/documents', wish)).body.id;
  };
  const done = (id: string): Promise<Document> =>
    eventually(`document ${id} done`, async () => {
      const { body } = await desk.officer.get<Document>(`/api/documents/${id}`);
      return body.state === 'done' && body;
    });
  const fetched = (url: string): Promise<Response> =>
    fetch(`${desk.product.address}${url}`, { headers: { cookie: desk.officer.cookie } });

  it('a document is made, lies in the bucket and not on the disk, and is handed out', async () => {
    const id = await request();
    const { sha256 } = await done(id);
    expect(await server.objects()).toContain(`${sha256?.slice(0, 2)}/${sha256?.slice(2, 4)}/${sha256}.bin`);
    expect((await readdir(desk.product.dataDir)).includes('files')).toBe(false);
    const file = await fetched(`/api/documents/${id}/file`);
    expect([file.status, file.headers.get('etag')]).toEqual([200, `"${sha256}"`]);
  });

  it('the archive of a procedure is put together from it', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 's3-archive-'));
    try {
      const answer = await fetched(`/api/procedures/${await desk.create()}/archive`);
      expect(answer.status).toBe(200);
      const zip = path.join(folder, 'akte.zip');
      await writeFile(zip, Buffer.from(await answer.arrayBuffer()));
      expect(await verifyArchive(zip)).toMatchObject({ ok: true, faults: [] });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('a bucket that is away is said, the work waits for it and goes on when it is back', async () => {
    const before = await request();
    await done(before);
    await server.leave();
    const waiting = await request();
    const job = await eventually('the job has failed once', async () => {
      const { body } = await desk.head.get<{ items: Job[] }>('/api/jobs?state=waiting');
      return body.items.find(({ subscriber, attempts }) => subscriber === 'documents.render' && attempts > 0);
    });
    expect(job.error).toBe('Der Dateispeicher antwortet nicht. Bitte versuchen Sie es in einigen Minuten erneut.');
    const ready = await fetch(`${desk.product.address}/api/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      expect.objectContaining({ missing: ['Der Dateispeicher antwortet nicht.'] }),
    ]);
    const file = await fetched(`/api/documents/${before}/file`);
    expect([file.status, file.headers.get('content-type')]).toEqual([503, expect.stringContaining('problem+json')]);
    expect(await file.json()).toMatchObject({ detail: expect.stringContaining('Dateispeicher antwortet nicht') });
    await server.comeBack();
    expect((await done(waiting)).sha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await fetch(`${desk.product.address}/api/health/ready`)).status).toBe(200);
  });
});
